import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { claimJob } from '../../src/jobs/claim.ts'
import { submitEdit } from '../../src/jobs/submit.ts'
import { createWatcher, type JobView } from '../../src/jobs/watch.ts'
import { type Bank, openBank } from '../support/database.ts'
import { editRequest, knownClip, toldEngine } from '../support/edit.ts'
import { keepJob } from '../support/jobs.ts'

const WATCHERS = 50

let bank: Bank
let queries = 0
let database: Database
beforeAll(async () => {
  bank = await openBank()
  database = {
    ...bank.database,
    query: (sql, parameters) => {
      queries += 1
      return bank.database.query(sql, parameters)
    },
  }
})
afterAll(() => bank.database.close())

it('looks once for all watchers of a job when it changes, and tells each of them', async () => {
  const engines = [toldEngine(async () => ({ file: '', poster: '', edits: [] }))]
  const services = { ...bank, intake: knownClip, engines, prices: { '720p': 20, '1080p': 30 } }
  const { jobId } = await submitEdit(services, editRequest(), await bank.newAccount(1000), null)
  const job = await claimJob(bank.database, 'test')
  if (!job) throw new Error('the job must be claimed')

  const watcher = await createWatcher(database)
  const stop = new AbortController()
  const seen: JobView[][] = Array.from({ length: WATCHERS }, () => [])
  const watching = seen.map((views) => watcher.watch(jobId, stop.signal, (view) => void views.push(view)))
  await expect.poll(() => seen.every((views) => views.length === 1)).toBe(true)

  queries = 0
  await keepJob(bank.database, job, 30, 'editing', new Date())
  await expect.poll(() => seen.every((views) => views.at(-1)?.job.progress === 30), { interval: 10 }).toBe(true)
  expect(queries).toBeLessThan(5)
  stop.abort()
  await Promise.all(watching)
  await watcher.close()
})
