import type { Queryable } from '../database/database.ts'
import type { Claimed } from './claim.ts'
import type { DeliveryStatus } from './event.ts'
import { retryAt } from './schedule.ts'
import type { Outcome } from './send.ts'

/** When a try began and ended, and how. */
interface Attempt {
  at: Date
  endedAt: Date
  outcome: Outcome
}

/**
 * Writes down a try, and what follows from it. False when the delivery is no longer this claim's; then nothing is written.
 */
export async function recordAttempt(
  database: Queryable,
  claimed: Claimed,
  { at, endedAt, outcome }: Attempt,
  random: number,
): Promise<boolean> {
  const { status, next } = sequel(claimed, outcome, endedAt, random)
  const recorded = await database.query(
    `with delivery as (
       update webhook_deliveries
       set status = $3, next_attempt_at = coalesce($4, next_attempt_at), lease_until = null, failures = failures + $5,
           delivered_at = coalesce(delivered_at, $6)
       where id = $1 and attempts = $2 and lease_until is not null returning id, attempts
     )
     insert into webhook_attempts (delivery_id, number, at, status_code, error, milliseconds)
     select id, attempts, $7::timestamptz, $8::integer, $9, $10::integer from delivery returning delivery_id`,
    [
      claimed.id,
      claimed.attempt,
      status,
      next,
      outcome.arrived ? 0 : 1,
      outcome.arrived ? endedAt : null,
      at,
      outcome.statusCode,
      outcome.error,
      endedAt.getTime() - at.getTime(),
    ],
  )
  return recorded.length === 1
}

/** What comes after a try. Progress is not tried again, for the next one says more; nor is what arrived before. */
function sequel(
  { event, failures, deliveredAt }: Claimed,
  { arrived }: Outcome,
  now: Date,
  random: number,
): { status: DeliveryStatus; next: Date | null } {
  if (arrived || deliveredAt !== null) return { status: 'delivered', next: null }
  const next = event === 'progress' ? null : retryAt(failures + 1, now, random)
  return { status: next === null ? 'failed' : 'pending', next }
}
