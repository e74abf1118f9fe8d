import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditCredits } from '../../src/credits/audit.ts'
import { cancelJob } from '../../src/jobs/cancel.ts'
import { submitEdit } from '../../src/jobs/submit.ts'
import { type Bank, openBank } from '../support/database.ts'
import { editRequest, knownClip, toldEngine } from '../support/edit.ts'

let bank: Bank
const ids: string[] = []
beforeAll(async () => {
  bank = await openBank()
  const account = await bank.newAccount(1000)
  const engines = [toldEngine(async () => ({ file: '', poster: '', edits: [] }))]
  const services = { ...bank, intake: knownClip, engines, prices: { '720p': 20, '1080p': 30 } }
  for (let i = 0; i < 3; i++) ids.push((await submitEdit(services, editRequest(), account, null)).jobId)
  await cancelJob(bank.database, ids[0] ?? '', new Date())
})
afterAll(() => bank.database.close())

const broken = async () => (await auditCredits(bank.database)).breaches

it('finds a sound database sound', async () => {
  expect(await auditCredits(bank.database)).toEqual({ teams: 1, jobs: 3, entries: 5, breaches: [] })
})

it.each([
  ['a balance is the sum', 'update teams set credits = credits + 1', 'update teams set credits = credits - 1'],
  [
    'refunded once',
    "update jobs set status = 'FAILED' where id = $1",
    "update jobs set status = 'QUEUED' where id = $1",
  ],
  ['a job is debited once', 'update jobs set price = 1 where id = $1', 'update jobs set price = 80 where id = $1'],
  ['has a result', `update jobs set result = '{}' where id = $1`, 'update jobs set result = null where id = $1'],
])('finds a breach of “%s”', async (rule, breach, mend) => {
  const parameters = breach.includes('$1') ? [ids[1]] : []
  await bank.database.query(breach, parameters)
  expect((await broken()).map((found) => found.rule).join()).toContain(rule)
  await bank.database.query(mend, parameters)
  expect(await broken()).toEqual([])
})
