import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { KEY } from '../e2e/server.ts'

/** One event as it came in, over all its tries. */
export interface Received {
  id: string
  jobId: string
  event: string
  status: string
  videoUrl: string | undefined
  /** Tries that were answered 2xx, and those that were not. */
  accepted: number
  refused: number
}

/** What a receiver heard. */
export interface Heard {
  requests: number
  refused: number
  /** By `webhook-id`. */
  events: Map<string, Received>
  /** Wrong signatures, and tries of one event that say different things. */
  faults: string[]
}

export interface Receiver extends Heard {
  url: string
  /** A clip on a server that is not the product's. */
  clipUrl: string
  close(): Promise<void>
}

interface Manners {
  /** Served to whoever asks, as the clip of a stranger. */
  clip: Buffer
  /** The share of requests that get an error, no answer or a late one, in equal parts. */
  failing: number
  /** No event is refused more often, for the pauses between its tries grow. */
  refusals: number
  /** Where it listens. */
  address?: string
}

const SECRET = createHash('sha256').update(KEY).digest()

/** An unreliable receiver of webhooks that checks all it gets. */
export async function startReceiver({ clip, failing, refusals, address = '127.0.0.1' }: Manners): Promise<Receiver> {
  const texts = new Map<string, string>()
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') return void response.end(clip)
    const text = (await buffer(request)).toString('utf8')
    receiver.requests += 1
    const received = take(receiver, texts, request, text)
    const mood = Math.random() < failing ? Math.floor(Math.random() * 3) : 3
    if (mood < 2 && received.refused < refusals) {
      received.refused += 1
      receiver.refused += 1
      if (mood === 0) request.socket.destroy()
      else response.writeHead(500).end('not today')
      return
    }
    if (mood === 2) await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 2500))
    received.accepted += 1
    response.writeHead(200).end('thanks')
  })
  server.listen(0, address)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const receiver: Receiver = {
    url: `http://${address}:${port}/hook`,
    clipUrl: `http://${address}:${port}/clip.mp4`,
    ...{ requests: 0, refused: 0, events: new Map(), faults: [] },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return receiver
}

function take(receiver: Receiver, texts: Map<string, string>, request: IncomingMessage, text: string): Received {
  const id = String(request.headers['webhook-id'])
  const { event, jobId, status, result } = JSON.parse(text)
  const received = receiver.events.get(id) ?? {
    ...{ id, jobId, event, status, videoUrl: result?.videoUrl },
    ...{ accepted: 0, refused: 0 },
  }
  receiver.events.set(id, received)
  if ((texts.get(id) ?? text) !== text) receiver.faults.push(`${id} says different things`)
  texts.set(id, text)
  if (!isSigned(request, text)) receiver.faults.push(`${id} is signed wrongly`)
  return received
}

function isSigned({ headers }: IncomingMessage, text: string): boolean {
  const expected = `sha256=${createHmac('sha256', SECRET).update(text).digest('hex')}`
  try {
    new Webhook(SECRET.toString('base64')).verify(text, headers as Record<string, string>)
    return headers['x-webhook-signature'] === expected
  } catch {
    return false
  }
}
