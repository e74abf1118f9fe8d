import serveStatic from '@fastify/static'
import { z } from 'zod'
import { PREVIEWS, previews } from '../../engines/local/gallery/previews.ts'
import { Refusal } from '../errors.ts'
import type { Http } from '../http.ts'
import { PreviewParams } from '../schemas/catalogue.ts'
import { errors, refusal } from '../schemas/response.ts'

/** They change with a new version of the server at most. */
const CACHE = 'public, max-age=604800'

const schema = {
  operationId: 'getPreview',
  tags: ['Models'],
  summary: 'Fetch a picture of the catalogue',
  description: 'At the paths that `GET /v2/catalogue` gives, with ETag. Needs no key.',
  security: [],
  params: PreviewParams,
  response: {
    200: {
      description: 'The picture.',
      content: { 'image/webp': { schema: z.string().meta({ format: 'binary' }) } },
    },
    304: z.null().meta({ description: 'Unchanged since `If-None-Match` or `If-Modified-Since`.' }),
    ...refusal('noPreview'),
    ...errors(500),
  },
}

export async function getPreview(server: Http): Promise<void> {
  await server.register(async (scope: Http) => {
    await scope.register(serveStatic, { root: PREVIEWS, serve: false, cacheControl: false })
    scope.get('/previews/:kind/:file', { schema }, (request, reply) => {
      const { kind, file } = request.params
      const path = `${kind}/${file}`
      // Only what is known to be there is ever looked up on disk.
      if (!previews.has(path)) throw new Refusal('noPreview')
      reply.headers({ 'Cache-Control': CACHE, 'X-Content-Type-Options': 'nosniff' }).sendFile(path)
    })
  })
}
