import type { Queryable } from './database.ts'
import { countRows } from './export.ts'
import { appliedMigrations, knownMigrations } from './migrate.ts'
import { tablesOf } from './tables.ts'

/** How a database stands towards this version of the product. */
export interface DatabaseStatus {
  /** PostgreSQL's own version, e.g. `17.5`. */
  version: string
  /** Names of migrations, oldest first. */
  applied: string[]
  /** What `retake db migrate`, or the next start, will apply. */
  missing: string[]
  /** What a later version has applied; this one works beside it. */
  newer: string[]
  bytes: number
  rows: Record<string, number>
}

/** Reads alone: a schema that is behind stays behind. */
export async function databaseStatus(database: Queryable): Promise<DatabaseStatus> {
  const [facts] = await database.query<{ version: string; bytes: number }>(
    "select current_setting('server_version') as version, pg_database_size(current_database())::int8 as bytes",
  )
  const applied = (await appliedMigrations(database)).map(({ name }) => name)
  const known = knownMigrations().map(({ name }) => name)
  const rows: Record<string, number> = {}
  for (const { name } of await tablesOf(database)) rows[name] = await countRows(database, name)
  return {
    version: facts?.version ?? '',
    bytes: Number(facts?.bytes),
    applied,
    missing: known.filter((name) => !applied.includes(name)),
    newer: applied.filter((name) => !known.includes(name)),
    rows,
  }
}
