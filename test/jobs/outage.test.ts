import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Database, DatabaseError } from '../../src/database/database.ts'
import { claimJob } from '../../src/jobs/claim.ts'
import { findJob } from '../../src/jobs/find.ts'
import type { Job } from '../../src/jobs/job.ts'
import { createLeases } from '../../src/jobs/lease.ts'
import { runJob } from '../../src/jobs/run.ts'
import { submitEdit } from '../../src/jobs/submit.ts'
import type { RunServices } from '../../src/jobs/turn.ts'
import { createDiskStorage } from '../../src/storage/disk.ts'
import { type Bank, openBank } from '../support/database.ts'
import { CLIP, editRequest, knownClip, toldEngine } from '../support/edit.ts'
import { runtimeOf } from '../support/jobs.ts'

/** The network between one worker and the database; the rest of the fleet has the database all the time. */
type Line = 'up' | 'cut' | 'loses answers'

let bank: Bank
let files: string
let line: Line
let services: RunServices
/** What happens between the edit and the storing of its result. */
let edited: () => Promise<void>

beforeAll(async () => {
  bank = await openBank()
})
afterAll(() => bank.database.close())
beforeEach(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'retake-outage-'))
  files = join(directory, 'files')
  await mkdir(files)
  line = 'up'
  const database: Database = {
    ...bank.database,
    query: async (sql, parameters) => {
      if (line === 'cut') throw new DatabaseError('database is away: cut', {})
      const rows = await bank.database.query(sql, parameters)
      if (line === 'loses answers') throw new DatabaseError('database is away: answer lost', {})
      return rows as never
    },
  }
  const runtime = runtimeOf(bank)
  services = {
    ...{ ...bank, ...runtime, database },
    leases: createLeases({ ...bank, database, log: runtime.log }),
    intake: knownClip,
    storage: createDiskStorage(files),
    probe: { clip: async () => CLIP } as unknown as RunServices['probe'],
    engines: [
      toldEngine(async (_task, { directory }) => {
        const [file, poster] = [join(directory, 'result.mp4'), join(directory, 'poster.jpg')]
        await Promise.all([writeFile(file, 'video'), writeFile(poster, 'picture')])
        await edited()
        return { file, poster, edits: [] }
      }),
    ],
    workspaces: join(directory, 'workspaces'),
  }
})

const submitted = async () => {
  const account = await bank.newAccount(1000)
  const deps = { ...bank, ...services, database: bank.database, prices: { '720p': 20, '1080p': 30 } }
  await submitEdit(deps, editRequest(), account, null)
  return claimed()
}
const claimed = async (): Promise<Job> => {
  const job = await claimJob(bank.database, 'test')
  if (!job) throw new Error('there must be a job to claim')
  return job
}
/** Another worker takes the job over and ends it, as the lease has run out. */
const overtake = async (id: string) => {
  await bank.database.query("update jobs set lease_until = now() - interval '1 second' where id = $1", [id])
  await runJob(
    { ...services, ...runtimeOf(bank), database: bank.database },
    await claimed(),
    new AbortController().signal,
  )
}
const run = (job: Job, shutdown = new AbortController()) => runJob(services, job, shutdown.signal)
const stored = async () => (await readdir(files, { recursive: true })).filter((name) => name.includes('.')).sort()
const found = (job: Job) => findJob(bank.database, job.id)

it('waits for a database that went away while it edited, and ends the job then', async () => {
  const job = await submitted()
  edited = async () => {
    line = 'cut'
  }
  const running = run(job)
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect(await stored()).toEqual([])
  line = 'up'
  await running
  expect(await found(job)).toMatchObject({ status: 'COMPLETED', attempt: 1 })
})

it('stores nothing, and so leaves nothing, when another worker ended the job meanwhile', async () => {
  const job = await submitted()
  edited = async () => {
    line = 'cut'
    edited = async () => undefined
    await overtake(job.id)
    setTimeout(() => (line = 'up'), 700)
  }
  await run(job)
  expect(await found(job)).toMatchObject({ status: 'COMPLETED', attempt: 2 })
  expect(await stored()).toEqual([`posters/${job.resultToken}-2.jpg`, `videos/${job.resultToken}-2.mp4`])
})

it('removes what it stored when the job was ended by another worker before it could tell', async () => {
  const job = await submitted()
  edited = async () => undefined
  const { storage } = services
  const put: typeof storage.put = async (key, file) => {
    await storage.put(key, file)
    if (line === 'cut' || !key.startsWith('posters/')) return
    line = 'cut'
    await overtake(job.id)
    setTimeout(() => (line = 'up'), 700)
  }
  services = { ...services, storage: { ...storage, put } }
  await run(job)
  expect(await found(job)).toMatchObject({ status: 'COMPLETED', attempt: 2 })
  expect(await stored()).toEqual([`posters/${job.resultToken}-2.jpg`, `videos/${job.resultToken}-2.mp4`])
})

it('keeps the result that it stored when only the answer to its last statement was lost', async () => {
  const job = await submitted()
  edited = async () => undefined
  const { storage } = services
  const put: typeof storage.put = async (key, file) => {
    await storage.put(key, file)
    if (!key.startsWith('posters/')) return
    line = 'loses answers'
    setTimeout(() => (line = 'up'), 700)
  }
  services = { ...services, storage: { ...storage, put } }
  await run(job)
  expect(await found(job)).toMatchObject({ status: 'COMPLETED', attempt: 1 })
  expect(await stored()).toEqual([`posters/${job.resultToken}-1.jpg`, `videos/${job.resultToken}-1.mp4`])
})

it('does not keep a process from ending', async () => {
  const job = await submitted()
  const shutdown = new AbortController()
  edited = async () => {
    line = 'cut'
    setTimeout(() => shutdown.abort(), 300)
  }
  const begun = performance.now()
  await run(job, shutdown)
  expect(performance.now() - begun).toBeLessThan(3000)
  expect(await found(job)).toMatchObject({ status: 'PROCESSING', attempt: 1 })
})
