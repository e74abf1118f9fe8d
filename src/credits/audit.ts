import type { Queryable } from '../database/database.ts'

/** One breach of what must always hold between jobs, ledger and balances. */
export interface Breach {
  rule: string
  /** Ids of the teams or jobs concerned. */
  ids: string[]
}

export interface Audit {
  teams: number
  jobs: number
  entries: number
  breaches: Breach[]
}

/** Each finds the ids that break it; on a sound database all find none. */
const RULES: Record<string, string> = {
  'a balance is the sum of its entries': `
    select t.id from teams t left join ledger l on l.team_id = t.id
    group by t.id having t.credits <> coalesce(sum(l.amount), 0)`,
  'a job is debited once, its price, from its team': `
    select j.id from jobs j left join ledger l on l.job_id = j.id and l.kind = 'debit'
    group by j.id having count(l.id) <> 1 or sum(l.amount) <> -j.price or bool_or(l.team_id <> j.team_id)`,
  'a failed or cancelled job is refunded once, its price, to its team': `
    select j.id from jobs j left join ledger l on l.job_id = j.id and l.kind = 'refund'
    where j.status in ('FAILED', 'CANCELLED')
    group by j.id having count(l.id) <> 1 or sum(l.amount) <> j.price or bool_or(l.team_id <> j.team_id)`,
  'no other job is refunded': `
    select j.id from jobs j join ledger l on l.job_id = j.id and l.kind = 'refund'
    where j.status not in ('FAILED', 'CANCELLED')`,
  'a completed job has a result, and only that': `
    select id from jobs where (status = 'COMPLETED') <> (result is not null)`,
  'an ended job says when, and no other': `
    select id from jobs where (status in ('COMPLETED', 'FAILED', 'CANCELLED')) <> (completed_at is not null)`,
  'no job is without a worker for minutes': `
    select id from jobs where status = 'PROCESSING' and lease_until < now() - interval '5 minutes'`,
}

/** Proves the invariants of money on a live database, in one consistent view of it. */
export async function auditCredits(database: Queryable): Promise<Audit> {
  const parts = Object.keys(RULES).map(
    (rule, index) => `(select json_agg(id) from (${RULES[rule]}) found) as rule${index}`,
  )
  const [row] = await database.query<Record<string, string[] | number | null>>(
    `select ${parts.join(', ')}, (select count(*)::int from teams) as teams, (select count(*)::int from jobs) as jobs,
            (select count(*)::int from ledger) as entries`,
  )
  const breaches = Object.keys(RULES).flatMap((rule, index) => {
    const ids = row?.[`rule${index}`]
    return Array.isArray(ids) ? [{ rule, ids }] : []
  })
  return { teams: Number(row?.teams), jobs: Number(row?.jobs), entries: Number(row?.entries), breaches }
}
