import { z } from 'zod'
import { DELIVERY_STATUSES, WEBHOOK_EVENTS } from '../../webhooks/event.ts'
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
  .meta({ id: 'WebhookDeliveryPage' })

export const Redelivery = z
  .object({
    id: uuid().meta({ description: 'The delivery, unchanged.' }),
    status: z.literal('pending').meta({ description: 'It is tried at once.' }),
  })
  .meta({ id: 'WebhookRedelivery' })
