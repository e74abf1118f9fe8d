import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, openApi } from './fixture.ts'

let api: Api
let headers: Record<string, string>
let described: Record<string, Record<string, { responses: Record<string, unknown> }>>
beforeAll(async () => {
  api = await openApi()
  headers = (await api.newKey({}, 1_000_000)).headers
  described = (await api.server.inject('/v2/openapi.json')).json().paths
})
afterAll(() => api.close())

/** Values that have broken servers before, besides what the generator comes up with. */
const nasty = fc.constantFrom<unknown>(
  ...[null, '', ' ', '\0', '\ud800', '\uffff', '🎬'.repeat(3000), '__proto__', 'true', '0', 'NaN', '../../etc/passwd'],
  ...[0, -0, -1, 0.5, 1e308, 2 ** 53, 2147483648, true, false, [], {}, [[]], [null], { a: 1 }],
  ...[
    'http://',
    'http://[',
    'http://a\u0000b/',
    'http://a:99999/',
    'javascript:alert(1)',
    'HTTP://A/%zz',
    'http:///',
    '//a',
  ],
)
const anything = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 60 }), fc.jsonValue({ maxDepth: 3 }))

const good: Record<string, unknown> = {
  model: 'wan-2.7-videoedit',
  prompt: 'film noir',
  webhookUrl: 'https://example.com/hook',
  webhookEvents: ['completed'],
}
const goodParams: Record<string, unknown> = {
  video: 'https://example.com/clip.mp4',
  reference_image: 'https://example.com/image.png',
  resolution: '720p',
  aspect_ratio: '16:9',
  duration: 5,
  audio_setting: 'auto',
  negative_prompt: 'grain',
  seed: 1,
}

/** A good object with some fields set to anything, some left out, some unknown added. */
const mutated = (object: Record<string, unknown>) =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(object)), anything), { maxLength: 2 }),
      fc.subarray(Object.keys(object), { maxLength: 1 }),
      fc.array(fc.tuple(fc.string({ maxLength: 12 }), anything), { maxLength: 1 }),
    )
    .map(([changes, dropped, added]) => {
      const kept = Object.entries(object).filter(([name]) => !dropped.includes(name))
      return Object.fromEntries([...kept, ...changes, ...added])
    })

const body = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(mutated(good), mutated(goodParams))
      .map(([outer, wan27VideoeditParams]) => ({ ...outer, wan27VideoeditParams })),
  },
  { weight: 1, arbitrary: anything },
)
const text = fc.oneof(
  { weight: 6, arbitrary: body.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  // A sound body with a byte changed.
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(150), fc.nat(255)).map(([at, byte]) => {
      const bytes = Buffer.from(JSON.stringify({ ...good, wan27VideoeditParams: goodParams }))
      bytes[at] = byte
      return bytes
    }),
  },
)

const headerText = fc.string({ unit: fc.constantFrom(...' !"%,;=\\aZ09\u00e9\u00ff-'), maxLength: 300 })
const query = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'status',
        'model',
        'limit',
        'cursor',
        'scope',
        'search',
        'include_models',
        'modality',
        'x',
        '__proto__',
      ),
      fc.oneof(
        fc.constantFrom('QUEUED', '20', 'team', 'true', 'video', '%', '%00', '%ff', '%F0%9F', '&=', '[]', '1e9'),
        fc.webQueryParameters(),
      ),
    ),
    { maxLength: 4 },
  )
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'))
const segment = fc.oneof(
  fc.uuid(),
  fc.constantFrom('..', '%2e%2e', '%', '%00', 'nope', '0'.repeat(400), "'or''='"),
  fc.webSegment(),
)

/** No 5xx, nothing but flat JSON, no word of our insides, and only what the description announces. */
function judge(
  route: string,
  method: string,
  reply: { statusCode: number; body: string; headers: Record<string, unknown> },
) {
  const { statusCode } = reply
  expect(statusCode).toBeLessThan(500)
  expect(reply.headers['x-request-id']).toEqual(expect.any(String))
  if (statusCode < 400) return
  const { error, details = {}, ...rest } = JSON.parse(reply.body)
  expect(error).toEqual(expect.any(String))
  expect(rest).toEqual(statusCode === 402 ? expect.any(Object) : {})
  for (const texts of Object.values(details)) expect(texts).toEqual([expect.any(String)])
  expect(reply.body).not.toMatch(/node_modules|\.ts:|\bat \w+ \(|FST_|SQLSTATE|statusCode/)
  const announced = Object.keys(described[route]?.[method]?.responses ?? {})
  // A URL that cannot be taken apart never gets as far as its route.
  if (error !== 'URL is malformed' && error !== 'Not found') expect(announced).toContain(String(statusCode))
}

const runs = (numRuns: number) => ({ numRuns, endOnFailure: true })

it('POST /v2/videos/edit survives whatever is sent', async () => {
  const contentType = fc.oneof(
    { weight: 9, arbitrary: fc.constant('application/json') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', 'application/json;', 'application/json; charset=utf-16', 'text/plain', 'a/b'),
    },
  )
  await fc.assert(
    fc.asyncProperty(text, contentType, fc.option(headerText), async (payload, type, key) => {
      const sent = { ...headers, 'content-type': type, ...(key !== null && { 'idempotency-key': key }) }
      const reply = await api.server.inject({ method: 'POST', url: '/v2/videos/edit', headers: sent, payload })
      judge('/v2/videos/edit', 'post', reply)
    }),
    runs(400),
  )
})

it('GET /v2/jobs and /v2/models survive any query', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('/v2/jobs', '/v2/models'), query, async (path, given) => {
      judge(path, 'get', await api.server.inject({ url: `${path}?${given}`, headers }))
    }),
    runs(300),
  )
})

it('GET /v2/jobs/{id} and /files/{key} survive any path', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('/v2/jobs/{id}', '/files/{key}'),
      segment,
      headerText,
      async (route, name, value) => {
        const given = { ...headers, range: `bytes=${value}`, 'if-none-match': value, 'if-range': value }
        const url = route.replace('{id}', name).replace('{key}', `videos/${name}`)
        judge(route, 'get', await api.server.inject({ url, headers: given }))
      },
    ),
    runs(300),
  )
})

it('POST /v2/uploads survives any form', async () => {
  const line = fc.constantFrom(
    ...[
      '--x',
      '--x--',
      '',
      'Content-Disposition: form-data; name="file"; filename="a"',
      'Content-Disposition: form-data',
    ],
    ...[
      'Content-Disposition: form-data; name="__proto__"',
      'Content-Type: application/json',
      '{bad',
      'BM',
      '\0\xff',
      '--',
    ],
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
      const payload = Buffer.from(lines.join('\r\n'), 'latin1')
      const sent = { ...headers, 'content-type': 'multipart/form-data; boundary=x' }
      judge(
        '/v2/uploads',
        'post',
        await api.server.inject({ method: 'POST', url: '/v2/uploads', headers: sent, payload }),
      )
    }),
    runs(200),
  )
})
