import { redeliver } from '../../webhooks/log.ts'
import { accountOf } from '../auth.ts'
import { Refusal } from '../errors.ts'
import type { Http } from '../http.ts'
import { ownerOf } from '../owner.ts'
import { errors, json, refusal } from '../schemas/response.ts'
import { DeliveryParams, Redelivery } from '../schemas/webhook.ts'
import type { Services } from '../services.ts'

const schema = {
  operationId: 'redeliverWebhook',
  tags: ['Webhooks'],
  summary: 'Send a webhook once more',
  description:
    'One more try at once, whether the event arrived before or not, with the same `webhook-id` and the same body. Progress is not sent again.',
  params: DeliveryParams,
  response: {
    202: json('It is being sent.', Redelivery),
    ...errors(400, 401, 403, 429, 500, 503),
    ...refusal('noDelivery'),
    ...refusal('progressAgain'),
  },
}

export function redeliverWebhook(server: Http, { database, clock }: Services): void {
  server.post('/v2/webhooks/deliveries/:id/redeliver', { schema }, async (request, reply) => {
    const { id } = request.params
    const event = await redeliver(database, id, ownerOf(accountOf(request)), clock.now())
    if (event === null) throw new Refusal('noDelivery')
    if (event === 'progress') throw new Refusal('progressAgain')
    return reply.code(202).send({ id, status: 'pending' as const })
  })
}
