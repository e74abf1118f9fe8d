import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Database, Queryable } from './database.ts'
import { exclusively } from './exclusive.ts'

interface Migration {
  name: string
  sql: string
  checksum: string
}

const LOCK = 7282537

/** Brings the schema up to date; nodes that start together wait for each other. Throws when an applied file has changed. */
export async function migrate(database: Database, folder = new URL('./migrations/', import.meta.url)): Promise<void> {
  const migrations = readMigrations(folder)
  await exclusively(database, LOCK, async (transaction) => {
    await transaction.script(
      'create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const applied = new Map<string, string>()
    for (const row of await transaction.query<{ name: string; checksum: string }>(
      'select name, checksum from migrations',
    )) {
      applied.set(row.name, row.checksum)
    }
    for (const migration of migrations) await apply(transaction, migration, applied.get(migration.name))
  })
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
