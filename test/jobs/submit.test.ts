import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Account } from '../../src/accounts/account.ts'
import { findJob } from '../../src/jobs/find.ts'
import { type SubmitServices, submitEdit } from '../../src/jobs/submit.ts'
import { handClock } from '../support/clock.ts'
import { type Bank, openBank } from '../support/database.ts'
import { CLIP, editRequest, knownClip, toldEngine } from '../support/edit.ts'

const clock = handClock()
let bank: Bank
let services: SubmitServices
const HOUR = 3_600_000

beforeAll(async () => {
  bank = await openBank(clock)
  const engine = toldEngine(async () => ({ file: '', poster: '', edits: [] }))
  services = { ...bank, intake: knownClip, engines: [engine], prices: { '720p': 20, '1080p': 30 } }
})
afterAll(() => bank.database.close())

const submit = (account: Account, changes = {}, key: string | null = null) =>
  submitEdit(services, editRequest(changes), account, key)

const counts = async (account: Account) => {
  const [row] = await bank.database.query(
    `select (select count(*)::int from jobs where team_id = $1) as jobs,
            (select count(*)::int from ledger where team_id = $1 and kind = 'debit') as debits`,
    [account.team.id],
  )
  return { ...row, credits: await bank.ledger.balance(account.team.id) }
}

it('creates a job and takes its price, by the second and the tier', async () => {
  const account = await bank.newAccount(1000)
  const { jobId, status } = await submit(account)
  expect(status).toBe('QUEUED')
  expect(await counts(account)).toEqual({ jobs: 1, debits: 1, credits: 1000 - 80 })
  await submit(account, { resolution: '1080p', duration: 3 })
  expect(await counts(account)).toEqual({ jobs: 2, debits: 2, credits: 1000 - 80 - 90 })
  const job = await findJob(bank.database, jobId)
  expect(job).toMatchObject({ status: 'QUEUED', progress: 0, price: 80, engine: 'told', task: { prompt: 'film noir' } })
  expect(job?.task.seed).toBeGreaterThanOrEqual(0)
})

it('counts begun seconds, and no longer than the clip is', async () => {
  const account = await bank.newAccount(1000)
  const intake = { ...knownClip, clip: async () => ({ key: 'uploads/a.mp4', clip: { ...CLIP, seconds: 4.2 } }) }
  await submitEdit({ ...services, intake }, editRequest(), account, null)
  expect((await counts(account)).credits).toBe(1000 - 5 * 20)
  await submitEdit({ ...services, intake }, editRequest({ duration: 9 }), account, null)
  expect((await counts(account)).credits).toBe(1000 - 10 * 20)
})

it('refuses what cannot be paid and leaves nothing behind', async () => {
  const account = await bank.newAccount(79)
  await expect(submit(account, {}, 'a-key')).rejects.toMatchObject({ creditsRequired: 80, creditsAvailable: 79 })
  expect(await counts(account)).toEqual({ jobs: 0, debits: 0, credits: 79 })
  await bank.ledger.grant(account.team.id, 1, 'test')
  expect(await submit(account, {}, 'a-key')).toMatchObject({ status: 'QUEUED' })
})

it('spends a balance once, however many ask at a time', async () => {
  const account = await bank.newAccount(80 * 3 + 10)
  const answers = await Promise.allSettled(Array.from({ length: 8 }, () => submit(account)))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  expect(await counts(account)).toEqual({ jobs: 3, debits: 3, credits: 10 })
})

it('refuses a prompt of which nothing can be done, and charges nothing', async () => {
  const account = await bank.newAccount(1000)
  const refused = submit(account, { prompt: 'impossible' })
  await expect(refused).rejects.toMatchObject({ details: { prompt: ['try "film noir"'] } })
  expect(await counts(account)).toEqual({ jobs: 0, debits: 0, credits: 1000 })
})

it('answers a repeated idempotency key with the first job, charging once', async () => {
  const account = await bank.newAccount(1000)
  const first = await submit(account, {}, 'once')
  expect(await submit(account, {}, 'once')).toEqual(first)
  expect(await counts(account)).toMatchObject({ jobs: 1, credits: 920 })
})

it('refuses the same key for another request', async () => {
  const account = await bank.newAccount(1000)
  await submit(account, {}, 'mine')
  await expect(submit(account, { duration: 2 }, 'mine')).rejects.toMatchObject({ name: 'Failure', kind: 'input' })
  expect(await counts(account)).toMatchObject({ jobs: 1 })
})

it('makes one job of concurrent requests with one key', async () => {
  const account = await bank.newAccount(1000)
  const answers = await Promise.all(Array.from({ length: 6 }, () => submit(account, {}, 'race')))
  expect(new Set(answers.map(({ jobId }) => jobId)).size).toBe(1)
  expect(await counts(account)).toEqual({ jobs: 1, debits: 1, credits: 920 })
})

it('keeps keys of different API keys apart and forgets them after a day', async () => {
  const [one, other] = [await bank.newAccount(1000), await bank.newAccount(1000)]
  const first = await submit(one, {}, 'shared')
  expect((await submit(other, {}, 'shared')).jobId).not.toBe(first.jobId)
  clock.advance(23 * HOUR)
  expect((await submit(one, {}, 'shared')).jobId).toBe(first.jobId)
  clock.advance(2 * HOUR)
  expect((await submit(one, {}, 'shared')).jobId).not.toBe(first.jobId)
  expect(await bank.drift()).toEqual([])
})
