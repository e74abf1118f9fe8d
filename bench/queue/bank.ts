import type { Account } from '../../src/accounts/account.ts'
import { systemClock } from '../../src/clock.ts'
import type { Database } from '../../src/database/database.ts'
import { submitEdit } from '../../src/jobs/submit.ts'
import { openBank } from '../../test/support/database.ts'
import { editRequest, knownClip, toldEngine } from '../../test/support/edit.ts'

/** Teams with credits on a database, and what submits for them, from a checked request on: no HTTP, no upload. */
export async function openMarket(database: Database, teams: number) {
  const bank = await openBank(systemClock, database)
  const accounts: Account[] = []
  for (let i = 0; i < teams; i += 1) accounts.push(await bank.newAccount(1_000_000_000))
  await database.query('update teams set max_concurrent_jobs = 1000000')
  const engines = [toldEngine(async () => ({ file: '', poster: '', edits: [] }))]
  const services = { ...bank, intake: knownClip, engines, prices: { '720p': 20, '1080p': 30 } }
  let turn = 0
  const submit = async () => {
    turn += 1
    const account = accounts[turn % accounts.length] as Account
    await submitEdit(services, editRequest(), account, null)
  }
  return { accounts, submit }
}

/** Times a second, by so many at a time, for so many seconds; stops early where `work` finds nothing to do. */
export async function rate(work: () => Promise<unknown>, atATime: number, seconds: number): Promise<number> {
  const begun = performance.now()
  const end = begun + seconds * 1000
  let done = 0
  const go = async () => {
    while (performance.now() < end) {
      if ((await work()) === null) return
      done += 1
    }
  }
  await Promise.all(Array.from({ length: atATime }, go))
  return done / ((performance.now() - begun) / 1000)
}

export function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
