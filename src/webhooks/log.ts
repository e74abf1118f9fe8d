import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Database, Queryable } from '../database/database.ts'
import type { DeliveryStatus, WebhookEvent } from './event.ts'

/** One event on its way to a receiver, and what became of it so far. */
export interface Delivery {
  /** Also its `webhook-id`. */
  id: string
  jobId: string
  event: WebhookEvent
  url: string
  status: DeliveryStatus
  /** The tries of which the end is known, oldest first; the latest 20. */
  attempts: LoggedAttempt[]
  /** Null unless pending. */
  nextAttemptAt: Date | null
  createdAt: Date
  deliveredAt: Date | null
}

interface LoggedAttempt {
  number: number
  at: Date
  /** Null when the receiver did not answer. */
  statusCode: number | null
  /** Null when it arrived. */
  error: string | null
  milliseconds: number
}

/** Whose deliveries: of a user's jobs, of a team's, or, for operators, of all. */
export type DeliveryOwner = { userId: string } | { teamId: string } | 'anyone'

export interface DeliveryFilter {
  owner: DeliveryOwner
  jobId?: string | undefined
  status?: DeliveryStatus | undefined
  /** The last delivery of the page before. */
  after?: { createdAt: Date; id: string } | undefined
  limit: number
}

/** Newest first; one more than `limit` where there is a next page. */
export async function listDeliveries(database: Queryable, filter: DeliveryFilter): Promise<Delivery[]> {
  const { owner, jobId = null, status = null, after, limit } = filter
  const rows = await database.query<DeliveryRow>(
    `select id, job_id as "jobId", event, url, status, created_at as "createdAt", delivered_at as "deliveredAt",
            case when status = 'pending' then next_attempt_at end as "nextAttemptAt", coalesce((
              select json_agg(json_build_object('number', number, 'at', extract(epoch from at) * 1000,
                'statusCode', status_code, 'error', error, 'milliseconds', milliseconds) order by number)
              from (select * from webhook_attempts where delivery_id = delivery.id order by number desc limit 20) latest
            ), '[]') as attempts
     from webhook_deliveries delivery
     where ${isOf(owner)} and ($2::uuid is null or job_id = $2) and ($3::text is null or status = $3)
       and ($4::timestamptz is null or (created_at, id) < ($4, $5::uuid))
     order by created_at desc, id desc limit $6`,
    [idOf(owner), jobId, status, after?.createdAt ?? null, after?.id ?? null, limit + 1],
  )
  return rows.map((row) => ({
    ...row,
    attempts: row.attempts.map(({ at, ...rest }) => ({ at: new Date(at), ...rest })),
  }))
}

type DeliveryRow = Omit<Delivery, 'attempts'> & { attempts: (Omit<LoggedAttempt, 'at'> & { at: number })[] }

/**
 * Asks for one more try, now, that does not count. Resolves to what was asked for, or null when there is no such
 * delivery; progress is never sent again, so that it cannot come after the end of its job.
 */
export async function redeliver(
  database: Queryable,
  id: string,
  owner: DeliveryOwner,
  now: Date,
): Promise<WebhookEvent | null> {
  const [found] = await database.query<{ event: WebhookEvent }>(
    `with delivery as (
       select id, event from webhook_deliveries where id = $2 and ${isOf(owner)}
     ), again as (
       update webhook_deliveries
       set status = 'pending', next_attempt_at = $3, failures = greatest(webhook_deliveries.failures - 1, 0)
       from delivery where webhook_deliveries.id = delivery.id and delivery.event <> 'progress'
       returning pg_notify('webhooks', '')
     )
     select event from delivery`,
    [idOf(owner), id, now],
  )
  return found?.event ?? null
}

/** `$1` is `idOf` the owner. */
function isOf(owner: DeliveryOwner): string {
  if (owner === 'anyone') return '$1::uuid is null'
  return 'userId' in owner ? 'user_id = $1' : 'team_id = $1'
}

function idOf(owner: DeliveryOwner): string | null {
  if (owner === 'anyone') return null
  return 'userId' in owner ? owner.userId : owner.teamId
}

/** How long the log of progress is kept; that of a job's end stays as long as the job. */
const PROGRESS_DAYS = 7

/** Removes what nobody will look at any more; never throws. */
export async function sweepDeliveries(services: { database: Database; clock: Clock; log: Logger }): Promise<void> {
  const before = new Date(services.clock.now().getTime() - PROGRESS_DAYS * 86_400_000)
  try {
    await services.database.query("delete from webhook_deliveries where event = 'progress' and created_at < $1", [
      before,
    ])
  } catch (error) {
    services.log.error({ error }, 'sweep of webhook deliveries failed')
  }
}
