import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Account } from '../../src/accounts/account.ts'
import type { Engine } from '../../src/engines/engine.ts'
import { Failure } from '../../src/failure.ts'
import { checkpointJob, claimJob, returnJob } from '../../src/jobs/claim.ts'
import { findJob } from '../../src/jobs/find.ts'
import { completeJob, failJob } from '../../src/jobs/settle.ts'
import { submitEdit } from '../../src/jobs/submit.ts'
import type { RunServices } from '../../src/jobs/turn.ts'
import { startWorker, type Worker } from '../../src/jobs/worker.ts'
import { createDiskStorage } from '../../src/storage/disk.ts'
import { type Bank, openBank } from '../support/database.ts'
import { CLIP, editRequest, knownClip, toldEngine } from '../support/edit.ts'
import { keepJob, runtimeOf } from '../support/jobs.ts'

let bank: Bank
let account: Account
let services: RunServices
let worker: Worker | undefined
/** What the engine does; each test says. */
let edit: Engine['edit']

const finish: Engine['edit'] = async (_task, { directory, progress }) => {
  progress({ phase: 'editing', fraction: 0.5 })
  const [file, poster] = [join(directory, 'result.mp4'), join(directory, 'poster.jpg')]
  await Promise.all([writeFile(file, 'video'), writeFile(poster, 'picture')])
  return { file, poster, edits: [{ clause: 'film noir', outcome: 'applied', detail: 'as told' }] }
}

beforeAll(async () => {
  bank = await openBank()
  account = await bank.newAccount(100_000)
  const directory = await mkdtemp(join(tmpdir(), 'retake-worker-'))
  services = {
    ...bank,
    intake: knownClip,
    storage: createDiskStorage(join(directory, 'files')),
    probe: { clip: async () => CLIP } as unknown as RunServices['probe'],
    engines: [toldEngine((task, context) => edit(task, context))],
    ...runtimeOf(bank),
    workspaces: join(directory, 'workspaces'),
  }
})
afterEach(async () => {
  await worker?.drain(0)
  worker = undefined
})
afterAll(() => bank.database.close())

const submit = async () => {
  const prices = { '720p': 20, '1080p': 30 }
  return (await submitEdit({ ...bank, ...services, prices }, editRequest(), account, null)).jobId
}
const work = async (slots = 2) => {
  const engines = services.engines.map((engine) => ({ ...engine, slots }))
  worker = await startWorker({ ...services, engines }, 'test')
}
const job = async (id: string) => {
  const found = await findJob(bank.database, id)
  if (!found) throw new Error('the job must exist')
  return found
}
const ended = (id: string, status: string) =>
  expect.poll(async () => (await job(id)).status, { timeout: 10_000, interval: 20 }).toBe(status)
const ledgerOf = (id: string) =>
  bank.database.query('select kind, amount from ledger where job_id = $1 order by created_at, kind', [id])
const silence = (id: string) =>
  bank.database.query("update jobs set lease_until = now() - interval '1 second' where id = $1", [id])

it('takes a job to COMPLETED, with its files stored and nothing left behind', async () => {
  edit = finish
  await work()
  const id = await submit()
  await ended(id, 'COMPLETED')
  const { result, progress, completedAt, resultToken } = await job(id)
  expect(progress).toBe(100)
  expect(completedAt).toBeInstanceOf(Date)
  expect(result).toMatchObject({
    engine: 'told',
    width: 640,
    height: 360,
    duration: 4,
    videoKey: `videos/${resultToken}-1.mp4`,
  })
  expect(await services.storage.head(result?.videoKey ?? '')).toMatchObject({ bytes: 5 })
  expect(await ledgerOf(id)).toEqual([{ kind: 'debit', amount: -80 }])
  await expect.poll(() => readdir(services.workspaces)).toEqual([])
})

it('fails a job with a full refund, in public words only', async () => {
  edit = async () => {
    throw new Failure('input', 'The video is too damaged', { cause: 'secret path' })
  }
  await work()
  const before = await bank.ledger.balance(account.team.id)
  const id = await submit()
  await ended(id, 'FAILED')
  expect(await job(id)).toMatchObject({ error: 'The video is too damaged', progress: 0, result: null })
  expect(await ledgerOf(id)).toEqual([
    { kind: 'debit', amount: -80 },
    { kind: 'refund', amount: 80 },
  ])
  expect(await bank.ledger.balance(account.team.id)).toBe(before)
})

it('tries again what may be retried, a bounded number of times', async () => {
  let attempts = 0
  edit = async () => {
    attempts += 1
    throw new Error('out of luck')
  }
  await work()
  const id = await submit()
  await ended(id, 'FAILED')
  expect(attempts).toBe(3)
  expect((await job(id)).error).toBe('Internal error')
  expect(await ledgerOf(id)).toHaveLength(2)
})

it('shows progress that never falls and is 100 only at the end', async () => {
  const seen: number[] = []
  edit = async (task, context) => {
    for (const fraction of [0.2, 0.6, 0.4, 1]) {
      context.progress({ phase: 'editing', fraction })
      await new Promise((resolve) => setTimeout(resolve, 700))
      seen.push((await job(id)).progress)
    }
    return finish(task, context)
  }
  const id = await submit()
  await work()
  await ended(id, 'COMPLETED')
  expect(seen).toEqual([19, 59, 59, 99])
})

it('hands a running job back when it is stopped, blaming nobody', async () => {
  edit = (_task, { signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Failure('cancelled', 'x'))))
  await work()
  const id = await submit()
  await ended(id, 'PROCESSING')
  await worker?.drain(0)
  expect(await job(id)).toMatchObject({ status: 'QUEUED', tries: 0 })
  edit = finish
  await work()
  await ended(id, 'COMPLETED')
  expect(await ledgerOf(id)).toHaveLength(1)
})

it('resumes from the last checkpoint, which a stale worker cannot overwrite', async () => {
  const resumed: unknown[] = []
  edit = async (task, context) => {
    resumed.push(context.resume)
    if (context.resume) return finish(task, context)
    await context.checkpoint({ upstream: 'task-1' })
    throw new Error('cut off')
  }
  const id = await submit()
  await work()
  await ended(id, 'COMPLETED')
  expect(resumed).toEqual([null, { upstream: 'task-1' }])
  const late = checkpointJob(bank.database, { ...(await job(id)), attempt: 1 }, { upstream: 'task-2' })
  await expect(late).rejects.toMatchObject({ kind: 'lost' })
})

it('lets the next worker take over a silent one, whose late writes then count for nothing', async () => {
  const id = await submit()
  const first = await claimJob(bank.database, 'first')
  expect(first?.id).toBe(id)
  expect(await claimJob(bank.database, 'second')).toBeNull()
  await silence(id)
  const second = await claimJob(bank.database, 'second')
  expect(second).toMatchObject({ id, attempt: 2 })
  if (!first || !second) throw new Error('both must have claimed')
  const result = { videoKey: 'v', posterKey: 'p', engine: 'told', edits: [], seed: 1, width: 2, height: 2, duration: 1 }
  expect(await keepJob(bank.database, first, 50, 'editing', new Date())).toBe('lost')
  expect(await completeJob(bank.database, first, result, new Date())).toBe(false)
  expect(await failJob(bank.database, first, new Failure('input', 'late'), new Date())).toBe(false)
  expect(await completeJob(bank.database, second, result, new Date())).toBe(true)
  expect(await failJob(bank.database, second, new Failure('input', 'later'), new Date())).toBe(false)
  expect(await ledgerOf(id)).toEqual([{ kind: 'debit', amount: -80 }])
})

it('takes the job of a silent worker before an older one that waits', async () => {
  const [older, newer] = [await submit(), await submit()]
  const first = await claimJob(bank.database, 'first')
  expect([first?.id, (await claimJob(bank.database, 'second'))?.id]).toEqual([older, newer])
  if (first) await returnJob(bank.database, first, false)
  await silence(newer)
  expect([await claimJob(bank.database, 'third'), await claimJob(bank.database, 'third')]).toMatchObject([
    { id: newer, attempt: 2 },
    { id: older, attempt: 2 },
  ])
  await bank.database.query("update jobs set status = 'CANCELLED', completed_at = now() where status = 'PROCESSING'")
})

it('fails a job that takes every worker down, instead of trying for ever', async () => {
  const id = await submit()
  for (let i = 0; i < 3; i++) {
    expect(await claimJob(bank.database, `victim ${i}`)).toMatchObject({ id })
    await silence(id)
  }
  edit = finish
  await work()
  await ended(id, 'FAILED')
  expect(await job(id)).toMatchObject({ error: 'The edit failed repeatedly' })
  expect(await ledgerOf(id)).toHaveLength(2)
  expect(await bank.drift()).toEqual([])
})
