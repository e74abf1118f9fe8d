import { existsSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Account } from '../../src/accounts/account.ts'
import { randomIdentifiers } from '../../src/identifiers.ts'
import { claimJob } from '../../src/jobs/claim.ts'
import { findJob } from '../../src/jobs/find.ts'
import type { Job } from '../../src/jobs/job.ts'
import { isExpired, type RetentionServices, sweep } from '../../src/jobs/retention.ts'
import { completeJob } from '../../src/jobs/settle.ts'
import { submitEdit } from '../../src/jobs/submit.ts'
import { createDiskStorage } from '../../src/storage/disk.ts'
import { handClock } from '../support/clock.ts'
import { type Bank, openBank } from '../support/database.ts'
import { CLIP, editRequest, knownClip, toldEngine } from '../support/edit.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const clock = handClock()
let bank: Bank
let account: Account
let folder: string
let services: RetentionServices
beforeAll(async () => {
  bank = await openBank(clock)
  account = await bank.newAccount(10_000)
  folder = await mkdtemp(join(tmpdir(), 'retake-retention-'))
  await writeFile(join(folder, 'file'), 'bytes')
})
beforeEach(() => {
  const storage = createDiskStorage(join(folder, 'files'))
  services = { ...bank, storage, log: pino({ level: 'silent' }), retentionDays: 90 }
})
afterAll(() => bank.database.close())

const exists = (key: string) => existsSync(join(folder, 'files', key))
const put = (key: string) => services.storage.put(key, join(folder, 'file'))
const token = () => randomIdentifiers.token(12)

/** An upload of two hours, with its file. */
async function upload(): Promise<string> {
  const key = `uploads/${token()}.mp4`
  await put(key)
  await bank.database.query(
    `insert into uploads (id, team_id, key, kind, content_type, bytes, created_at, expires_at)
     values ($1, $2, $3, 'video', 'video/mp4', 5, $4, $5)`,
    [randomIdentifiers.uuid(), account.team.id, key, clock.now(), new Date(clock.now().getTime() + 2 * HOUR)],
  )
  return key
}

/** A job that runs, on a source of ours. */
async function runningJob(source: string): Promise<Job> {
  const engines = [toldEngine(async () => ({ file: '', poster: '', edits: [] }))]
  const intake = { ...knownClip, clip: async () => ({ key: source, clip: CLIP }) }
  const submission = { ...bank, intake, engines, prices: { '720p': 20, '1080p': 30 } }
  await submitEdit(submission, editRequest(), account, null)
  const job = await claimJob(bank.database, 'test')
  if (!job) throw new Error('there must be a job to claim')
  return job
}

/** Ends a job with a result, and its files. */
async function complete(job: Job): Promise<{ videoKey: string; posterKey: string }> {
  const keys = { videoKey: `videos/${token()}-1.mp4`, posterKey: `posters/${token()}-1.jpg` }
  await Promise.all([put(keys.videoKey), put(keys.posterKey)])
  const result = { ...keys, engine: 'told', edits: [], seed: 1, width: 2, height: 2, duration: 1 }
  expect(await completeJob(bank.database, job, result, clock.now())).toBe(true)
  return keys
}

const isToldExpired = async (id: string) => (await findJob(bank.database, id))?.expired
const isListed = async (key: string) =>
  (await bank.database.query('select from uploads where key = $1', [key])).length === 1

it('removes an upload after its hours, not before, with what a write that was cut short left of it', async () => {
  const key = await upload()
  await writeFile(join(folder, 'files', `${key}.part`), 'by')
  clock.advance(2 * HOUR)
  await sweep(services)
  expect([exists(key), await isListed(key)]).toEqual([true, true])
  clock.advance(1)
  await sweep(services)
  expect([exists(key), exists(`${key}.part`), await isListed(key)]).toEqual([false, false, false])
})

it('removes a result after its days, not before, and remembers that there was one', async () => {
  const job = await runningJob('uploads/elsewhere.mp4')
  const { videoKey, posterKey } = await complete(job)
  clock.advance(90 * DAY)
  await sweep(services)
  expect([exists(videoKey), exists(posterKey), await isToldExpired(job.id)]).toEqual([true, true, false])
  expect(await isExpired(bank.database, videoKey)).toBe(false)
  clock.advance(1)
  await sweep(services)
  expect([exists(videoKey), exists(posterKey), await isToldExpired(job.id)]).toEqual([false, false, true])
  expect(await isExpired(bank.database, videoKey)).toBe(true)
  expect(await isExpired(bank.database, posterKey)).toBe(true)
  expect(await isExpired(bank.database, 'videos/never.mp4')).toBe(false)
})

it('leaves an upload to the job that reads it, however late that is', async () => {
  const key = await upload()
  const job = await runningJob(key)
  clock.advance(3 * HOUR)
  await sweep(services)
  expect([exists(key), await isListed(key)]).toEqual([true, true])
  await complete(job)
  await sweep(services)
  expect([exists(key), await isListed(key)]).toEqual([false, false])
})

it('leaves a result to the job that edits it further', async () => {
  const first = await runningJob('uploads/elsewhere.mp4')
  const { videoKey, posterKey } = await complete(first)
  clock.advance(91 * DAY)
  const second = await runningJob(videoKey)
  await sweep(services)
  expect([exists(videoKey), exists(posterKey), await isToldExpired(first.id)]).toEqual([true, true, false])
  await complete(second)
  await sweep(services)
  expect([exists(videoKey), exists(posterKey), await isToldExpired(first.id)]).toEqual([false, false, true])
})

it('mends a sweep that ended between the file and its row', async () => {
  const job = await runningJob('uploads/elsewhere.mp4')
  const { videoKey } = await complete(job)
  clock.advance(91 * DAY)
  const key = await upload()
  clock.advance(3 * HOUR)
  const dying: RetentionServices['database'] = {
    ...bank.database,
    query: (sql, parameters) =>
      /^\s*select/.test(sql) ? bank.database.query(sql, parameters) : Promise.reject(new Error('killed')),
  }
  await sweep({ ...services, database: dying })
  expect([exists(videoKey), await isToldExpired(job.id)]).toEqual([false, false])
  expect([exists(key), await isListed(key)]).toEqual([false, true])
  await sweep(services)
  expect([await isToldExpired(job.id), await isListed(key)]).toEqual([true, false])
})

it('says nothing is expired whose file is still there, and lets it hold up no other', async () => {
  const stubborn = await runningJob('uploads/elsewhere.mp4')
  const { videoKey } = await complete(stubborn)
  clock.advance(HOUR)
  const other = await runningJob('uploads/elsewhere.mp4')
  await complete(other)
  clock.advance(91 * DAY)
  const key = await upload()
  clock.advance(3 * HOUR)
  const { storage } = services
  const failing = {
    ...storage,
    delete: (key: string) => (key === videoKey ? Promise.reject(new Error('not now')) : storage.delete(key)),
  }
  await sweep({ ...services, storage: failing })
  expect(await isToldExpired(stubborn.id)).toBe(false)
  expect([await isToldExpired(other.id), await isListed(key)]).toEqual([true, false])
  await sweep(services)
  expect([exists(videoKey), await isToldExpired(stubborn.id)]).toEqual([false, true])
})
