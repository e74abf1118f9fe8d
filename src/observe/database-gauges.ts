import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { databaseUp, ledgerDrift, queueJobs, queueOldest, webhookLag, webhooksPending } from './metrics.ts'

/** However often metrics are read, the database is asked no more often than this … */
const FRESH_MILLISECONDS = 5000
/** … and this often for what reads the whole ledger. */
const DRIFT_FRESH_MILLISECONDS = 5 * 60_000

const QUEUE = `
  select engine, status, count(*)::int as jobs,
         greatest(0, extract(epoch from $1::timestamptz - min(created_at)))::float8 as oldest
  from jobs where status in ('QUEUED', 'PROCESSING') group by engine, status`

const WEBHOOKS = `
  select count(*)::int as pending,
         coalesce(greatest(0, extract(epoch from $1::timestamptz - min(next_attempt_at))), 0)::float8 as lag
  from webhook_deliveries where status = 'pending'`

/** One number of the audit: 0 on sound books, and cheap enough to be asked for all day. */
const DRIFT = `
  select coalesce(sum(abs(team.credits - coalesce(entries.sum, 0))), 0)::float8 as drift
  from teams team left join (select team_id, sum(amount) as sum from ledger group by team_id) entries
    on entries.team_id = team.id`

/** Brings the gauges that the database knows up to date; never throws. `engines` are shown even while they have nothing to do. */
export function databaseGauges(database: Database, clock: Clock, engines: readonly string[]): () => Promise<void> {
  let asked = Number.NEGATIVE_INFINITY
  let drifted = Number.NEGATIVE_INFINITY
  return async () => {
    const now = clock.now().getTime()
    if (now - asked < FRESH_MILLISECONDS) return
    asked = now
    try {
      await readQueue(database, clock, engines)
      await readWebhooks(database, clock)
      if (now - drifted >= DRIFT_FRESH_MILLISECONDS) {
        await readDrift(database)
        drifted = now
      }
      databaseUp.set(1)
    } catch {
      databaseUp.set(0)
    }
  }
}

async function readQueue(database: Database, clock: Clock, engines: readonly string[]): Promise<void> {
  const rows = await database.query<{ engine: string; status: string; jobs: number; oldest: number }>(QUEUE, [
    clock.now(),
  ])
  queueJobs.reset()
  queueOldest.reset()
  for (const engine of engines) {
    queueOldest.set({ engine }, 0)
    for (const status of ['queued', 'processing']) queueJobs.set({ engine, status }, 0)
  }
  for (const { engine, status, jobs, oldest } of rows) {
    queueJobs.set({ engine, status: status.toLowerCase() }, jobs)
    if (status === 'QUEUED') queueOldest.set({ engine }, oldest)
  }
}

async function readWebhooks(database: Database, clock: Clock): Promise<void> {
  const [row] = await database.query<{ pending: number; lag: number }>(WEBHOOKS, [clock.now()])
  webhooksPending.set(row?.pending ?? 0)
  webhookLag.set(row?.lag ?? 0)
}

async function readDrift(database: Database): Promise<void> {
  const [row] = await database.query<{ drift: number }>(DRIFT)
  ledgerDrift.set(row?.drift ?? 0)
}
