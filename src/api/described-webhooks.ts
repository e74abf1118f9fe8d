import { z } from 'zod'
import type { WebhookEvent } from '../webhooks/event.ts'
import { WEBHOOK_BODIES, WebhookHeaders } from './schemas/webhook.ts'

const SUMMARIES: Record<WebhookEvent, string> = {
  progress: 'A job has got further',
  completed: 'A job is done',
  failed: 'A job has failed',
}

const DESCRIPTION =
  'Posted to the `webhookUrl` of the request, where `webhookEvents` names it: at least once, and again for up to a day until the receiver answers 2xx within 15 s.'

/** The `webhooks` of the OpenAPI document: what this server sends, not what it takes. */
export function describedWebhooks() {
  const events = Object.keys(WEBHOOK_BODIES) as WebhookEvent[]
  return Object.fromEntries(events.map((event) => [event, { post: webhook(event) }]))
}

function webhook(event: WebhookEvent) {
  const name = z.globalRegistry.get(WEBHOOK_BODIES[event])?.id
  return {
    operationId: `${event}Webhook`,
    tags: ['Webhooks'],
    summary: SUMMARIES[event],
    description: DESCRIPTION,
    security: [],
    parameters: headers(),
    requestBody: {
      required: true,
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
    },
    responses: { '2XX': { description: 'The event has arrived.' } },
  }
}

function headers() {
  return Object.entries(WebhookHeaders.shape).map(([name, schema]) => {
    const { $schema, pattern, description, ...json } = z.toJSONSchema(schema)
    return { in: 'header', name, required: true, description, schema: json }
  })
}
