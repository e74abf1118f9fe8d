import type { Database, Queryable } from './database.ts'
import { type Applied, appliedMigrations } from './migrate.ts'
import { quoted, type Table, tablesOf } from './tables.ts'

/** The first line of an export; the rows of each table follow, in this order, one JSON object a line. */
export interface Header<About> {
  format: 'retake export 1'
  migrations: Applied[]
  tables: (Table & { rows: number })[]
  /** What the caller knows of the whole. */
  about: About
}

/** Rows that are held in memory at a time. */
const ROWS = 500

/**
 * Hands every line of an export to `write`, all of one moment, however long it takes and whoever writes meanwhile. Values are
 * text as PostgreSQL's own `to_json` gives it, so that none is rounded on its way. `about` looks at that same moment.
 */
export async function exportDatabase<About>(
  database: Database,
  about: (snapshot: Queryable) => Promise<About>,
  write: (lines: string) => Promise<void>,
): Promise<Header<About>> {
  return database.transaction(async (snapshot) => {
    await snapshot.query('set transaction isolation level repeatable read read only')
    await snapshot.query(`set local timezone = 'UTC'`)
    const tables = []
    for (const table of await tablesOf(snapshot)) tables.push({ ...table, rows: await countRows(snapshot, table.name) })
    const migrations = await appliedMigrations(snapshot)
    const header: Header<About> = { format: 'retake export 1', migrations, tables, about: await about(snapshot) }
    await write(`${JSON.stringify(header)}\n`)
    for (const table of tables) await writeRows(snapshot, table, write)
    return header
  })
}

export async function countRows(database: Queryable, table: string): Promise<number> {
  const [row] = await database.query<{ rows: number }>(`select count(*)::int8 as rows from ${quoted(table)}`)
  return Number(row?.rows)
}

async function writeRows(snapshot: Queryable, table: Table, write: (lines: string) => Promise<void>): Promise<void> {
  const columns = table.columns.map(quoted).join(', ')
  await snapshot.query(
    `declare export_rows no scroll cursor for
     select to_json(exported)::text as line from (select ${columns} from ${quoted(table.name)}) exported`,
  )
  for (;;) {
    const rows = await snapshot.query<{ line: string }>(`fetch ${ROWS} from export_rows`)
    if (rows.length === 0) break
    await write(rows.map(({ line }) => `${line}\n`).join(''))
  }
  await snapshot.query('close export_rows')
}
