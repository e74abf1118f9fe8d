import { gallery } from '../../engines/local/gallery/gallery.ts'
import type { Http } from '../http.ts'
import { CatalogueBody } from '../schemas/catalogue.ts'
import { errors, json } from '../schemas/response.ts'

const schema = {
  operationId: 'getCatalogue',
  tags: ['Models'],
  summary: 'See what can be asked for by name',
  description:
    'Looks, adjustments, scenes, weather, patterns and materials of the local engine, each with a prompt and a picture. Remote engines take these and any other words. Needs no key.',
  security: [],
  response: { 200: json('The catalogue.', CatalogueBody), ...errors(500) },
}

export function getCatalogue(server: Http): void {
  server.get('/v2/catalogue', { schema }, async () => gallery)
}
