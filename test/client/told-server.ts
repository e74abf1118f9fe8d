import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Retake } from '../../client/index.ts'

export type Answer = (response: ServerResponse, request: IncomingMessage) => void

/** A server that answers as it is told, request by request; the last answer stands for all that follow. */
export async function toldServer(...answers: [Answer, ...Answer[]]) {
  const requests: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = []
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const answer = answers[requests.length] ?? answers.at(-1)
      requests.push({ method: request.method, url: request.url, headers: request.headers })
      answer?.(response, request)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...{ url, requests },
    retake: new Retake({ apiKey: `afk_${'0'.repeat(40)}`, baseUrl: url }),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

export const says =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))

export const hangsUp: Answer = (response) => response.socket?.destroy()
