import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Database, Queryable, Row } from './database.ts'
import { exclusively } from './exclusive.ts'

interface Migration {
  name: string
  sql: string
  checksum: string
}

const LOCK = 7282537
const FOLDER = new URL('./migrations/', import.meta.url)

/** A migration that a database has had, in the order of names. */
export interface Applied {
  name: string
  checksum: string
}

/**
 * Brings the schema up to date; nodes that start together wait for each other. Resolves to the names of what was applied now.
 * Throws when an applied file has changed.
 */
export async function migrate(database: Database, folder = FOLDER): Promise<string[]> {
  const migrations = readMigrations(folder)
  return exclusively(database, LOCK, async (transaction) => {
    await transaction.script(
      'create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const applied = new Map((await appliedMigrations(transaction)).map(({ name, checksum }) => [name, checksum]))
    for (const migration of migrations) await apply(transaction, migration, applied.get(migration.name))
    return migrations.flatMap(({ name }) => (applied.has(name) ? [] : [name]))
  })
}

/** What this database has had; nothing where it has no schema yet. */
export async function appliedMigrations(database: Queryable): Promise<Applied[]> {
  const [table] = await database.query<{ found: boolean }>("select to_regclass('migrations') is not null as found")
  if (!table?.found) return []
  return database.query<Applied & Row>('select name, checksum from migrations order by name collate "C"')
}

/** What this version of the product brings, in the order of names. */
export function knownMigrations(folder = FOLDER): Applied[] {
  return readMigrations(folder).map(({ name, checksum }) => ({ name, checksum }))
}

async function apply(transaction: Queryable, migration: Migration, checksum: string | undefined): Promise<void> {
  if (checksum === migration.checksum) return
  if (checksum !== undefined) throw new Error(`migration ${migration.name} was applied with other contents`)
  await transaction.script(migration.sql)
  await transaction.query('insert into migrations (name, checksum) values ($1, $2)', [
    migration.name,
    migration.checksum,
  ])
}

function readMigrations(folder: URL): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => {
    const sql = readFileSync(new URL(name, folder), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}
