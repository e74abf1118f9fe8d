import { afterEach, expect, it } from 'vitest'
import type { JobEvent } from '../../client/index.ts'
import { type Answer, hangsUp, says, toldServer } from './told-server.ts'

const ID = '00000000-0000-4000-8000-000000000000'
const job = (progress: number) => ({
  ...{ id: ID, status: progress === 100 ? 'COMPLETED' : 'PROCESSING', model: 'wan-2.7-videoedit', progress },
  ...{ result: null, error: null, creditCost: 40, webhookStatus: null, createdAt: '2026-01-01T00:00:00Z' },
  ...{ completedAt: progress === 100 ? '2026-01-01T00:00:09Z' : null, expired: false },
})
const event = (progress: number) =>
  `id: ${progress}\nevent: job\ndata: ${JSON.stringify({ ...job(progress), phase: 'editing', queuePosition: null })}\n\n`

/** A stream of these pieces of text, each in a packet of its own; `last` ends it. */
const streams =
  (pieces: string[], last: (response: Parameters<Answer>[0]) => void = (response) => response.end()): Answer =>
  async (response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' })
    for (const piece of pieces) {
      response.write(piece)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    last(response)
  }

let server: Awaited<ReturnType<typeof toldServer>>
afterEach(() => server.close())
const progressOf = async (...answers: [Answer, ...Answer[]]): Promise<number[]> => {
  server = await toldServer(...answers)
  const events: JobEvent[] = []
  for await (const told of server.retake.jobs.events(ID)) events.push(told)
  return events.map(({ progress }) => progress)
}

it('reads events however they are cut into packets, and skips what is none', async () => {
  const text = `retry: 2000\n\n: still here\n\n${event(10)}event: other\ndata: {}\n\n${event(100).replaceAll('\n', '\r\n')}`
  expect(await progressOf(streams(text.match(/.{1,7}/gs) ?? []))).toEqual([10, 100])
})

it('goes on after the last event it saw, when the stream breaks off or is closed', async () => {
  const breaks = streams([event(10)], (response) => response.socket?.destroy())
  expect(await progressOf(breaks, hangsUp, streams([event(20)]), streams([event(100)]))).toEqual([10, 20, 100])
  expect(server.requests.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '10', '10', '20'])
})

it.each<[string, Answer]>([
  ['has no events', says(404, { error: 'Not found' })],
  ['answers something else', says(200, { hello: 'there' })],
])('asks instead where the server %s', async (_name, instead) => {
  const polls = [says(200, job(10)), says(503, { error: 'away' }, { 'Retry-After': '0' }), says(200, job(100))]
  expect(await progressOf(instead, ...polls)).toEqual([10, 100])
  expect(server.requests.map(({ url }) => url?.replace(ID, 'id'))).toEqual([
    '/v2/jobs/id/events',
    ...Array(3).fill('/v2/jobs/id'),
  ])
})

it.each<[string, Answer]>([
  ['the events', (response) => response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders()],
  ['the whole answer', () => undefined],
])(
  'asks instead where a proxy holds back %s',
  async (_name, silent) => {
    expect(await progressOf(silent, says(200, job(100)))).toEqual([100])
  },
  20_000,
)
