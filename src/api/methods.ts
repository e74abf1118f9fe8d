import type { FastifyInstance } from 'fastify'
import { Refusal } from './errors.ts'

/** Notes the methods of each path while routes are added; see `refuseOtherMethods`. */
export function noteMethods(server: FastifyInstance): Map<string, Set<string>> {
  const methods = new Map<string, Set<string>>()
  server.addHook('onRoute', ({ url, method }) => {
    const known = methods.get(url) ?? new Set()
    for (const name of [method].flat()) known.add(name)
    methods.set(url, known)
  })
  return methods
}

/** Gives every noted path a 405 with `Allow` for all its other methods. */
export function refuseOtherMethods(server: FastifyInstance, methods: Map<string, Set<string>>): void {
  for (const [url, known] of [...methods]) {
    const headers = { Allow: [...known].join(', ') }
    server.route({
      method: server.supportedMethods.filter((name) => !known.has(name)),
      url,
      schema: { hide: true },
      // Before the body is read: what is in it cannot matter.
      onRequest: async () => {
        throw new Refusal('wrongMethod', { headers })
      },
      handler: async () => {},
    })
  }
}
