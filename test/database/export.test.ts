import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Account } from '../../src/accounts/account.ts'
import { auditCredits } from '../../src/credits/audit.ts'
import type { Database, Queryable } from '../../src/database/database.ts'
import { exportDatabase } from '../../src/database/export.ts'
import { importDatabase } from '../../src/database/import.ts'
import { tablesOf } from '../../src/database/tables.ts'
import { Failure } from '../../src/failure.ts'
import { claimJob } from '../../src/jobs/claim.ts'
import { failJob } from '../../src/jobs/settle.ts'
import { submitEdit } from '../../src/jobs/submit.ts'
import { servicesOf } from '../jobs/model/real.ts'
import { handClock } from '../support/clock.ts'
import { type Bank, openBank } from '../support/database.ts'
import { editRequest } from '../support/edit.ts'
import { openInMemory } from '../support/memory.ts'
import { findPostgres, openMigrated, type Postgres, startPostgres } from '../support/postgres.ts'

const programs = findPostgres()
/** What JSON must escape, what readers of lines stumble over, and more digits than a double has. */
const PROMPT = 'noir “é” \u2028 \\n " \n 🎬'
const DIGITS = '0.1234567890123456789'

let bank: Bank
let account: Account
const closing: { close(): Promise<void> }[] = []
const opened = async (database: Promise<Database>) => {
  closing.push(await database)
  return database
}
beforeAll(async () => {
  bank = await openBank(handClock(), await opened(openInMemory()))
  account = await bank.newAccount(10_000)
  const webhook = { ...editRequest({ prompt: PROMPT }), webhookUrl: 'http://127.0.0.1:1/hook' }
  for (let index = 0; index < 3; index += 1) await submitEdit(servicesOf(bank), webhook, account, `key ${index}`)
  const job = await claimJob(bank.database, 'worker')
  if (!job) throw new Error('no job')
  await failJob(bank.database, job, new Failure('upstream', 'The engine failed'), bank.clock.now())
  await bank.database.query(`update jobs set operation = $1::jsonb where id = $2`, [`{"n":${DIGITS}}`, job.id])
  await bank.database.query(
    `insert into webhook_attempts (delivery_id, number, at, error, milliseconds)
     select id, 1, now(), 'away', 12 from webhook_deliveries`,
  )
  await bank.database.query("update api_keys set created_at = '2026-01-02 03:04:05.123456+00'")
})
afterAll(async () => {
  for (const one of closing) await one.close()
})

async function exported(database: Database, whileReading: () => Promise<unknown> = async () => {}) {
  const lines: string[] = []
  const header = await exportDatabase(database, auditCredits, async (text) => {
    if (lines.length === 0) await whileReading()
    lines.push(...text.trimEnd().split('\n'))
  })
  return { header, lines }
}

async function* linesOf(lines: string[]): AsyncGenerator<string> {
  yield* lines
}

const importing = (database: Database, lines: string[], check = async (_filled: Queryable) => {}) =>
  importDatabase(database, linesOf(lines), check)

/** Every row as text, so that nothing a driver rounds is overlooked. */
async function rowsOf(database: Database): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const { name } of await tablesOf(database)) {
    const rows = await database.query<{ row: string }>(
      `select to_jsonb(whole)::text as row from ${name} whole order by 1`,
    )
    all[name] = rows.map(({ row }) => row)
  }
  return all
}

describe('export and import', () => {
  it('carries every table, those that others refer to first', async () => {
    const names = (await tablesOf(bank.database)).map(({ name }) => name)
    expect(names).toContain('webhook_attempts')
    expect(names).not.toContain('migrations')
    for (const [first, second] of [
      ['teams', 'users'],
      ['jobs', 'ledger'],
      ['webhook_deliveries', 'webhook_attempts'],
    ] as const) {
      expect(names.indexOf(first)).toBeLessThan(names.indexOf(second))
    }
    // Counters beside the tables would have to move with them.
    expect(await bank.database.query("select relname from pg_class where relkind = 'S'")).toEqual([])
  })

  it('gives back the same rows, triggers that work, and sound books', async () => {
    const { header, lines } = await exported(bank.database)
    const copy = await opened(openInMemory())
    await importing(copy, lines)
    const rows = await rowsOf(copy)
    expect(rows).toEqual(await rowsOf(bank.database))
    expect(rows.jobs?.join()).toContain(DIGITS)
    expect(rows.webhook_attempts).toHaveLength(1)
    expect(rows.api_keys?.join()).toContain('03:04:05.123456')
    expect(header.tables.find(({ name }) => name === 'jobs')?.rows).toBe(3)
    expect(await auditCredits(copy)).toEqual({ teams: 1, jobs: 3, entries: 5, breaches: [] })

    const there = await openBank(bank.clock, copy)
    await submitEdit(servicesOf(there), editRequest(), account, null)
    expect(await there.drift()).toEqual([])
    await expect(copy.query('update ledger set amount = amount + 1')).rejects.toThrow(/never changed/)
  })

  it.each([
    ['what is no export', () => ['{"some":"json"}'], /no export/],
    ['a file cut short', (lines: string[]) => lines.slice(0, -1), /ends within/],
    ['a file with more', (lines: string[]) => [...lines, '{}'], /more rows/],
    [
      'another schema',
      ([head = '', ...rows]: string[]) => [head.replace(/0001-[^"]*/, '0000-x.sql'), ...rows],
      /another schema/,
    ],
    ['other tables', ([head = '', ...rows]: string[]) => [head.replace('"plan",', ''), ...rows], /other tables/],
  ])('refuses %s and leaves nothing', async (_name, spoil, told) => {
    const { lines } = await exported(bank.database)
    const copy = await opened(openInMemory())
    await expect(importing(copy, spoil(lines))).rejects.toThrow(told)
    expect(Object.values(await rowsOf(copy)).flat()).toEqual([])
  })

  it('refuses a database with anything in it, and what its check refuses', async () => {
    const { lines } = await exported(bank.database)
    await expect(importing(bank.database, lines)).rejects.toThrow(/not empty/)
    const copy = await opened(openInMemory())
    const check = async () => Promise.reject(new Error('no'))
    await expect(importing(copy, lines, check)).rejects.toThrow('no')
    expect(Object.values(await rowsOf(copy)).flat()).toEqual([])
  })
})

describe.skipIf(programs === null)('export and import: a PostgreSQL server', () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres(programs ?? '')
  })
  afterAll(() => postgres?.remove())

  it('goes there and back without a difference', async () => {
    const server = await openMigrated(await postgres.newDatabase())
    await importing(server, (await exported(bank.database)).lines)
    const back = await opened(openInMemory())
    await importing(back, (await exported(server)).lines)
    expect(await rowsOf(back)).toEqual(await rowsOf(bank.database))
    await server.close()
  })

  it('is of one moment, whoever writes meanwhile, over more rows than go at once', async () => {
    const server = await openMigrated(await postgres.newDatabase())
    const there = await openBank(handClock(), server)
    const owner = await there.newAccount(100_000)
    const order = () => submitEdit(servicesOf(there), editRequest(), owner, null)
    for (let index = 0; index < 1201; index += 1) await order()
    const { header, lines } = await exported(server, () => Promise.all([order(), order(), order()]))
    expect(header.about).toMatchObject({ jobs: 1201, entries: 1202, breaches: [] })
    const copy = await opened(openInMemory())
    await importing(copy, lines)
    expect(await auditCredits(copy)).toEqual({ teams: 1, jobs: 1201, entries: 1202, breaches: [] })
    expect(await auditCredits(server)).toMatchObject({ jobs: 1204, breaches: [] })
    await server.close()
  })
})
