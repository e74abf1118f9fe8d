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

export interface Ledger {
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
