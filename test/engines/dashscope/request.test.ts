import { describe, expect, it } from 'vitest'
import type { EditTask } from '../../../src/engines/engine.ts'
import type { RemoteTask } from '../../../src/engines/remote/service.ts'
import { connected, publicTask, signal } from './fixture.ts'

/** What the server got, and took. */
async function sent(task: RemoteTask, model = 'wan2.7-videoedit') {
  const { server, service } = await connected({ model })
  await service.start(await service.prepare(task, signal), signal)
  const create = server.requests.find(({ path }) => path.endsWith('/video-synthesis'))
  return { headers: create?.headers ?? {}, body: JSON.parse(create?.body.toString() ?? '') }
}

describe('the create', () => {
  it('says everything that there is to say, once', async () => {
    const { headers, body } = await sent(publicTask())
    expect(headers).toMatchObject({ authorization: 'Bearer sk-test', 'x-dashscope-async': 'enable' })
    expect(headers).not.toHaveProperty('x-dashscope-ossresourceresolve')
    expect(headers).not.toHaveProperty('x-dashscope-workspace')
    expect(body).toEqual({
      model: 'wan2.7-videoedit',
      input: {
        prompt: 'make it snow',
        media: [{ type: 'video', url: 'https://retake.example/clip.mp4?signed' }],
      },
      parameters: {
        ...{ resolution: '720P', duration: 0, audio_setting: 'auto', prompt_extend: true, watermark: false, seed: 7 },
      },
    })
  })

  it.each<[Partial<EditTask>, object]>([
    [{ resolution: '1080p' }, { resolution: '1080P' }],
    [{ aspectRatio: '9:16' }, { ratio: '9:16' }],
    [{ duration: 3 }, { duration: 3 }],
    [{ audio: 'origin' }, { audio_setting: 'origin' }],
    [{ seed: 0 }, { seed: 0 }],
    [{ seed: 2147483647 }, { seed: 2147483647 }],
  ])('maps %j', async (edit, parameters) => {
    expect((await sent(publicTask(edit))).body.parameters).toMatchObject(parameters)
  })

  it('cuts the negative prompt to 500 whole characters, and leaves an empty one out', async () => {
    expect((await sent(publicTask({ negativePrompt: '' }))).body.input).not.toHaveProperty('negative_prompt')
    const { body } = await sent(publicTask({ negativePrompt: 'é'.repeat(600) }))
    expect(body.input.negative_prompt).toBe('é'.repeat(500))
    const { service } = await connected()
    const prepared = await service.prepare(publicTask({ negativePrompt: `${'é'.repeat(499)}😀😀` }), signal)
    expect(prepared).toMatchObject({ request: { input: { negative_prompt: `${'é'.repeat(499)}😀` } } })
  })

  it('names the reference image', async () => {
    const reference = { file: '/nowhere.png', url: 'https://retake.example/image.png' }
    const { body } = await sent({ ...publicTask(), reference })
    expect(body.input.media[1]).toEqual({ type: 'reference_image', url: reference.url })
  })

  it('names the workspace, and takes a base with /api/v1', async () => {
    const { server, service } = await connected({ workspace: 'ws-1' }, { workspace: 'ws-1' })
    await service.start(await service.prepare(publicTask(), signal), signal)
    expect(server.requests.at(-1)?.headers['x-dashscope-workspace']).toBe('ws-1')
    const other = await connected()
    const { serviceOf } = await import('./fixture.ts')
    const slashed = serviceOf(other.server, { baseUrl: `${other.server.url}/api/v1/` })
    await slashed.start(await slashed.prepare(publicTask(), signal), signal)
    expect(other.server.creates()).toBe(1)
  })
})

describe('other models of the protocol', () => {
  it('gives HappyHorse what it has parameters for', async () => {
    const { body } = await sent(publicTask({ audio: 'origin', negativePrompt: 'blur' }), 'happyhorse-1.0-video-edit')
    expect(body.parameters).toEqual({ resolution: '720P', audio_setting: 'origin', watermark: false, seed: 7 })
    expect(body.input).not.toHaveProperty('negative_prompt')
  })

  it('tells Wan 3.0 which clip is meant, and how long it is', async () => {
    const { body } = await sent(publicTask(), 'wan3.0-video')
    expect(body.input.prompt).toBe('Edit Video 1: make it snow')
    expect(body.input.media[0].type).toBe('reference_video')
    const { parameters } = body
    expect(parameters).toEqual({
      resolution: '720P',
      ratio: 'adaptive',
      duration: 4,
      audio: true,
      watermark: false,
      seed: 7,
    })
  })

  it.each<[string, Partial<EditTask>]>([
    ['happyhorse-1.0-video-edit', { duration: 3 }],
    ['happyhorse-1.0-video-edit', { aspectRatio: '1:1' }],
    ['wan3.0-video', { audio: 'origin' }],
  ])('%s refuses what it cannot be told: %j', async (model, edit) => {
    const { server, service } = await connected({ model })
    await expect(service.prepare(publicTask(edit), signal)).rejects.toMatchObject({ kind: 'input', retryable: false })
    expect(server.requests).toEqual([])
  })

  it('knows a dated snapshot, and no other model', async () => {
    const { service } = await connected({ model: 'wan2.7-videoedit-2026-04-03' })
    expect(service.facts.label).toBe('Wan 2.7 VideoEdit on Alibaba Model Studio')
    await expect(connected({ model: 'qwen-max' })).rejects.toThrow('qwen-max is no model')
  })
})
