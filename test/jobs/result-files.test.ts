import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { Failure } from '../../src/failure.ts'
import { claimJob } from '../../src/jobs/claim.ts'
import { findJob } from '../../src/jobs/find.ts'
import type { Job } from '../../src/jobs/job.ts'
import { runJob } from '../../src/jobs/run.ts'
import { submitEdit } from '../../src/jobs/submit.ts'
import type { RunServices } from '../../src/jobs/turn.ts'
import { createDiskStorage } from '../../src/storage/disk.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { type Bank, openBank } from '../support/database.ts'
import { CLIP, editRequest, knownClip, toldEngine } from '../support/edit.ts'
import { runtimeOf } from '../support/jobs.ts'

let bank: Bank
let files: string
let services: RunServices
let submit: () => Promise<string>

beforeAll(async () => {
  bank = await openBank()
  const account = await bank.newAccount(10_000)
  const prices = { '720p': 20, '1080p': 30 }
  submit = async () => (await submitEdit({ ...bank, ...services, prices }, editRequest(), account, null)).jobId
})
beforeEach(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'retake-results-'))
  files = join(directory, 'files')
  services = {
    ...bank,
    intake: knownClip,
    storage: createDiskStorage(files),
    probe: { clip: async () => CLIP } as unknown as RunServices['probe'],
    engines: [
      toldEngine(async (_task, context) => {
        const [file, poster] = [join(context.directory, 'result.mp4'), join(context.directory, 'poster.jpg')]
        await Promise.all([writeFile(file, 'video'), writeFile(poster, 'picture')])
        return { file, poster, edits: [] }
      }),
    ],
    ...runtimeOf(bank),
    workspaces: join(directory, 'workspaces'),
  }
  await mkdir(files, { recursive: true })
})
afterAll(() => bank.database.close())

const run = (job: Job, changes: Partial<RunServices> = {}) =>
  runJob({ ...services, ...changes }, job, new AbortController().signal)
const claim = async (): Promise<Job> => {
  const job = await claimJob(bank.database, 'test')
  if (!job) throw new Error('there must be a job to claim')
  return job
}
const silence = (id: string) =>
  bank.database.query("update jobs set lease_until = now() - interval '1 second' where id = $1", [id])
const stored = async () => (await readdir(files, { recursive: true })).filter((name) => name.includes('.')).sort()
const job = async (id: string) => {
  const found = await findJob(bank.database, id)
  if (!found) throw new Error('the job must exist')
  return found
}

/** A storage in which the attempt stops for good before it can tell the result, as a killed process does. */
const mortal = (storage: Storage, dies: (key: string) => Promise<void>): Storage => ({
  ...storage,
  put: async (key, file) => {
    await storage.put(key, file)
    await dies(key)
  },
})

it('removes what attempts that were killed have left, whole or in part', async () => {
  const id = await submit()
  const first = await claim()
  const killed = new Promise<string>((resolve) => {
    const storage = mortal(services.storage, (key) => {
      resolve(key)
      return key.startsWith('posters/') ? new Promise(() => {}) : Promise.resolve()
    })
    void run(first, { storage })
  })
  await killed
  await expect.poll(stored).toHaveLength(2)
  await writeFile(join(files, `videos/${first.resultToken}-1.mp4.part`), 'vid')
  await silence(id)
  await run(await claim())
  const { result, resultToken } = await job(id)
  expect(result?.videoKey).toBe(`videos/${resultToken}-2.mp4`)
  expect(await stored()).toEqual([`posters/${resultToken}-2.jpg`, `videos/${resultToken}-2.mp4`])
})

it('removes them also when the job is given up', async () => {
  const id = await submit()
  for (const attempt of [1, 2, 3]) {
    const { resultToken } = await claim()
    await services.storage.put(`videos/${resultToken}-${attempt}.mp4`, import.meta.filename)
    await silence(id)
  }
  expect(await stored()).toHaveLength(3)
  await run(await claim())
  expect(await job(id)).toMatchObject({ status: 'FAILED', error: 'The edit failed repeatedly' })
  expect(await stored()).toEqual([])
})

it('removes its own result when the job has become another attempt’s', async () => {
  const id = await submit()
  const first = await claim()
  let second: Job | undefined
  const storage = mortal(services.storage, async (key) => {
    if (!key.startsWith('posters/')) return
    await silence(id)
    second = await claim()
  })
  await run(first, { storage })
  expect(second?.attempt).toBe(2)
  expect(await stored()).toEqual([])
  expect(await job(id)).toMatchObject({ status: 'PROCESSING', result: null })
})

it('keeps no half of a result when the disk is full, says so and gives the money back', async () => {
  const before = await bank.drift()
  const id = await submit()
  const { storage } = services
  const full: Storage = {
    ...storage,
    put: async (key, file) => {
      if (key.startsWith('posters/')) throw new Failure('quota', 'The server has no room for the file')
      await storage.put(key, file)
    },
  }
  await run(await claim(), { storage: full })
  expect(await job(id)).toMatchObject({ status: 'FAILED', error: 'The server has no room for the file', result: null })
  expect(await stored()).toEqual([])
  const entries = await bank.database.query('select amount from ledger where job_id = $1 order by amount', [id])
  expect(entries).toEqual([{ amount: -80 }, { amount: 80 }])
  expect([before, await bank.drift()]).toEqual([[], []])
})

it.each([
  ['its own writes', Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })],
  [
    'the process that edits',
    new Failure('internal', 'Internal error', { retryable: true, cause: 'FFmpegError: No space left on device' }),
  ],
])('says so, too, when the disk is full for %s', async (_who, error) => {
  const id = await submit()
  const engines = [
    toldEngine(async () => {
      throw error
    }),
  ]
  await run(await claim(), { engines })
  expect(await job(id)).toMatchObject({ status: 'FAILED', error: 'The server has no room for the file' })
})

it('tries again when its own result cannot be read, and never blames the customer’s clip', async () => {
  const id = await submit()
  const clip = async () => {
    throw new Failure('input', 'The video could not be read: it breaks the decoder')
  }
  const probe = { clip } as unknown as RunServices['probe']
  await run(await claim(), { probe })
  expect(await job(id)).toMatchObject({ status: 'QUEUED', error: null })
  await run(await claim())
  expect(await job(id)).toMatchObject({ status: 'COMPLETED' })
  expect(existsSync(join(files, (await job(id)).result?.videoKey ?? ''))).toBe(true)
})
