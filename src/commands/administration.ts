import type { KeySummary, Keys, NewKey } from '../accounts/keys.ts'
import { deliveryJson } from '../api/delivery-json.ts'
import type { Clock } from '../clock.ts'
import { type Audit, auditCredits } from '../credits/audit.ts'
import type { Ledger } from '../credits/ledger.ts'
import type { Queryable } from '../database/database.ts'
import { type DatabaseStatus, databaseStatus } from '../database/status.ts'
import { Failure } from '../failure.ts'
import { findJob } from '../jobs/find.ts'
import type { Job } from '../jobs/job.ts'
import { type DeliveryFilter, listDeliveries, redeliver } from '../webhooks/log.ts'

/** What `retake jobs show` tells. */
export type JobRecord = Pick<Job, 'id' | 'status' | 'engine' | 'price' | 'error' | 'operation' | 'route'>

/** What an operator does by command line; the same whether a server runs (over its socket) or not (in this process). */
export interface Administration {
  createKey(request: NewKey & { credits: number }): Promise<{ id: string; key: string; team: string; credits: number }>
  listKeys(): Promise<KeySummary[]>
  revokeKey(idOrPrefix: string): Promise<KeySummary>
  /** Proves that jobs, ledger and balances agree. */
  audit(): Promise<Audit>
  balances(): Promise<{ id: string; name: string; credits: number }[]>
  /** Adds credits to a team, or takes them. Throws `Failure` for an unknown team or a balance below zero. */
  grant(team: string, amount: number, reason: string): Promise<{ team: string; credits: number }>
  /** A job as operators see it: every engine's turn, and causes in the upstream's own words. Throws `Failure` for an unknown one. */
  showJob(id: string): Promise<JobRecord>
  /** Newest first. */
  listDeliveries(filter: Omit<DeliveryFilter, 'owner' | 'after'>): Promise<ReturnType<typeof deliveryJson>[]>
  /** Throws `Failure` for what cannot be sent again. */
  redeliver(id: string): Promise<void>
  databaseStatus(): Promise<DatabaseStatus>
}

export const ADMINISTRATION_CALLS = [
  'createKey',
  'listKeys',
  'revokeKey',
  'balances',
  'grant',
  'audit',
  'showJob',
  'listDeliveries',
  'redeliver',
  'databaseStatus',
] as const

export function createAdministration(deps: {
  database: Queryable
  clock: Clock
  keys: Keys
  ledger: Ledger
}): Administration {
  const { database, clock, keys, ledger } = deps
  return {
    listKeys: () => keys.list(),
    revokeKey: (idOrPrefix) => keys.revoke(idOrPrefix),
    balances: () => ledger.balances(),
    databaseStatus: () => databaseStatus(database),
    audit: () => auditCredits(database),
    createKey: async ({ credits, ...request }) => {
      const { id, key, teamId } = await keys.create(request)
      const balance =
        credits > 0 ? await ledger.grant(teamId, credits, `with key ${request.name}`) : await ledger.balance(teamId)
      return { id, key, team: request.team ?? request.name, credits: balance }
    },
    grant: async (name, amount, reason) => {
      const team = (await ledger.balances()).find((candidate) => candidate.name === name)
      if (!team) throw new Failure('input', `There is no team ${name}`)
      if (team.credits + amount < 0) throw new Failure('input', `${name} has only ${team.credits} credits`)
      return { team: name, credits: await ledger.grant(team.id, amount, reason) }
    },
    showJob: async (id) => {
      const job = await findJob(database, id)
      if (!job) throw new Failure('input', `There is no job ${id}`)
      const { status, engine, price, error, operation, route } = job
      return { id, status, engine, price, error, operation, route }
    },
    listDeliveries: async (filter) => {
      const found = await listDeliveries(database, { ...filter, owner: 'anyone' })
      return found.slice(0, filter.limit).map(deliveryJson)
    },
    redeliver: async (id) => {
      const event = await redeliver(database, id, 'anyone', clock.now())
      if (event === null) throw new Failure('input', `There is no delivery ${id}`)
      if (event === 'progress') throw new Failure('input', 'Progress is not sent again')
    },
  }
}
