import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editRequest } from '../support/edit.ts'
import { type Api, openApi } from './fixture.ts'

let api: Api
let key: Awaited<ReturnType<Api['newKey']>>
beforeAll(async () => {
  api = await openApi()
  key = await api.newKey({}, 100_000)
})
afterAll(() => api.server.close())

async function post(payload: unknown, headers: Record<string, string> = {}, account = key) {
  const reply = await api.server.inject({
    method: 'POST',
    url: '/v2/videos/edit',
    headers: { ...account.headers, 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload),
  })
  return { status: reply.statusCode, body: reply.json(), headers: reply.headers }
}

const jobs = async () => (await api.database.query('select id from jobs')).length
const params = (changes: Record<string, unknown>) => {
  const request = editRequest()
  return { ...request, wan27VideoeditParams: { ...request.wan27VideoeditParams, ...changes } }
}
const minimal = {
  model: 'wan-2.7-videoedit',
  prompt: 'film noir',
  wan27VideoeditParams: { video: 'https://example.com/clip.mp4' },
}

describe('POST /v2/videos/edit', () => {
  it('202: creates a job and fills in the defaults', async () => {
    const { status, body } = await post(minimal)
    expect([status, body]).toEqual([202, { jobId: expect.any(String), status: 'QUEUED' }])
    const [job] = await api.database.query('select input, webhook_url, webhook_events from jobs where id = $1', [
      body.jobId,
    ])
    expect(job).toMatchObject({
      input: { wan27VideoeditParams: { resolution: '1080p', aspect_ratio: 'auto', audio_setting: 'auto' } },
      webhook_url: null,
    })
  })

  it('202: takes every field of the contract', async () => {
    const everything = {
      ...minimal,
      webhookUrl: 'http://example.com/hook?a=1',
      webhookEvents: ['progress', 'completed', 'failed'],
      wan27VideoeditParams: {
        video: 'https://example.com/clip.mp4',
        reference_image: 'https://example.com/image.png',
        resolution: '720p',
        aspect_ratio: '9:16',
        duration: 3,
        audio_setting: 'origin',
        negative_prompt: 'no grain',
        seed: 0,
      },
    }
    const { status, body } = await post(everything)
    expect(status).toBe(202)
    const [job] = await api.database.query('select input, price, webhook_events from jobs where id = $1', [body.jobId])
    expect(job).toMatchObject({ input: everything, price: 60, webhook_events: ['progress', 'completed', 'failed'] })
  })

  it('202: tells the receiver of completed and failed unless told otherwise', async () => {
    const { body } = await post({ ...minimal, webhookUrl: 'https://example.com/hook' })
    const [job] = await api.database.query('select webhook_events from jobs where id = $1', [body.jobId])
    expect(job).toEqual({ webhook_events: ['completed', 'failed'] })
  })

  it.each([
    ['a prompt of 5000 characters outside the basic plane', { ...minimal, prompt: '🎬'.repeat(5000) }],
    ['a negative prompt of 2500 characters', params({ negative_prompt: 'é'.repeat(2500) })],
    ['the largest seed', params({ seed: 2147483647 })],
    ['the longest duration', params({ duration: 10 })],
    ['a whole number written as a fraction', JSON.stringify(params({ seed: 123 })).replace('123', '123.0')],
  ])('202: %s', async (_what, payload) => {
    expect((await post(payload)).status).toBe(202)
  })

  it('202: the same idempotency key answers with the first job and charges once', async () => {
    const account = await api.newKey({}, 200)
    const first = await post(params({}), { 'idempotency-key': 'k'.repeat(255) }, account)
    const again = await post(params({}), { 'idempotency-key': 'k'.repeat(255) }, account)
    expect(again).toMatchObject({ status: 202, body: first.body })
    expect(await api.ledger.balance(account.account.team.id)).toBe(120)
  })

  const refused: [string, unknown, Record<string, string[]> | string[]][] = [
    ['no body at all', '', ['body']],
    ['null', 'null', { body: ['Required'] }],
    ['an array', '[]', ['body']],
    ['a string', '"x"', ['body']],
    ['nothing in it', {}, { model: ['Required'], prompt: ['Required'], wan27VideoeditParams: ['Required'] }],
    ['another model', { ...minimal, model: 'wan-2.6' }, ['model']],
    ['an empty prompt', { ...minimal, prompt: '' }, { prompt: ['Must not be blank'] }],
    ['a blank prompt', { ...minimal, prompt: ' \n\t\u00a0' }, { prompt: ['Must not be blank'] }],
    ['too long a prompt', { ...minimal, prompt: 'x'.repeat(5001) }, { prompt: ['Must be at most 5000 characters'] }],
    ['a prompt with NUL', { ...minimal, prompt: 'a\0b' }, { prompt: ['Must be well-formed Unicode without NUL'] }],
    ['half a character', { ...minimal, prompt: 'a\ud800b' }, { prompt: ['Must be well-formed Unicode without NUL'] }],
    ['a prompt that is no text', { ...minimal, prompt: 7 }, ['prompt']],
    ['an unknown field', { ...minimal, watermark: true }, { watermark: ['Unrecognized field'] }],
    ['an unknown parameter', params({ watermark: true }), { 'wan27VideoeditParams.watermark': ['Unrecognized field'] }],
    ['parameters that are a list', { ...minimal, wan27VideoeditParams: [] }, ['wan27VideoeditParams']],
    ['no video', { ...minimal, wan27VideoeditParams: {} }, { 'wan27VideoeditParams.video': ['Required'] }],
    ['a file as video', params({ video: 'file:///etc/passwd' }), ['wan27VideoeditParams.video']],
    ['a video that is no URL', params({ video: 'clip.mp4' }), ['wan27VideoeditParams.video']],
    ['a video URL with NUL', params({ video: 'http://a/\0' }), ['wan27VideoeditParams.video']],
    ['null as reference', params({ reference_image: null }), ['wan27VideoeditParams.reference_image']],
    ['another resolution', params({ resolution: '480p' }), ['wan27VideoeditParams.resolution']],
    ['another ratio', params({ aspect_ratio: '2:1' }), ['wan27VideoeditParams.aspect_ratio']],
    ['too short a duration', params({ duration: 1 }), ['wan27VideoeditParams.duration']],
    ['too long a duration', params({ duration: 11 }), ['wan27VideoeditParams.duration']],
    ['half a second', params({ duration: 2.5 }), ['wan27VideoeditParams.duration']],
    ['a duration in quotes', params({ duration: '5' }), ['wan27VideoeditParams.duration']],
    ['another sound', params({ audio_setting: 'mute' }), ['wan27VideoeditParams.audio_setting']],
    [
      'too long a negative prompt',
      params({ negative_prompt: 'x'.repeat(2501) }),
      ['wan27VideoeditParams.negative_prompt'],
    ],
    ['a negative seed', params({ seed: -1 }), ['wan27VideoeditParams.seed']],
    ['too large a seed', params({ seed: 2147483648 }), ['wan27VideoeditParams.seed']],
    ['an ftp receiver', { ...minimal, webhookUrl: 'ftp://a/b' }, ['webhookUrl']],
    ['no events', { ...minimal, webhookEvents: [] }, ['webhookEvents']],
    ['an unknown event', { ...minimal, webhookEvents: ['completed', 'done'] }, ['webhookEvents.1']],
  ]
  it.each(refused)('400: %s', async (_what, payload, details) => {
    const before = await jobs()
    const { status, body } = await post(payload)
    expect(status).toBe(400)
    if (Array.isArray(details)) expect(Object.keys(body.details ?? {})).toEqual(details)
    else expect(body).toEqual({ error: 'Validation error', details })
    expect(await jobs()).toBe(before)
  })

  it('400: an answer names no more than fifty fields', async () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`field${index}`, 1]))
    const { status, body } = await post({ ...minimal, ...many })
    expect(status).toBe(400)
    expect(Object.keys(body.details)).toHaveLength(50)
  })

  it.each([
    ['cut off', '{"model":'],
    ['not JSON', '{bad'],
    ['reaching for the prototype', '{"__proto__":{"admin":true}}'],
    ['reaching for the prototype in disguise', '{"\\u005f_proto__":{}}'],
    ['reaching for the constructor', '{"constructor":{"prototype":{"admin":true}}}'],
    ['nested without end', '['.repeat(200_000)],
  ])('400: a body that is %s', async (_what, payload) => {
    const { status, body } = await post(payload)
    expect([status, body]).toEqual([400, { error: 'Request body is not valid JSON' }])
  })

  it('400: a body that is no UTF-8', async () => {
    const { status, body } = await post(Buffer.from('{"prompt":"caf\xe9"}', 'latin1'))
    expect([status, body]).toEqual([400, { error: 'Request body is not valid UTF-8' }])
  })

  it.each(['', 'k'.repeat(256)])('400: idempotency key "%s"', async (idempotencyKey) => {
    const { status, body } = await post(minimal, { 'idempotency-key': idempotencyKey })
    expect(status).toBe(400)
    expect(Object.keys(body.details)).toEqual(['idempotency-key'])
  })

  it('400: a prompt of which no engine can do anything', async () => {
    const { status, body } = await post({ ...minimal, prompt: 'impossible' })
    expect(status).toBe(400)
    expect(body).toEqual({
      error: 'Validation error',
      details: { prompt: expect.any(Array) },
      edits: [expect.objectContaining({ outcome: 'ignored' })],
      nearest: ['give it the film noir look'],
    })
  })

  it('402: says what it would cost and what there is', async () => {
    const { status, body } = await post(params({}), {}, await api.newKey({}, 79))
    expect([status, body]).toEqual([402, { error: 'Insufficient credits', creditsRequired: 80, creditsAvailable: 79 }])
  })

  it('409: the same idempotency key with another body', async () => {
    await post(params({}), { 'idempotency-key': 'once' })
    const { status, body } = await post(params({ seed: 1 }), { 'idempotency-key': 'once' })
    expect([status, Object.keys(body)]).toEqual([409, ['error']])
  })

  it('413: more than a megabyte', async () => {
    const { status, body } = await post({ ...minimal, prompt: 'x'.repeat(1_100_000) })
    expect([status, body]).toEqual([413, { error: 'Request body is too large' }])
  })

  it.each(['text/plain', 'multipart/form-data; boundary=x', 'application/xml', 'json', 'application/json-seq'])(
    '415: %s',
    async (type) => {
      const { status, body } = await post(minimal, { 'content-type': type })
      expect([status, body]).toEqual([415, { error: 'Unsupported media type' }])
    },
  )

  it('503: while the database is away', async () => {
    await api.database.close()
    const { status, body, headers } = await post(minimal)
    expect([status, body]).toEqual([503, { error: 'Service unavailable' }])
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  })
})
