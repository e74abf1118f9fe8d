import { z } from 'zod'
import { Failure } from '../failure.ts'
import type { Database, Queryable } from './database.ts'
import { countRows, type Header } from './export.ts'
import { appliedMigrations } from './migrate.ts'
import { quoted, type Table, tablesOf } from './tables.ts'

const HeaderLine = z.object({
  format: z.literal('retake export 1'),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number() })),
  about: z.unknown(),
})

/** Rows that go into one statement. */
const ROWS = 500

/**
 * Fills an empty, migrated database from the lines of an export, in one transaction; `check` has the last word in it.
 * Throws `Failure('input')` for a file that is none or is cut short, another schema, or a database that is not empty.
 */
export async function importDatabase<About>(
  database: Database,
  lines: AsyncIterator<string>,
  check: (filled: Queryable, header: Header<About>) => Promise<void>,
): Promise<Header<About>> {
  const header = readHeader((await lines.next()).value) as Header<About>
  await database.transaction(async (filled) => {
    await fitting(filled, header)
    await filled.script(`lock table ${header.tables.map(({ name }) => quoted(name)).join(', ')} in exclusive mode`)
    await empty(filled, header.tables)
    // The balances are in the rows of the teams already; that both agree is for `check` to find.
    await filled.script('alter table ledger disable trigger ledger_moves_balance')
    for (const table of header.tables) await readRows(filled, table, lines)
    await filled.script('alter table ledger enable trigger ledger_moves_balance')
    if (!(await lines.next()).done) throw new Failure('input', 'The file has more rows than it says')
    for (const { name, rows } of header.tables) {
      if ((await countRows(filled, name)) !== rows)
        throw new Failure('input', `Table ${name} did not get its ${rows} rows`)
    }
    await check(filled, header)
  })
  return header
}

function readHeader(line: unknown) {
  try {
    return HeaderLine.parse(JSON.parse(String(line)))
  } catch (cause) {
    throw new Failure('input', 'This is no export of retake db export', { cause })
  }
}

/** Rows only mean the same where every migration does. */
async function fitting(database: Queryable, { migrations, tables }: Header<unknown>): Promise<void> {
  const here = await appliedMigrations(database)
  const same = JSON.stringify(here) === JSON.stringify(migrations)
  if (!same) {
    const last = (all: { name: string }[]) => all.at(-1)?.name ?? 'none'
    throw new Failure(
      'input',
      `The export has another schema (up to ${last(migrations)}) than this database (${last(here)}): export and import with the same version of Retake`,
    )
  }
  const shape = (all: Table[]) => JSON.stringify(all.map(({ name, columns }) => [name, columns]))
  if (shape(await tablesOf(database)) !== shape(tables)) throw new Failure('input', 'The export has other tables')
}

async function empty(database: Queryable, tables: Table[]): Promise<void> {
  for (const { name } of tables) {
    const [row] = await database.query(`select from ${quoted(name)} limit 1`)
    if (row) {
      throw new Failure('input', `The database is not empty (${name}): import before anything else is started on it`)
    }
  }
}

async function readRows(
  database: Queryable,
  table: Table & { rows: number },
  lines: AsyncIterator<string>,
): Promise<void> {
  const columns = table.columns.map(quoted).join(', ')
  const insert = `insert into ${quoted(table.name)} (${columns})
    select ${columns} from json_populate_recordset(null::${quoted(table.name)}, $1::json)`
  for (let left = table.rows; left > 0; ) {
    const batch: string[] = []
    while (batch.length < Math.min(left, ROWS)) {
      const { value, done } = await lines.next()
      if (done) throw new Failure('input', `The file ends within table ${table.name}`)
      batch.push(value)
    }
    await database.query(insert, [`[${batch.join(',')}]`])
    left -= batch.length
  }
}
