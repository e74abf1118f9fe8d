import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** The first request of a new connection may be on its way. */
const FIRST_REQUEST_MILLISECONDS = 1000
const LOOK_MILLISECONDS = 100

/**
 * Lets go of connections while the server closes: of those between two requests at once; of those that have asked nothing
 * yet, as browsers open them ahead of need, after a second; of all that are left after `graceSeconds`.
 */
export function letGoWhenClosing(server: FastifyInstance, graceSeconds: number): void {
  // Node counts them among the busy ones (nodejs/node, `closeIdleConnections`).
  const unused = new Set<Socket>()
  server.server.on('connection', (socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  server.addHook('onRequest', async ({ raw }) => void unused.delete(raw.socket))
  const timers: NodeJS.Timeout[] = []
  server.addHook('preClose', async () => {
    const endUnused = () => {
      for (const socket of unused) socket.destroy()
    }
    timers.push(
      setInterval(() => server.server.closeIdleConnections(), LOOK_MILLISECONDS),
      setTimeout(endUnused, FIRST_REQUEST_MILLISECONDS),
      setTimeout(() => server.server.closeAllConnections(), graceSeconds * 1000),
    )
  })
  server.addHook('onClose', async () => timers.forEach(clearTimeout))
}
