import { describe, expect, it } from 'vitest'
import type { EditTask } from '../../../src/engines/engine.ts'
import { edit, never, task } from '../remote/adapter-case.ts'
import { fal } from './fixture.ts'

const { server, service } = fal()

async function sent(changes: Partial<EditTask> = {}, rest: Partial<typeof task> = {}) {
  const adapter = service()
  await adapter.start(await adapter.prepare({ ...task, ...rest, edit: { ...edit, ...changes } }, never), never)
  return [...server().tasks.values()].at(-1)
}

describe('the request', () => {
  it('holds the model input and nothing else', async () => {
    expect((await sent())?.input).toEqual({
      prompt: 'make it snow',
      video_url: 'https://retake.example.com/clip.mp4',
      resolution: '720p',
      duration: 0,
      audio_setting: 'auto',
      seed: 7,
      enable_safety_checker: true,
    })
  })

  it('is what was prepared', async () => {
    const prepared = await service().prepare(task, never)
    expect((await sent())?.input).toEqual(prepared.input)
  })

  it.each([
    [{ prompt: 'a storm' }, { prompt: 'a storm' }],
    [{ resolution: '1080p' }, { resolution: '1080p' }],
    [{ aspectRatio: '9:16' }, { aspect_ratio: '9:16' }],
    [{ duration: 5 }, { duration: 5 }],
    [{ audio: 'origin' }, { audio_setting: 'origin' }],
    [{ seed: 2147483647 }, { seed: 2147483647 }],
  ] as [Partial<EditTask>, object][])('maps %o', async (changes, input) => {
    expect((await sent(changes))?.input).toMatchObject(input)
  })

  it('leaves out what the model does not know: no ratio, a negative prompt', async () => {
    const input = (await sent({ aspectRatio: 'auto', negativePrompt: 'blurry' }))?.input
    expect(input).not.toHaveProperty('aspect_ratio')
    expect(JSON.stringify(input)).not.toContain('blurry')
  })

  it('names the reference image', async () => {
    const reference = { file: '/nowhere/face.png', url: 'https://retake.example.com/face.png' }
    expect((await sent({}, { reference }))?.input).toMatchObject({ reference_image_url: reference.url })
  })

  it('asks for news only where it can be heard', async () => {
    expect((await sent())?.hook).toBeNull()
    const hook = 'https://retake.example.com/hooks/fal/job-1?x=1&y=2'
    expect((await sent({}, { hook }))?.hook).toBe(hook)
  })

  it('goes to the endpoint that it was prepared for, whatever the setting is by then', async () => {
    const prepared = await service().prepare(task, never)
    await service({ endpoint: 'fal-ai/other/edit' }).start(prepared, never)
    expect(server().requests.at(-1)?.path).toBe('/fal-ai/wan/v2.7/edit-video')
  })
})

describe('the test server', () => {
  const post = (body: unknown, headers: Record<string, string> = {}, query = '') =>
    fetch(`${server().url}/fal-ai/wan/v2.7/edit-video${query}`, {
      method: 'POST',
      headers: { authorization: `Key ${server().key}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }).then(({ status }) => status)
  const input = { prompt: 'x', video_url: 'https://retake.example.com/clip.mp4' }

  it.each([
    ['a good request', input, {}, '', 200],
    ['another scheme of key', input, { authorization: 'Bearer x' }, '', 401],
    ['another content type', input, { 'content-type': 'text/plain' }, '', 422],
    ['an unknown field', { ...input, negative_prompt: 'x' }, {}, '', 422],
    ['a wrapped input', { input }, {}, '', 422],
    ['a ratio of auto', { ...input, aspect_ratio: 'auto' }, {}, '', 422],
    ['a duration as text', { ...input, duration: '5s' }, {}, '', 422],
    ['a duration of one second', { ...input, duration: 1 }, {}, '', 422],
    ['a video that is no URL', { ...input, video_url: 'data:video/mp4;base64,AA' }, {}, '', 422],
    ['another query', input, {}, '?webhook=https://x.example.com', 422],
  ])('answers %s as fal would', async (_, body, headers, query, status) => {
    expect(await post(body, headers, query)).toBe(status)
  })
})
