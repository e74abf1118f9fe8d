import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { openServer } from '../../src/database/server.ts'
import { claimJob } from '../../src/jobs/claim.ts'
import { completeJob } from '../../src/jobs/settle.ts'
import { submitEdit } from '../../src/jobs/submit.ts'
import { type Bank, openBank } from '../support/database.ts'
import { findPostgres, openMigrated, type Postgres, startPostgres } from '../support/postgres.ts'
import { RESULT, requestOf, servicesOf } from './model/real.ts'

const programs = findPostgres()
const LIMIT = 3
const NODES = 6

describe.skipIf(programs === null)('many workers on one PostgreSQL server', () => {
  let postgres: Postgres
  let bank: Bank
  let nodes: Database[]
  beforeAll(async () => {
    postgres = await startPostgres(programs ?? '')
    const url = await postgres.newDatabase()
    nodes = Array.from({ length: NODES }, () => openServer({ url, pool: 4 }))
    bank = await openBank(undefined, await openMigrated(url))
  })
  afterAll(async () => {
    await Promise.all([bank.database, ...nodes].map((database) => database.close()))
    await postgres.remove()
  })

  async function teamWithJobs(count: number): Promise<string> {
    const account = await bank.newAccount(1_000_000)
    await bank.database.query('update teams set max_concurrent_jobs = $2 where id = $1', [account.team.id, LIMIT])
    for (let i = 0; i < count; i += 1) await submitEdit(servicesOf(bank), requestOf(2, false), account, null)
    return account.team.id
  }

  /** All nodes claim and complete at once until nothing is left; resolves to how many ran at a time, seen at each claim. */
  async function drain(teamId: string): Promise<number[]> {
    const seen: number[] = []
    const worker = async (database: Database, name: number) => {
      for (let idle = 0; idle < 50; ) {
        const job = await claimJob(database, `node ${name}`)
        if (!job) {
          idle += 1
          await new Promise((resolve) => setTimeout(resolve, 5))
          continue
        }
        idle = 0
        const [row] = await database.query<{ running: number }>(
          "select count(*)::int as running from jobs where team_id = $1 and status = 'PROCESSING'",
          [teamId],
        )
        seen.push(row?.running ?? 0)
        await completeJob(database, job, RESULT, new Date())
      }
    }
    await Promise.all([...nodes, ...nodes, ...nodes].map(worker))
    return seen
  }

  it('never run more jobs of a team at a time than it may', async () => {
    const seen = await drain(await teamWithJobs(150))
    expect(seen).toHaveLength(150)
    expect(Math.max(...seen)).toBeLessThanOrEqual(LIMIT)
    expect(Math.max(...seen)).toBeGreaterThan(1)
  })

  it('would, if the database did not count once more', async () => {
    const teamId = await teamWithJobs(150)
    await bank.database.script('alter table jobs disable trigger job_admission')
    const seen = await drain(teamId).finally(() =>
      bank.database.script('alter table jobs enable trigger job_admission'),
    )
    expect(Math.max(...seen)).toBeGreaterThan(LIMIT)
  })
})
