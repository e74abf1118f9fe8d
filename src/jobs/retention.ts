import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import type { Storage } from '../storage/storage.ts'

export interface RetentionServices {
  database: Database
  storage: Storage
  clock: Clock
  log: Logger
  retentionDays: number
}

/** A sweep takes this many of each kind; what is left waits for the next. */
const BATCH = 200

/** Removes what is past its time. The file goes before the row says so: a crash in between is mended by the next sweep. */
export async function sweep(services: RetentionServices): Promise<void> {
  try {
    await expireResults(services)
    await removeUploads(services)
  } catch (error) {
    services.log.error({ error }, 'retention sweep failed')
  }
}

/** A file is never removed while a live job reads it. */
const NOT_IN_USE = `not exists (
  select from jobs live where live.status in ('QUEUED', 'PROCESSING') and (live.source_key = due.key or live.reference_key in (due.key, due.poster_key)))`

async function expireResults(services: RetentionServices): Promise<void> {
  const { database, storage, clock, retentionDays } = services
  const before = new Date(clock.now().getTime() - retentionDays * 86_400_000)
  const due = await database.query<{ id: string; key: string; posterKey: string }>(
    `select id, key, poster_key as "posterKey" from (
       select id, result->>'videoKey' as key, result->>'posterKey' as poster_key from jobs
       where status = 'COMPLETED' and not expired and completed_at < $1 order by completed_at limit $2
     ) due where ${NOT_IN_USE}`,
    [before, BATCH],
  )
  for (const { id, key, posterKey } of due) {
    await survive(services, key, async () => {
      await storage.delete(key)
      await storage.delete(posterKey)
      await database.query('update jobs set expired = true where id = $1', [id])
    })
  }
}

async function removeUploads(services: RetentionServices): Promise<void> {
  const { database, storage, clock } = services
  const due = await database.query<{ id: string; key: string }>(
    `select id, key from (select *, key as poster_key from uploads) due
     where expires_at < $1 and ${NOT_IN_USE} order by expires_at limit $2`,
    [clock.now(), BATCH],
  )
  for (const { id, key } of due) {
    await survive(services, key, async () => {
      await storage.delete(key)
      await database.query('delete from uploads where id = $1', [id])
    })
  }
}

/** One file that cannot be removed keeps no other from being removed; the next sweep tries it again. */
async function survive({ log }: RetentionServices, key: string, removal: () => Promise<void>): Promise<void> {
  await removal().catch((error: unknown) => log.error({ key, error }, 'file not removed'))
}

/** Whether a result of this key existed and is past its time. */
export async function isExpired(database: Database, key: string): Promise<boolean> {
  const found = await database.query(
    `select from jobs where expired and (result->>'videoKey' = $1 or result->>'posterKey' = $1) limit 1`,
    [key],
  )
  return found.length > 0
}
