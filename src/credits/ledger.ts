import type { Clock } from '../clock.ts'
import type { Queryable } from '../database/database.ts'
import type { Identifiers } from '../identifiers.ts'

/**
 * Parts of the statements that create and end a job. A trigger moves the balance with each entry, and `unique (job_id,
 * kind)` makes both happen at most once; see migrations/0001.
 */
export const DEBIT_OF_JOB = `
  insert into ledger (id, team_id, job_id, kind, amount, created_at)
  select gen_random_uuid(), job.team_id, job.id, 'debit', -job.price, job.created_at from job`

export const REFUND_OF_JOB = `
  insert into ledger (id, team_id, job_id, kind, amount, created_at)
  select gen_random_uuid(), job.team_id, job.id, 'refund', job.price, job.completed_at from job`

/** The constraint that a debit beyond the balance breaks. */
export const NOT_ENOUGH_CREDITS = 'teams_credits_not_negative'

/** One movement of credits; debits are negative. */
export interface LedgerEntry {
  id: string
  kind: 'grant' | 'debit' | 'refund'
  amount: number
  jobId: string | null
  reason: string | null
  createdAt: Date
}

export interface Ledger {
  /** Newest first; one more than `limit` where there is a next page. */
  entries(teamId: string, limit: number, after?: { createdAt: Date; id: string }): Promise<LedgerEntry[]>
  /** Adds (or, negative, takes) credits by hand; resolves to the new balance. */
  grant(teamId: string, amount: number, reason: string): Promise<number>
  balance(teamId: string): Promise<number>
  balances(): Promise<{ id: string; name: string; credits: number }[]>
}

export function createLedger(deps: { database: Queryable; clock: Clock; identifiers: Identifiers }): Ledger {
  const { database, clock, identifiers } = deps
  const balance = async (teamId: string) => {
    const [team] = await database.query<{ credits: number }>('select credits from teams where id = $1', [teamId])
    return team?.credits ?? 0
  }
  return {
    balance,
    entries: (teamId, limit, after) =>
      database.query<LedgerEntry & Record<string, unknown>>(
        `select id, kind, amount, job_id as "jobId", reason, created_at as "createdAt" from ledger
         where team_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
         order by created_at desc, id desc limit $4`,
        [teamId, after?.createdAt ?? null, after?.id ?? null, limit + 1],
      ),
    balances: () => database.query('select id, name, credits from teams order by name'),
    grant: async (teamId, amount, reason) => {
      await database.query(
        "insert into ledger (id, team_id, kind, amount, reason, created_at) values ($1, $2, 'grant', $3, $4, $5)",
        [identifiers.uuid(), teamId, amount, reason, clock.now()],
      )
      return balance(teamId)
    },
  }
}
