import type { Account } from '../../src/accounts/account.ts'
import { createKeys } from '../../src/accounts/keys.ts'
import { type Clock, systemClock } from '../../src/clock.ts'
import { createLedger } from '../../src/credits/ledger.ts'
import type { Database } from '../../src/database/database.ts'
import { randomIdentifiers } from '../../src/identifiers.ts'
import { openInMemory } from './memory.ts'

/** A migrated database, in memory where none is given, with the services that stand directly on it. */
export async function openBank(clock: Clock = systemClock, given?: Database) {
  const database = given ?? (await openInMemory())
  const deps = { database, clock, identifiers: randomIdentifiers }
  const keys = createKeys({ ...deps, maxConcurrentJobs: 10 })
  const ledger = createLedger(deps)
  const newAccount = async (credits: number, name = randomIdentifiers.token(8)): Promise<Account> => {
    const { key, teamId } = await keys.create({ name })
    if (credits > 0) await ledger.grant(teamId, credits, 'test')
    const authentication = await keys.authenticate(key)
    if (typeof authentication === 'string') throw new Error('a fresh key must work')
    return authentication.account
  }
  /** Teams whose balance is not the sum of their entries; must always be none. */
  const drift = () =>
    database.query(
      `select t.id from teams t left join ledger l on l.team_id = t.id
       group by t.id having t.credits <> coalesce(sum(l.amount), 0)`,
    )
  return { ...deps, keys, ledger, newAccount, drift }
}

export type Bank = Awaited<ReturnType<typeof openBank>>
