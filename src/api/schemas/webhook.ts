import { z } from 'zod'
import { DELIVERY_STATUSES, WEBHOOK_EVENTS, type WebhookEvent } from '../../webhooks/event.ts'
import { EXAMPLE } from './example.ts'
import { RESULT_EXAMPLE, Result } from './job.ts'
import { MODEL_ID } from './model.ts'
import { cursor } from './page.ts'
import { timestamp, uuid } from './text.ts'

const Attempt = z
  .object({
    number: z.int().meta({ description: 'From 1 on; a number is missing where the server was stopped in mid-try.' }),
    at: timestamp().meta({ description: 'When the try began.' }),
    statusCode: z.int().nullable().meta({ description: 'What the receiver answered; null when it did not.' }),
    error: z.string().nullable().meta({ description: 'Why the event did not arrive; null when it did.' }),
    milliseconds: z.int().meta({ description: 'How long the try took.' }),
  })
  .meta({ id: 'WebhookAttempt' })

export const DeliveryBody = z
  .object({
    id: uuid().meta({ description: 'Also the `webhook-id` header of every try.' }),
    jobId: uuid().meta({ description: 'The job that the event is about.' }),
    event: z.enum(WEBHOOK_EVENTS).meta({ description: 'What happened to the job.' }),
    url: z.string().meta({ description: 'Where it is posted to.' }),
    status: z.enum(DELIVERY_STATUSES).meta({ description: '`failed` once all tries have failed.' }),
    attempts: z.array(Attempt).meta({ description: 'The latest 20 tries, oldest first.' }),
    nextAttemptAt: timestamp().nullable().meta({ description: 'When it is tried next; null unless pending.' }),
    createdAt: timestamp().meta({ description: 'When the event happened.' }),
    deliveredAt: timestamp().nullable().meta({ description: 'When the receiver first answered with 2xx.' }),
  })
  .meta({ id: 'WebhookDelivery', description: 'One event on its way to a `webhookUrl`.' })

export const DeliveryParams = z.strictObject({ id: uuid().meta({ description: "The delivery's id." }) })

export const DeliveriesQuery = z.strictObject({
  jobId: uuid().optional().meta({ description: 'Only events of this job.' }),
  status: z.enum(DELIVERY_STATUSES).optional().meta({ description: 'Only deliveries in this state.' }),
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ description: 'Deliveries a page.' }),
  cursor: cursor().optional().meta({ description: '`nextCursor` of the page before.' }),
})

export const DeliveryPage = z
  .object({
    deliveries: z.array(DeliveryBody).meta({ description: 'Newest first.' }),
    nextCursor: z.string().nullable().meta({ description: '`cursor` of the next page; null on the last one.' }),
    hasMore: z.boolean().meta({ description: 'Whether there is a next page.' }),
  })
  .meta({
    id: 'WebhookDeliveryPage',
    examples: [
      {
        deliveries: [
          {
            ...{ id: 'c8a1e6b2-54d0-4f7b-a7c3-90d4e2f1b3a5', jobId: EXAMPLE.jobId, event: 'completed' },
            ...{ url: 'https://example.com/hooks/retake', status: 'delivered' },
            attempts: [{ number: 1, at: EXAMPLE.completedAt, statusCode: 200, error: null, milliseconds: 84 }],
            ...{ nextAttemptAt: null, createdAt: EXAMPLE.completedAt, deliveredAt: '2026-01-05T09:30:21.570Z' },
          },
        ],
        ...{ nextCursor: null, hasMore: false },
      },
    ],
  })

export const Redelivery = z
  .object({
    id: uuid().meta({ description: 'The delivery, unchanged.' }),
    status: z.literal('pending').meta({ description: 'It is tried at once.' }),
  })
  .meta({
    id: 'WebhookRedelivery',
    examples: [{ id: 'c8a1e6b2-54d0-4f7b-a7c3-90d4e2f1b3a5', status: 'pending' }],
  })

const told = {
  jobId: uuid().meta({ description: 'The job that the event is about.' }),
  model: z.string().meta({ description: 'The model of the request.' }),
}
const toldExample = { jobId: EXAMPLE.jobId, model: MODEL_ID }

/** What is posted to a `webhookUrl`, event by event. */
export const WEBHOOK_BODIES = {
  progress: z
    .object({
      event: z.literal('progress').meta({ description: 'Also the `X-Webhook-Event` header.' }),
      status: z.literal('PROCESSING').meta({ description: 'The job runs.' }),
      progress: z.int().min(0).max(100).meta({ description: 'Percent.' }),
      ...told,
    })
    .meta({
      id: 'WebhookProgress',
      examples: [{ event: 'progress', status: 'PROCESSING', progress: 40, ...toldExample }],
    }),
  completed: z
    .object({
      event: z.literal('completed').meta({ description: 'Also the `X-Webhook-Event` header.' }),
      status: z.literal('COMPLETED').meta({ description: 'The job is done.' }),
      progress: z.literal(100).meta({ description: 'Percent.' }),
      result: Result.meta({ description: 'The edited clip.' }),
      creditCost: z.int().meta({ description: 'What the job cost.' }),
      completedAt: timestamp().meta({ description: 'When it was done.' }),
      ...told,
    })
    .meta({
      id: 'WebhookCompleted',
      examples: [
        {
          ...{ event: 'completed', status: 'COMPLETED', progress: 100, result: RESULT_EXAMPLE, creditCost: 100 },
          ...{ completedAt: EXAMPLE.completedAt, ...toldExample },
        },
      ],
    }),
  failed: z
    .object({
      event: z.literal('failed').meta({ description: 'Also the `X-Webhook-Event` header.' }),
      status: z.literal('FAILED').meta({ description: 'The job failed, and its credits were given back.' }),
      error: z.string().meta({ description: 'Why.' }),
      ...told,
    })
    .meta({
      id: 'WebhookFailed',
      examples: [
        { event: 'failed', status: 'FAILED', error: 'The edit would leave this clip as it is', ...toldExample },
      ],
    }),
} satisfies Record<WebhookEvent, z.ZodType>

/** What every try of every event carries. */
export const WebhookHeaders = z.object({
  'X-Webhook-Event': z.enum(WEBHOOK_EVENTS).meta({ description: 'The event.' }),
  'X-Webhook-Signature': z.string().meta({
    description:
      '`sha256=` and the HMAC-SHA256 of the raw body in hexadecimal; its key is the SHA-256 of the API key that submitted the job.',
    examples: ['sha256=58e6d7af820911d918b1b43ade255ec260002ca8b24ba46dd057a99d192c89f4'],
  }),
  'webhook-id': uuid().meta({ description: 'The same at every try: drop what you have seen.' }),
  'webhook-timestamp': z
    .string()
    .meta({ description: 'When it was sent, in seconds since 1970.', examples: ['1767605421'] }),
  'webhook-signature': z.string().meta({
    description:
      'Standard Webhooks: `v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64, with the same key. Refuse what is wrong or minutes old.',
  }),
})
