import { afterEach, expect, it } from 'vitest'
import { type Answer, hangsUp, says, toldServer } from './told-server.ts'

const ACCEPTED = { jobId: '00000000-0000-4000-8000-000000000000', status: 'QUEUED' }
const EDIT = { video: 'https://example.com/clip.mp4', prompt: 'film noir' }

let server: Awaited<ReturnType<typeof toldServer>>
const told = async (...answers: [Answer, ...Answer[]]) => {
  server = await toldServer(...answers)
  return server.retake
}
afterEach(() => server.close())

it.each([
  ['a lost connection', hangsUp],
  ['a 503', says(503, { error: 'Service unavailable' }, { 'Retry-After': '0' })],
  ['a proxy without its server', (response) => response.writeHead(502).end('<html>Bad gateway</html>')],
  [
    'an answer that breaks off',
    (response) => {
      response.writeHead(202, { 'Content-Length': '100' }).write('{"jobId"')
      setTimeout(() => response.socket?.destroy(), 50)
    },
  ],
] satisfies [string, Answer][])('submits again after %s, under the same key', async (_name, failing) => {
  const retake = await told(failing, failing, says(202, ACCEPTED))
  expect(await retake.edit(EDIT)).toEqual(ACCEPTED)
  const keys = server.requests.map(({ headers }) => headers['idempotency-key'])
  expect(keys).toEqual(Array(3).fill(expect.stringMatching(/^[0-9a-f]{32}$/)))
  expect(new Set(keys).size).toBe(1)
})

it('uses a fresh key for each edit, and the caller’s own where there is one', async () => {
  const retake = await told(says(202, ACCEPTED))
  await retake.edit(EDIT)
  await retake.edit(EDIT)
  await retake.edit({ ...EDIT, idempotencyKey: 'order-17' })
  const [first, second, own] = server.requests.map(({ headers }) => headers['idempotency-key'])
  expect(first).not.toBe(second)
  expect(own).toBe('order-17')
})

it('never submits again without a key', async () => {
  const retake = await told(hangsUp, says(202, ACCEPTED))
  await expect(retake.edit({ ...EDIT, idempotencyKey: null })).rejects.toMatchObject({ kind: 'network' })
  expect(server.requests).toHaveLength(1)
  expect(server.requests[0]?.headers).not.toHaveProperty('idempotency-key')
})

it('says of a refused prompt why, part by part, and what comes nearest', async () => {
  const edits = [{ clause: 'add a dragon', outcome: 'ignored', detail: 'nothing new is drawn' }]
  const refusal = { error: 'Validation error', details: { prompt: ['Nothing can be done'] }, edits, nearest: ['sepia'] }
  const retake = await told(says(400, refusal), says(400, { error: 'Validation error' }))
  await expect(retake.edit(EDIT)).rejects.toMatchObject({ kind: 'invalid', edits, nearest: ['sepia'] })
  await expect(retake.edit(EDIT)).rejects.toMatchObject({ kind: 'invalid', edits: [], nearest: [] })
})

it('does not repeat what would only be refused again, nor what might be done twice', async () => {
  const retake = await told(
    says(400, { error: 'Validation error' }),
    says(500, { error: 'Internal server error' }),
    hangsUp,
  )
  await expect(retake.edit(EDIT)).rejects.toMatchObject({ kind: 'invalid' })
  await expect(retake.edit(EDIT)).rejects.toMatchObject({ kind: 'unavailable', status: 500 })
  await expect(retake.jobs.cancel('x')).rejects.toMatchObject({ kind: 'network' })
  expect(server.requests).toHaveLength(3)
})

it('waits as long as Retry-After asks', async () => {
  const retake = await told(
    says(429, { error: 'Too many requests' }, { 'Retry-After': '2' }),
    says(200, { models: [] }),
  )
  const start = performance.now()
  expect(await retake.models()).toEqual([])
  expect(performance.now() - start).toBeGreaterThanOrEqual(1990)
})

it('gives up after so many tries, with the last error', async () => {
  const retake = await told(says(503, { error: 'Service unavailable' }, { 'Retry-After': '0', 'X-Request-Id': 'r1' }))
  await expect(retake.me()).rejects.toMatchObject({ kind: 'unavailable', status: 503, requestId: 'r1' })
  expect(server.requests).toHaveLength(4)
}, 20_000)

it('stops at once when told to, while it asks and between two tries', async () => {
  const reason = new Error('enough')
  const silent = await told(() => undefined)
  const asking = new AbortController()
  setTimeout(() => asking.abort(reason), 50)
  await expect(silent.me(asking.signal)).rejects.toBe(reason)
  server.close()

  const busy = await told(says(429, { error: 'Too many requests' }, { 'Retry-After': '3600' }))
  const pausing = new AbortController()
  setTimeout(() => pausing.abort(reason), 100)
  await expect(busy.me(pausing.signal)).rejects.toBe(reason)
})

it('takes the key nowhere else', async () => {
  const other = await toldServer(says(200, {}))
  const retake = await told((response) => response.writeHead(307, { Location: `${other.url}/v2/me` }).end())
  await expect(retake.me()).rejects.toMatchObject({ kind: 'network' })
  expect(other.requests).toEqual([])
  other.close()
}, 20_000)
