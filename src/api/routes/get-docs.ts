import type { StaticDocumentSpec } from '@fastify/swagger'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Http } from '../http.ts'

const schema = { hide: true, security: [] }

const HEADERS = {
  // All of the page comes from here; it may ask this server and no other.
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self' data:; form-action 'none'; frame-ancestors 'none'; img-src 'self' data:; script-src 'self'; style-src 'self' 'unsafe-inline'",
  'X-Content-Type-Options': 'nosniff',
}

/**
 * `GET /docs`: the description as a page to read and try. The page is a server of its own, made when somebody first asks:
 * nobody else waits for it at the start.
 */
export function getDocs(server: Http): void {
  let pages: Promise<FastifyInstance> | undefined
  server.addHook('onClose', async () => (await pages)?.close())
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    pages ??= openPages(server.swagger() as StaticDocumentSpec['document'])
    const { routing } = await pages
    reply.hijack()
    for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...HEADERS }))
      reply.raw.setHeader(name, value ?? '')
    routing(request.raw, reply.raw)
  }
  server.get('/docs', { schema }, handler)
  server.get('/docs/*', { schema }, handler)
}

async function openPages(document: StaticDocumentSpec['document']): Promise<FastifyInstance> {
  const [swagger, swaggerUi] = await Promise.all([import('@fastify/swagger'), import('@fastify/swagger-ui')])
  const pages = fastify()
  await pages.register(swagger.default, { mode: 'static', specification: { document } })
  await pages.register(swaggerUi.default, {
    routePrefix: '/docs',
    theme: { title: 'Retake API' },
    uiConfig: { layout: 'BaseLayout', deepLinking: true, displayRequestDuration: true, tryItOutEnabled: true },
  })
  await pages.ready()
  return pages
}
