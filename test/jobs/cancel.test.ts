import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Account } from '../../src/accounts/account.ts'
import { cancelJob } from '../../src/jobs/cancel.ts'
import { claimJob } from '../../src/jobs/claim.ts'
import { findJob } from '../../src/jobs/find.ts'
import type { Job } from '../../src/jobs/job.ts'
import { cancelRunningJob, completeJob } from '../../src/jobs/settle.ts'
import { submitEdit } from '../../src/jobs/submit.ts'
import { createWatcher, type JobView, type Watcher } from '../../src/jobs/watch.ts'
import { type Bank, openBank } from '../support/database.ts'
import { editRequest, knownClip, toldEngine } from '../support/edit.ts'
import { keepJob } from '../support/jobs.ts'

let bank: Bank
let account: Account
let watcher: Watcher
const RESULT = { videoKey: 'v', posterKey: 'p', engine: 'told', edits: [], seed: 1, width: 2, height: 2, duration: 1 }

beforeAll(async () => {
  bank = await openBank()
  account = await bank.newAccount(10_000)
  watcher = await createWatcher(bank.database)
})
afterAll(async () => {
  await watcher.close()
  await bank.database.close()
})

const submit = async (who = account) => {
  const engines = [toldEngine(async () => ({ file: '', poster: '', edits: [] }))]
  const services = { ...bank, intake: knownClip, engines, prices: { '720p': 20, '1080p': 30 } }
  return (await submitEdit(services, editRequest(), who, null)).jobId
}
const claim = async (): Promise<Job> => {
  const job = await claimJob(bank.database, 'test')
  if (!job) throw new Error('there must be a job to claim')
  return job
}
const refunds = async (id: string) =>
  (await bank.database.query("select amount from ledger where job_id = $1 and kind = 'refund'", [id])).length

it('cancels a waiting job at once, with its price back, and only once', async () => {
  const before = await bank.ledger.balance(account.team.id)
  const id = await submit()
  expect(await cancelJob(bank.database, id, new Date())).toBe('CANCELLED')
  expect(await cancelJob(bank.database, id, new Date())).toBeNull()
  expect(await bank.ledger.balance(account.team.id)).toBe(before)
  expect(await refunds(id)).toBe(1)
  expect(await claimJob(bank.database, 'test')).toBeNull()
})

it('asks the worker of a running job, who ends and refunds it', async () => {
  const id = await submit()
  const job = await claim()
  expect(await cancelJob(bank.database, id, new Date())).toBe('PROCESSING')
  expect(await keepJob(bank.database, job, 10, 'editing', new Date())).toBe('cancel requested')
  expect(await cancelRunningJob(bank.database, job, new Date())).toBe(true)
  expect(await cancelRunningJob(bank.database, job, new Date())).toBe(false)
  expect(await findJob(bank.database, id)).toMatchObject({ status: 'CANCELLED' })
  expect(await refunds(id)).toBe(1)
})

it('lets a job that finished first stay finished and paid', async () => {
  const id = await submit()
  const job = await claim()
  await cancelJob(bank.database, id, new Date())
  expect(await completeJob(bank.database, job, RESULT, new Date())).toBe(true)
  expect(await cancelRunningJob(bank.database, job, new Date())).toBe(false)
  expect(await refunds(id)).toBe(0)
})

it('shows a watcher every state in order, and the place in the queue', async () => {
  const [first, second] = [await submit(), await submit()]
  const views: JobView[] = []
  const watching = watcher.watch(second, new AbortController().signal, (view) => views.push(view))
  await expect.poll(() => views.at(-1)?.queuePosition).toBe(1)
  const one = await claim()
  expect(one.id).toBe(first)
  await expect.poll(() => views.at(-1)?.queuePosition, { timeout: 5000 }).toBe(0)
  const two = await claim()
  await keepJob(bank.database, two, 40, 'editing', new Date())
  await expect.poll(() => views.at(-1)?.job.progress).toBe(40)
  await completeJob(bank.database, two, RESULT, new Date())
  await watching
  expect(views.at(-1)?.job).toMatchObject({ status: 'COMPLETED', progress: 100, phase: null })
  const versions = views.map(({ job }) => job.version)
  expect(versions).toEqual([...versions].sort((a, b) => a - b))
  await completeJob(bank.database, one, RESULT, new Date())
})

it('stops watching when told to', async () => {
  const id = await submit()
  const abort = new AbortController()
  const watching = watcher.watch(id, abort.signal, () => abort.abort())
  await watching
  await cancelJob(bank.database, id, new Date())
})

it('runs no more jobs of a team than it may, and none waits for another team', async () => {
  const small = await bank.newAccount(10_000)
  await bank.database.query('update teams set max_concurrent_jobs = 1 where id = $1', [small.team.id])
  const mine = [await submit(small), await submit(small)]
  const theirs = await submit()
  const [first, second] = [await claim(), await claim()]
  expect([first.id, second.id]).toEqual([mine[0], theirs])
  expect(await claimJob(bank.database, 'test')).toBeNull()
  await completeJob(bank.database, first, RESULT, new Date())
  expect((await claim()).id).toBe(mine[1])
  expect(await bank.drift()).toEqual([])
})
