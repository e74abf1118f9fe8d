import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../src/database/database.ts'
import { openEmbedded } from '../../src/database/embedded.ts'
import { migrate } from '../../src/database/migrate.ts'
import { findPostgres, openMigrated, startPostgres } from '../../test/support/postgres.ts'
import { atLeast, type Figure } from '../figures.ts'
import { medianOf, openMarket, rate } from './bank.ts'

/** One waits for the disk; many make the processors the limit. */
const AT_A_TIME = [1, 8]
const TEAMS = 40
const ROUNDS = 5
const SECONDS = 1.5
const GOAL = 0.6

/** Submissions a second, each on disk, over transactions a second that insert one small row and no more. */
export async function submitRate(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'retake-bench-'))
  const embedded = await openEmbedded(join(folder, 'database'))
  await migrate(embedded)
  const figures = await measured(embedded, 'embedded')
  await embedded.close()
  rmSync(folder, { recursive: true, force: true })

  const programs = findPostgres()
  if (programs === null) return figures
  const postgres = await startPostgres(programs, { durable: true })
  try {
    const server = await openMigrated(await postgres.newDatabase())
    figures.push(...(await measured(server, 'PostgreSQL')))
    await server.close()
  } finally {
    await postgres.remove()
  }
  return figures
}

async function measured(database: Database, name: string): Promise<Figure[]> {
  const { submit } = await openMarket(database, TEAMS)
  await database.script('create table bare (id bigint generated always as identity primary key, text text not null)')
  const bare = () => database.query('insert into bare (text) values ($1)', ['x'.repeat(100)])
  const figures: Figure[] = []
  for (const atATime of AT_A_TIME) {
    const rates: { submit: number[]; bare: number[] } = { submit: [], bare: [] }
    await rate(submit, atATime, 1)
    // Turn about, so that other load on the machine falls on both.
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.bare.push(await rate(bare, atATime, SECONDS))
      rates.submit.push(await rate(submit, atATime, SECONDS))
    }
    const [ours, theirs] = [medianOf(rates.submit), medianOf(rates.bare)]
    figures.push(
      atLeast(GOAL, {
        ...{ name: `durable submissions ÷ bare transactions, ${name}, ${atATime} at a time`, unit: '' },
        ...{ value: ours / theirs, detail: detailOf(ours, theirs) },
      }),
    )
  }
  return figures
}

function detailOf(ours: number, theirs: number): string {
  return `${ours.toFixed(0)} against ${theirs.toFixed(0)} a second, ${TEAMS} teams, median of ${ROUNDS} rounds`
}
