import { RetakeError } from './error.ts'
import { inTime } from './timing.ts'

export interface ServerSentEvent {
  id: string | undefined
  event: string
  data: string
}

/** The server says something at once, and every 15 s after that; a proxy may hold it all back. */
const FIRST_WORD_MILLISECONDS = 10_000
const SILENCE_MILLISECONDS = 45_000

/**
 * The events of a `text/event-stream`, until it ends. Throws `timeout` where not a word comes, so that asking again would
 * be no better, and `network` where it breaks off or falls silent later.
 */
export async function* readEvents(asked: Promise<Response>): AsyncGenerator<ServerSentEvent> {
  const { status, headers, body } = await inTime(asked, FIRST_WORD_MILLISECONDS, neverSpoke)
  const isStream = headers.get('content-type')?.startsWith('text/event-stream')
  if (!isStream || !body) throw new RetakeError('missing', 'The server tells no events', { status })
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let [patience, late] = [FIRST_WORD_MILLISECONDS, neverSpoke]
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await inTime(reader.read(), patience, late).catch(brokeOff)
      if (done) return
      ;[patience, late] = [SILENCE_MILLISECONDS, fellSilent]
      rest += decoder.decode(value, { stream: true })
      const blocks = rest.split(/\r\n\r\n|\n\n|\r\r/)
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = eventOf(block)
        if (event) yield event
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** Null for what holds no data: comments, and the time to wait before reconnecting. */
function eventOf(block: string): ServerSentEvent | null {
  const event: ServerSentEvent = { id: undefined, event: 'message', data: '' }
  const data: string[] = []
  for (const line of block.split(/\r\n|\n|\r/)) {
    const [, field, value = ''] = /^([^:]+)(?:: ?(.*))?$/.exec(line) ?? []
    if (field === 'data') data.push(value)
    if (field === 'id') event.id = value
    if (field === 'event') event.event = value
  }
  return data.length > 0 ? { ...event, data: data.join('\n') } : null
}

/** A server that is killed breaks its connections off. */
function brokeOff(cause: unknown): never {
  throw cause instanceof RetakeError ? cause : new RetakeError('network', 'The events broke off', { cause })
}

function neverSpoke(): RetakeError {
  return new RetakeError('timeout', 'No event came through')
}

function fellSilent(): RetakeError {
  return new RetakeError('network', 'The events fell silent')
}
