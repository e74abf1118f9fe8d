import type { Queryable } from '../database/database.ts'
import type { StoredResult, ToldJob } from './body.ts'
import type { WebhookEvent } from './event.ts'

/** How long a delivery stays a deliverer's; longer than any try takes. The database's clock counts. */
const LEASE_SECONDS = 20

/** A delivery that is this deliverer's to try. */
export interface Claimed {
  id: string
  event: WebhookEvent
  url: string
  host: string
  /** The fence: every claim has its own number. */
  attempt: number
  failures: number
  /** Set when it arrived before and somebody asked for one more try. */
  deliveredAt: Date | null
  keyHash: Uint8Array
  /** See `Job`. */
  traceparent: string | null
  job: ToldJob
}

/** How many deliveries may be claimed: in all, for each host, and for those hosts of which something is known. */
export interface Room {
  total: number
  perHost: number
  known: { hosts: string[]; rooms: number[] }
}

/**
 * Takes what is due, host by host, so that a host without room costs the others nothing, whatever has piled up for it.
 * First tries go before repeated ones. The end of a job is not told while its progress is being told.
 */
const CLAIM = `
  with recursive hosts as (
    (select host from webhook_deliveries where status = 'pending' order by host limit 1)
    union all
    select (select host from webhook_deliveries where status = 'pending' and host > hosts.host order by host limit 1)
    from hosts where hosts.host is not null
  ), due as (
    select delivery.id from hosts
    left join unnest($2::text[], $3::integer[]) as known (host, room) on known.host = hosts.host
    cross join lateral (
      select id, failures, next_attempt_at from webhook_deliveries candidate
      where status = 'pending' and host = hosts.host and next_attempt_at <= $1
        and (lease_until is null or lease_until < now())
        and (event = 'progress' or not exists (
          select from webhook_deliveries before
          where before.job_id = candidate.job_id and before.event = 'progress' and before.lease_until > now()))
      order by next_attempt_at limit coalesce(known.room, $4) for update of candidate skip locked
    ) delivery
    order by delivery.failures > 0, delivery.next_attempt_at limit $5
  )
  update webhook_deliveries delivery set attempts = attempts + 1, lease_until = now() + make_interval(secs => $6)
  from due, jobs job, api_keys key
  where delivery.id = due.id and job.id = delivery.job_id and key.id = job.api_key_id
  returning delivery.id, delivery.event, delivery.url, delivery.host, delivery.attempts as attempt,
            delivery.failures, delivery.delivered_at as "deliveredAt", key.hash as "keyHash", job.traceparent, job.id as "jobId",
            job.model, job.progress, job.price, job.error, job.result, job.completed_at as "completedAt"`

export async function claimDeliveries(database: Queryable, now: Date, room: Room): Promise<Claimed[]> {
  if (room.total <= 0) return []
  const { hosts, rooms } = room.known
  const rows = await database.query<ClaimedRow>(CLAIM, [now, hosts, rooms, room.perHost, room.total, LEASE_SECONDS])
  return rows.map(({ jobId, model, progress, price, error, result, completedAt, ...delivery }) => ({
    ...delivery,
    job: { id: jobId, model, progress, price, error, result, completedAt },
  }))
}

type ClaimedRow = Omit<Claimed, 'job'> & {
  jobId: string
  model: string
  progress: number
  price: number
  error: string | null
  result: StoredResult | null
  completedAt: Date | null
}

/**
 * Fixes what deliveries say, before they are first sent, so that every try sends the same bytes. Progress that has come
 * too late is forgotten instead: its job no longer runs, or an earlier try was cut short.
 */
const FIX = `
  with fresh as (
    select delivery.id, fresh.body, delivery.event = 'progress'
             and (delivery.body is not null or job.status <> 'PROCESSING') as is_late
    from unnest($1::uuid[], $2::integer[], $3::text[]) as fresh (id, attempt, body)
    join webhook_deliveries delivery on delivery.id = fresh.id and delivery.attempts = fresh.attempt
    join jobs job on job.id = delivery.job_id
  ), late as (
    delete from webhook_deliveries delivery using fresh where delivery.id = fresh.id and fresh.is_late
  )
  update webhook_deliveries delivery set body = coalesce(delivery.body, fresh.body)
  from fresh where delivery.id = fresh.id and not fresh.is_late
  returning delivery.id, delivery.body`

/** Resolves to the texts of those that are to be sent, by id. */
export async function fixBodies(
  database: Queryable,
  claimed: Claimed[],
  textOf: (claimed: Claimed) => string,
): Promise<Map<string, string>> {
  const rows = await database.query<{ id: string; body: string }>(FIX, [
    claimed.map(({ id }) => id),
    claimed.map(({ attempt }) => attempt),
    claimed.map(textOf),
  ])
  return new Map(rows.map(({ id, body }) => [id, body]))
}
