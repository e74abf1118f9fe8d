import type { z } from 'zod'
import type { Delivery } from '../webhooks/log.ts'
import type { DeliveryBody } from './schemas/webhook.ts'

/** The public form of a delivery. */
export function deliveryJson(delivery: Delivery): z.input<typeof DeliveryBody> {
  const { id, jobId, event, url, status, attempts, nextAttemptAt, createdAt, deliveredAt } = delivery
  return {
    ...{ id, jobId, event, url, status },
    attempts: attempts.map(({ at, ...attempt }) => ({ at: at.toISOString(), ...attempt })),
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    deliveredAt: deliveredAt?.toISOString() ?? null,
  }
}
