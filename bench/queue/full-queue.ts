import type { Database } from '../../src/database/database.ts'
import { claimJob } from '../../src/jobs/claim.ts'
import { findPostgres, openMigrated, startPostgres } from '../../test/support/postgres.ts'
import { atLeast, type Figure } from '../figures.ts'
import { medianOf, openMarket, rate } from './bank.ts'

const JOBS = 1_000_000
/** Of them, so many wait; all others have ended. */
const WAITING = 10_000
const AT_A_TIME = 4
const TEAMS = 40
const ROUNDS = 5
const SECONDS = 2
const GOAL = 0.8

/** Submissions and claims a second with a million jobs in the database, over those with none. */
export async function fullQueue(): Promise<Figure[]> {
  const programs = findPostgres()
  if (programs === null) return []
  const postgres = await startPostgres(programs, { durable: true })
  try {
    const [empty, full] = [
      await openMigrated(await postgres.newDatabase()),
      await openMigrated(await postgres.newDatabase()),
    ]
    const [small, large] = [await openMarket(empty, TEAMS), await openMarket(full, TEAMS)]
    await fill(full)
    await full.script('checkpoint')
    const rates = await measured([empty, small.submit], [full, large.submit])
    await empty.close()
    await full.close()
    return rates
  } finally {
    await postgres.remove()
  }
}

type Side = [Database, submit: () => Promise<void>]

async function measured(...sides: [Side, Side]): Promise<Figure[]> {
  const submits: number[][] = [[], []]
  const claims: number[][] = [[], []]
  // Turn about, so that other load on the machine falls on both; each round leaves no job running.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, [database, submit]] of sides.entries()) {
      const submitted = await rate(submit, AT_A_TIME, SECONDS)
      const claimed = await rate(() => claimJob(database, 'bench'), AT_A_TIME, SECONDS)
      await database.query("update jobs set status = 'CANCELLED', completed_at = now() where status = 'PROCESSING'")
      // The first round warms up.
      if (round === 0) continue
      submits[index]?.push(submitted)
      claims[index]?.push(claimed)
    }
  }
  return [figure('submissions', submits), figure('claims', claims)]
}

function figure(name: string, [empty = [], full = []]: number[][]): Figure {
  const [without, having] = [medianOf(empty), medianOf(full)]
  return atLeast(GOAL, {
    ...{ name: `${name} with ${JOBS.toLocaleString('en')} jobs ÷ without`, value: having / without, unit: '' },
    detail: `${having.toFixed(0)} against ${without.toFixed(0)} a second on PostgreSQL, ${AT_A_TIME} at a time, ${WAITING.toLocaleString('en')} of them waiting, median of ${ROUNDS} rounds`,
  })
}

/** Past jobs of a year with their ledger, and a queue; without triggers, whose work is done by one statement at the end. */
async function fill(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query("set local session_replication_role = 'replica'")
    await transaction.query(
      `insert into jobs (id, team_id, user_id, api_key_id, model, status, progress, input, task, source_key, result_token,
                         engine, price, result, created_at, started_at, completed_at, version)
       select gen_random_uuid(), owner.team_id, owner.user_id, owner.key_id, 'wan-2.7-videoedit',
              case when number > $1 - $2 then 'QUEUED' else 'COMPLETED' end, 100,
              '{"prompt": "film noir"}', '{"prompt": "film noir"}', 'uploads/clip.mp4', md5(number::text), 'told', 80,
              case when number <= $1 - $2 then jsonb_build_object('videoKey', 'videos/' || number, 'posterKey', 'posters/' || number) end,
              now() - make_interval(secs => ($1 - number) * 30), now(),
              case when number <= $1 - $2 then now() end, 3
       from generate_series(1, $1::integer) as number
       join (select row_number() over () as place, teams.id as team_id, users.id as user_id, api_keys.id as key_id
             from teams join users on users.team_id = teams.id join api_keys on api_keys.user_id = users.id) owner
         on owner.place = number % $3::integer + 1`,
      [JOBS, WAITING, TEAMS],
    )
    await transaction.query(
      `insert into ledger (id, team_id, job_id, kind, amount, created_at)
       select gen_random_uuid(), team_id, id, 'debit', -price, created_at from jobs`,
    )
    await transaction.query(
      'update teams set credits = (select sum(amount) from ledger where ledger.team_id = teams.id)',
    )
  })
  await database.script('vacuum analyze')
}
