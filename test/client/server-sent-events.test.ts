import { describe, expect, it } from 'vitest'
import { readEvents, type ServerSentEvent } from '../../client/server-sent-events.ts'

async function eventsIn(...pieces: (string | Uint8Array)[]): Promise<ServerSentEvent[]> {
  const body = ReadableStream.from(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)))
  const answer = new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
  const found: ServerSentEvent[] = []
  for await (const event of readEvents(Promise.resolve(answer))) found.push(event)
  return found
}

describe('a stream of events', () => {
  it('is read whatever the pieces are that it comes in', async () => {
    const text = 'retry: 2000\n\nid: 3\nevent: job\ndata: {"a":1}\n\n: still here\n\nid: 4\nevent: job\ndata: {}\n\n'
    const whole = await eventsIn(text)
    expect(whole).toEqual([
      { id: '3', event: 'job', data: '{"a":1}' },
      { id: '4', event: 'job', data: '{}' },
    ])
    expect(await eventsIn(...text)).toEqual(whole)
  })

  it.each(['\n', '\r\n'])('ends lines with %j', async (end) => {
    const [event] = await eventsIn(['event: job', 'data: one', 'data:two', '', ''].join(end))
    expect(event).toEqual({ id: undefined, event: 'job', data: 'one\ntwo' })
  })

  it('keeps letters whole that two pieces share', async () => {
    const bytes = new TextEncoder().encode('data: Übergröße\n\n')
    const [event] = await eventsIn(bytes.slice(0, 7), bytes.slice(7))
    expect(event?.data).toBe('Übergröße')
  })

  it('leaves out an event that was cut off', async () => {
    expect(await eventsIn('event: job\ndata: {"a"')).toEqual([])
  })
})
