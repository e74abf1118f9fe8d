import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { Client } from 'undici'
import { Failure } from '../failure.ts'
import { ADMINISTRATION_CALLS, type Administration } from './administration.ts'

type Call = (...parameters: unknown[]) => Promise<unknown>

/** Lets other processes of this user administrate a running server: a Unix socket, not reachable over the network. */
export async function serveControl(administration: Administration, socket: string): Promise<() => Promise<void>> {
  const server = createServer(async (request, response) => {
    try {
      const call = ADMINISTRATION_CALLS.find((name) => request.url === `/${name}`)
      if (!call) throw new Failure('input', 'The running server does not know this command')
      const parameters = JSON.parse(await text(request)) as unknown[]
      const result = await (administration[call] as Call)(...parameters)
      response.end(JSON.stringify({ result }))
    } catch (error) {
      response.end(JSON.stringify({ error: Failure.from(error).message }))
    }
  })
  await rm(socket, { force: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(socket, resolve)
  })
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  }
}

/** The administration of the server that listens on `socket`. */
export function remoteAdministration(socket: string): Administration & { close(): Promise<void> } {
  const client = new Client('http://localhost', { socketPath: socket })
  const call =
    (name: string): Call =>
    async (...parameters) => {
      const { body } = await client.request({ path: `/${name}`, method: 'POST', body: JSON.stringify(parameters) })
      const answer = (await body.json()) as { result?: unknown; error?: string }
      if (answer.error !== undefined) throw new Failure('input', answer.error)
      return answer.result
    }
  const calls = Object.fromEntries(ADMINISTRATION_CALLS.map((name) => [name, call(name)])) as unknown as Administration
  return { ...calls, close: () => client.close() }
}
