import { expect } from 'vitest'
import type { Account } from '../../../src/accounts/account.ts'
import { auditCredits } from '../../../src/credits/audit.ts'
import type { Database } from '../../../src/database/database.ts'
import type { Job, JobStatus } from '../../../src/jobs/job.ts'
import type { EditRequest } from '../../../src/jobs/request.ts'
import { type SubmitServices, submitEdit } from '../../../src/jobs/submit.ts'
import { handClock } from '../../support/clock.ts'
import { type Bank, openBank } from '../../support/database.ts'
import { editRequest, knownClip, toldEngine } from '../../support/edit.ts'
import { type Model, TERMINAL } from './model.ts'

export const PRICES = { '720p': 20, '1080p': 30 }
export const RESULT = {
  ...{ videoKey: 'v', posterKey: 'p', engine: 'told', edits: [], seed: 1, width: 2, height: 2, duration: 1 },
}

/** The database and everything that stands on it, beside the model. */
export interface Real {
  bank: Bank
  clock: ReturnType<typeof handClock>
  accounts: Account[]
  /** Ids, in the order of the model's jobs. */
  ids: string[]
  /** What each claim got, kept for ever, as a worker that was thought dead would. */
  claims: Job[]
  /** How each job was seen to end. */
  ended: Map<string, JobStatus>
}

/** In memory where no database is given. */
export async function openReal(database?: Database) {
  const clock = handClock()
  const bank = await openBank(clock, database)
  /** Two fresh teams and no jobs: what one run of commands starts from. */
  const start = async (credits: number, maxConcurrentJobs: number): Promise<{ model: Model; real: Real }> => {
    const accounts = [await bank.newAccount(credits), await bank.newAccount(credits)]
    await bank.database.query('update teams set max_concurrent_jobs = $1', [maxConcurrentJobs])
    return {
      model: {
        now: clock.now().getTime(),
        teams: accounts.map(() => ({ credits, maxConcurrentJobs, keys: new Map() })),
        jobs: [],
        claims: [],
      },
      real: { bank, clock, accounts, ids: [], claims: [], ended: new Map() },
    }
  }
  return { bank, clock, start }
}

export function servicesOf(bank: Bank, database: Database = bank.database): SubmitServices {
  const engines = [toldEngine(async () => ({ file: '', poster: '', edits: [] }))]
  return { ...bank, database, intake: knownClip, engines, prices: PRICES }
}

export function submit(real: Real, account: Account, request: EditRequest, key: string | null) {
  return submitEdit(servicesOf(real.bank), request, account, key)
}

export function requestOf(seconds: number, hasWebhook: boolean): EditRequest {
  return {
    ...editRequest({ duration: seconds }),
    ...(hasWebhook && { webhookUrl: 'https://example.com/hook', webhookEvents: ['completed', 'failed'] }),
  }
}

/** The whole state in both worlds is the same, the books are right, and what has ended stays as it ended. */
export async function compare(model: Model, real: Real): Promise<void> {
  const { database } = real.bank
  const jobs = await database.query<{ id: string; status: JobStatus }>(
    `select id, status, price::int, attempt, tries, progress, cancel_requested as "cancelRequested",
            lease_until is not null and lease_until > now() as alive, webhook_url is not null as "hasWebhook",
            worker is not null as "hasWorker", completed_at is not null as "hasEnded", result is not null as "hasResult",
            (select array_agg(event) from webhook_deliveries delivery where delivery.job_id = jobs.id) as events
     from jobs where team_id = any($1) order by created_at, id`,
    [real.accounts.map(({ team }) => team.id)],
  )
  expect(jobs).toEqual(
    model.jobs.map(({ team, ...job }, index) => ({
      ...job,
      id: real.ids[index],
      hasWorker: job.status === 'PROCESSING',
      hasEnded: TERMINAL.includes(job.status),
      hasResult: job.status === 'COMPLETED',
      events: job.hasWebhook && /COMPLETED|FAILED/.test(job.status) ? [job.status.toLowerCase()] : null,
    })),
  )
  for (const { id, status } of jobs) {
    const before = real.ended.get(id)
    if (before !== undefined) expect([id, status]).toEqual([id, before])
    if (TERMINAL.includes(status)) real.ended.set(id, status)
  }
  const balances = await Promise.all(real.accounts.map(({ team }) => real.bank.ledger.balance(team.id)))
  expect(balances).toEqual(model.teams.map(({ credits }) => credits))
  expect((await auditCredits(database)).breaches).toEqual([])
}
