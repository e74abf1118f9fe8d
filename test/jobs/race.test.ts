import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Account } from '../../src/accounts/account.ts'
import { auditCredits } from '../../src/credits/audit.ts'
import type { Database } from '../../src/database/database.ts'
import { Failure } from '../../src/failure.ts'
import { cancelJob } from '../../src/jobs/cancel.ts'
import { claimJob, returnJob } from '../../src/jobs/claim.ts'
import { findJob } from '../../src/jobs/find.ts'
import type { Job, JobStatus } from '../../src/jobs/job.ts'
import { cancelRunningJob, completeJob, failJob } from '../../src/jobs/settle.ts'
import { submitEdit } from '../../src/jobs/submit.ts'
import { keepJob } from '../support/jobs.ts'
import { findPostgres, openMigrated, type Postgres, startPostgres } from '../support/postgres.ts'
import { openReal, RESULT, requestOf, servicesOf } from './model/real.ts'

const RUNS = Number(process.env.PROPERTY_RUNS ?? 40)

let world: Awaited<ReturnType<typeof openReal>>

const submit = (account: Account, key: string | null = null, seconds = 2, database = world.bank.database) =>
  submitEdit(servicesOf(world.bank, database), requestOf(seconds, false), account, key)

async function newTeam(credits: number, jobs = 0): Promise<{ account: Account; ids: string[] }> {
  const account = await world.bank.newAccount(credits)
  await world.bank.database.query('update teams set max_concurrent_jobs = 1000 where id = $1', [account.team.id])
  const ids: string[] = []
  for (let i = 0; i < jobs; i += 1) ids.push((await submit(account)).jobId)
  return { account, ids }
}

const soundBooks = async () => expect((await auditCredits(world.bank.database)).breaches).toEqual([])

/** What is left of the balance, reckoned from the jobs alone. */
async function expectBalance(account: Account, granted: number): Promise<void> {
  const [row] = await world.bank.database.query<{ spent: number }>(
    `select coalesce(sum(price), 0)::int as spent from jobs
     where team_id = $1 and status not in ('FAILED', 'CANCELLED')`,
    [account.team.id],
  )
  expect(await world.bank.ledger.balance(account.team.id)).toBe(granted - (row?.spent ?? 0))
}

const programs = findPostgres()

describe('jobs and credits in memory', () => races(null))
describe.skipIf(programs === null)('jobs and credits on a PostgreSQL server', () => races(programs))

function races(programs: string | null): void {
  let postgres: Postgres | null = null
  beforeAll(async () => {
    postgres = programs === null ? null : await startPostgres(programs)
    world = await openReal(await postgres?.newDatabase().then(openMigrated))
  })
  afterAll(async () => {
    await world?.bank.database.close()
    await postgres?.remove()
  })

  it('spends one balance once, however many submit, cancel and grant at a time', async () => {
    const { account } = await newTeam(40 * 10 + 39)
    const answers = await Promise.allSettled(Array.from({ length: 100 }, () => submit(account)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    const accepted = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.jobId] : []))
    await Promise.allSettled([
      ...accepted.flatMap((id) => [1, 2, 3].map(() => cancelJob(world.bank.database, id, new Date()))),
      ...Array.from({ length: 30 }, () => submit(account)),
      ...Array.from({ length: 5 }, () => world.bank.ledger.grant(account.team.id, 10, 'more')),
    ])
    await expectBalance(account, 40 * 10 + 39 + 50)
    await soundBooks()
    await cancelAll(account)
  })

  it('makes one job of each idempotency key, however many requests come at a time', async () => {
    const { account } = await newTeam(100_000)
    const keys = Array.from({ length: 10 }, (_, number) => `key ${number}`)
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => keys).flatMap((all) => all.map(async (key) => [key, await submit(account, key)])),
    )
    const pairs = new Set(answers.map((answer) => JSON.stringify(answer)))
    expect(pairs.size).toBe(keys.length)
    await expectBalance(account, 100_000)
    expect(await world.bank.ledger.balance(account.team.id)).toBe(100_000 - keys.length * 40)
    await cancelAll(account)
  })

  it('gives no job to two workers under one lease', async () => {
    const { account, ids } = await newTeam(100_000, 40)
    const claim = (worker: number) => claimJob(world.bank.database, `worker ${worker}`)
    const claimed = (await Promise.all(Array.from({ length: 60 }, (_, worker) => claim(worker)))).filter(isJob)
    expect(claimed.map(({ id }) => id).sort()).toEqual([...ids].sort())
    expect(await claim(0)).toBeNull()

    const silent = ids.slice(0, 15)
    await world.bank.database.query("update jobs set lease_until = now() - interval '1 second' where id = any($1)", [
      silent,
    ])
    const again = (await Promise.all(Array.from({ length: 60 }, (_, worker) => claim(worker)))).filter(isJob)
    expect(again.map(({ id }) => id).sort()).toEqual(silent.sort())
    expect(new Set(again.map(({ attempt }) => attempt))).toEqual(new Set([2]))

    // Everybody finishes at once, the silent ones too.
    const wrote = await Promise.all(
      [...claimed, ...again].map(async (job) => [
        job.id,
        await completeJob(world.bank.database, job, RESULT, new Date()),
      ]),
    )
    expect(
      wrote
        .filter(([, done]) => done)
        .map(([id]) => id)
        .sort(),
    ).toEqual([...ids].sort())
    await expectBalance(account, 100_000)
    await soundBooks()
  })

  it(
    'holds in every order in which the statements of concurrent requests and workers may reach the database',
    async () => {
      const acts = fc.array(fc.constantFrom(...Object.keys(ACTS)), { minLength: 3, maxLength: 8 })
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), acts, async (scheduler, names) => {
          const { account, ids } = await newTeam(40 * 3 + 10, 1)
          try {
            const job = await claimJob(world.bank.database, 'first')
            if (!job || job.id !== ids[0]) throw new Error('the job must be there to claim')
            const query = scheduler.scheduleFunction(world.bank.database.query) as Database['query']
            const database = { ...world.bank.database, query }
            const act = (on: Database) => Promise.all(names.map((name) => ACTS[name]?.({ database: on, account, job })))
            // A server has an order of its own: there, statements really meet.
            await (programs === null ? scheduler.waitFor(act(database)) : act(world.bank.database))
            await expectBalance(account, 40 * 3 + 10)
            await soundBooks()
          } finally {
            await cancelAll(account)
          }
        }),
        { numRuns: RUNS * 3 },
      )
    },
    20_000 + RUNS * 2000,
  )
}

interface Scene {
  /** Its statements wait for their turn. */
  database: Database
  account: Account
  job: Job
}

/** What may happen at once to a team with one running job. Each act checks what it is told. */
const ACTS: Record<string, (scene: Scene) => Promise<unknown>> = {
  submit: ({ database, account }) => submit(account, null, 2, database).catch(onlyKind('quota')),
  // With `conflict`, whoever is first has the key.
  repeat: ({ database, account }) => submit(account, 'same', 2, database).catch(onlyKind('quota', 'input')),
  conflict: ({ database, account }) => submit(account, 'same', 3, database).catch(onlyKind('quota', 'input')),
  // The public answer of null is “the job has already ended”.
  cancel: async ({ database, job }) => {
    const answer = await cancelJob(database, job.id, new Date())
    const { status } = (await findJob(world.bank.database, job.id)) ?? expect.fail('the job is gone')
    if (answer === null || answer === 'CANCELLED') expect(ENDED).toContain(status)
  },
  claim: async ({ database }) => {
    const job = await claimJob(database, 'second')
    if (job) expect(job.attempt).toBeGreaterThan(0)
    if (job) await failJob(database, job, new Failure('input', 'no'), new Date())
  },
  silence: ({ database, job }) =>
    database.query("update jobs set lease_until = now() - interval '1 second' where id = $1", [job.id]),
  keep: ({ database, job }) => keepJob(database, job, 50, 'editing', new Date()),
  return: ({ database, job }) => returnJob(database, job, true),
  complete: ({ database, job }) => completeJob(database, job, RESULT, new Date()),
  fail: ({ database, job }) => failJob(database, job, new Failure('input', 'no'), new Date()),
  stop: ({ database, job }) => cancelRunningJob(database, job, new Date()),
}

const ENDED: readonly JobStatus[] = ['COMPLETED', 'FAILED', 'CANCELLED']

function onlyKind(...kinds: Failure['kind'][]): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof Failure) || !kinds.includes(error.kind)) throw error
  }
}

/** Leaves nothing that a later test could claim. */
async function cancelAll(account: Account): Promise<void> {
  await world.bank.database.query(
    "update jobs set status = 'QUEUED', worker = null, lease_until = null where status = 'PROCESSING' and team_id = $1",
    [account.team.id],
  )
  const waiting = await world.bank.database.query<{ id: string }>(
    "select id from jobs where status = 'QUEUED' and team_id = $1",
    [account.team.id],
  )
  for (const { id } of waiting) await cancelJob(world.bank.database, id, new Date())
}

function isJob(job: Job | null): job is Job {
  return job !== null
}
