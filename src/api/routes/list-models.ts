import { priceOf } from '../../credits/prices.ts'
import type { Http } from '../http.ts'
import { MODEL_ID, ModelList, ModelsQuery } from '../schemas/model.ts'
import { errors, json } from '../schemas/response.ts'
import type { Services } from '../services.ts'

const schema = {
  operationId: 'listModels',
  tags: ['Models'],
  summary: 'List models',
  description: 'Which models there are and what they cost. Needs no key.',
  security: [],
  querystring: ModelsQuery,
  response: { 200: json('The models.', ModelList), ...errors(400, 500) },
}

export function listModels(server: Http, { config }: Services): void {
  const prices = { '720p': config.PRICE_720P, '1080p': config.PRICE_1080P }
  const model = {
    id: MODEL_ID,
    label: 'Wan 2.7 Video Edit',
    modality: 'video' as const,
    description: 'Edits a clip of 2 to 10 seconds as a prompt says: looks, colours, atmosphere.',
    pricingMode: 'per-second' as const,
    costMin: priceOf(2, '720p', prices),
    costMax: priceOf(10, '1080p', prices),
  }
  server.get('/v2/models', { schema }, async (request) => {
    const { modality = model.modality } = request.query
    return { models: modality === model.modality ? [model] : [] }
  })
}
