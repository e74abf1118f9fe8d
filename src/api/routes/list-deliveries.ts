import { listDeliveries as findDeliveries } from '../../webhooks/log.ts'
import { accountOf } from '../auth.ts'
import { deliveryJson } from '../delivery-json.ts'
import type { Http } from '../http.ts'
import { ownerOf } from '../owner.ts'
import { encodeCursor } from '../schemas/page.ts'
import { errors, json } from '../schemas/response.ts'
import { DeliveriesQuery, DeliveryPage } from '../schemas/webhook.ts'
import type { Services } from '../services.ts'

const schema = {
  operationId: 'listWebhookDeliveries',
  tags: ['Webhooks'],
  summary: 'List webhook deliveries',
  description:
    'The events of your jobs on their way to your receivers, newest first, each with its tries; an admin sees those of the team.',
  querystring: DeliveriesQuery,
  response: { 200: json('A page of deliveries.', DeliveryPage), ...errors(400, 401, 403, 429, 500, 503) },
}

export function listDeliveries(server: Http, { database }: Services): void {
  server.get('/v2/webhooks/deliveries', { schema }, async (request) => {
    const { cursor, limit, ...filter } = request.query
    const owner = ownerOf(accountOf(request))
    const found = await findDeliveries(database, { ...filter, owner, after: cursor, limit })
    const deliveries = found.slice(0, limit)
    const last = found.length > limit ? deliveries.at(-1) : undefined
    return {
      deliveries: deliveries.map(deliveryJson),
      nextCursor: last ? encodeCursor(last) : null,
      hasMore: last !== undefined,
    }
  })
}
