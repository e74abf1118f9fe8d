import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EditTask } from '../../../src/engines/engine.ts'
import { edit, never, task, upload } from '../remote/adapter-case.ts'
import { replicate } from './fixture.ts'

const { server, service } = replicate()

async function sent(changes: Partial<EditTask> = {}, rest: Partial<typeof task> = {}) {
  const adapter = service()
  await adapter.start(await adapter.prepare({ ...task, ...rest, edit: { ...edit, ...changes } }, never), never)
  return [...server().tasks.values()].at(-1)
}

describe('the request', () => {
  it('holds the model input and nothing else', async () => {
    expect((await sent())?.input).toEqual({
      video: 'https://retake.example.com/clip.mp4',
      prompt: 'make it snow',
      resolution: '720p',
      aspect_ratio: 'auto',
      audio_setting: 'auto',
      seed: 7,
    })
  })

  it.each([
    [{ prompt: 'a storm' }, { prompt: 'a storm' }],
    [{ resolution: '1080p' }, { resolution: '1080p' }],
    [{ aspectRatio: '3:4' }, { aspect_ratio: '3:4' }],
    [{ duration: 5 }, { duration: 5 }],
    [{ audio: 'origin' }, { audio_setting: 'origin' }],
    [{ seed: 0 }, { seed: 0 }],
  ] as [Partial<EditTask>, object][])('maps %o', async (changes, input) => {
    expect((await sent(changes))?.input).toMatchObject(input)
  })

  it('leaves out what the model does not know: a negative prompt', async () => {
    expect(JSON.stringify((await sent({ negativePrompt: 'blurry' }))?.input)).not.toContain('blurry')
  })

  it('names the reference image', async () => {
    const reference = { file: '/nowhere/face.png', url: 'https://retake.example.com/face.png' }
    expect((await sent({}, { reference }))?.input).toMatchObject({ reference_image: reference.url })
  })

  it('asks for news of start and end, by https alone', async () => {
    expect((await sent())?.webhook).toBeNull()
    expect((await sent({}, { hook: 'http://127.0.0.1:1/hooks/replicate/job-1' }))?.webhook).toBeNull()
    const hook = 'https://retake.example.com/hooks/replicate/job-1'
    expect((await sent({}, { hook }))?.webhook).toBe(hook)
    const body = JSON.parse(server().requests.at(-1)?.body.toString() ?? '')
    expect(body.webhook_events_filter).toEqual(['start', 'completed'])
  })

  it('goes to the model that it was prepared for, whatever the setting is by then', async () => {
    const prepared = await service().prepare(task, never)
    await service({ model: 'some/other' }).start(prepared, never)
    expect(server().requests.at(-1)?.path).toBe('/v1/models/wan-video/wan-2.7-videoedit/predictions')
  })
})

describe('handing over files', () => {
  let directory: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'retake-replicate-'))
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  it('uploads nothing that Replicate can fetch from us', async () => {
    await sent()
    expect(server().files.size).toBe(0)
  })

  it('uploads the bytes as they are, named by the job', async () => {
    const source = upload(directory, 'mp4', 3 * 1048576)
    const reference = upload(directory, 'png')
    const input = (await sent({}, { source, reference }))?.input as Record<string, string>
    const [video, image] = [server().files.get(input.video ?? ''), server().files.get(input.reference_image ?? '')]
    expect(video).toMatchObject({ name: 'job-1.mp4', contentType: 'video/mp4' })
    expect(video?.content.equals(readFileSync(source.file))).toBe(true)
    expect(image).toMatchObject({ name: 'job-1-reference.png', contentType: 'image/png' })
    expect(image?.content.equals(readFileSync(reference.file))).toBe(true)
  })

  it.each([
    ['an error', { at: 'upload', answer: { status: 500 } }],
    ['no answer', { at: 'upload', cut: 'before' }],
  ] as const)('fails so that it may be tried again: %s', async (_, fault) => {
    server().misbehave(fault)
    const source = upload(directory, 'mp4')
    await expect(sent({}, { source })).rejects.toMatchObject({ kind: 'upstream', retryable: true })
    expect((await sent({}, { source }))?.input.video).toContain('/v1/files/')
  })
})

describe('the test server', () => {
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${server().url}/models/wan-video/wan-2.7-videoedit/predictions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server().token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }).then(({ status }) => status)
  const input = { prompt: 'x', video: 'https://retake.example.com/clip.mp4' }

  it.each([
    ['a good request', { input }, {}, 201],
    ['another scheme of token', { input }, { authorization: 'Key x' }, 401],
    ['another content type', { input }, { 'content-type': 'text/plain' }, 415],
    ['an unknown input', { input: { ...input, negative_prompt: 'x' } }, {}, 422],
    ['an input without its wrapper', input, {}, 422],
    ['a duration of zero', { input: { ...input, duration: 0 } }, {}, 422],
    ['a webhook without TLS', { input, webhook: 'http://example.com' }, {}, 422],
    ['an unknown event', { input, webhook: 'https://example.com', webhook_events_filter: ['end'] }, {}, 422],
  ])('answers %s as Replicate would', async (_, body, headers, status) => {
    expect(await post(body, headers)).toBe(status)
  })
})
