import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Account } from '../../src/accounts/account.ts'
import type { Engine } from '../../src/engines/engine.ts'
import { upstreamFailure } from '../../src/engines/remote/failures.ts'
import { findJob } from '../../src/jobs/find.ts'
import { submitEdit } from '../../src/jobs/submit.ts'
import type { RunServices } from '../../src/jobs/turn.ts'
import { startWorker, type Worker } from '../../src/jobs/worker.ts'
import { createDiskStorage } from '../../src/storage/disk.ts'
import { type Bank, openBank } from '../support/database.ts'
import { CLIP, editRequest, knownClip, toldEngine } from '../support/edit.ts'
import { runtimeOf } from '../support/jobs.ts'

let bank: Bank
let account: Account
let services: RunServices
let worker: Worker | undefined
/** How often each engine was asked to edit. */
let turns: string[]

const finish: Engine['edit'] = async (_task, { directory }) => {
  const [file, poster] = [join(directory, 'result.mp4'), join(directory, 'poster.jpg')]
  await Promise.all([writeFile(file, 'video'), writeFile(poster, 'picture')])
  return { file, poster, edits: [], spent: { dollars: 0.8, basis: '8 s at $0.10' } }
}
const failWith =
  (failure: Error): Engine['edit'] =>
  async () => {
    throw failure
  }
const engine = (name: string, edit: Engine['edit'], changes: Partial<Engine> = {}): Engine => ({
  ...toldEngine((...parameters) => {
    turns.push(name)
    return edit(...parameters)
  }),
  name,
  ...changes,
})

beforeAll(async () => {
  bank = await openBank()
  account = await bank.newAccount(100_000)
})
beforeEach(async () => {
  turns = []
  const directory = await mkdtemp(join(tmpdir(), 'retake-routing-'))
  services = {
    ...{ ...bank, ...runtimeOf(bank), intake: knownClip, engines: [] },
    storage: createDiskStorage(join(directory, 'files')),
    probe: { clip: async () => CLIP } as unknown as RunServices['probe'],
    workspaces: join(directory, 'workspaces'),
  }
})
afterEach(() => worker?.drain(0))
afterAll(() => bank.database.close())

/** Submits to these engines and waits for the end. */
async function run(engines: Engine[], status: string) {
  const prices = { '720p': 20, '1080p': 30 }
  const { jobId } = await submitEdit({ ...bank, ...services, engines, prices }, editRequest(), account, null)
  worker = await startWorker({ ...services, engines }, 'test')
  const job = async () => {
    const found = await findJob(bank.database, jobId)
    if (!found) throw new Error('the job must exist')
    return found
  }
  await expect.poll(async () => (await job()).status, { timeout: 15_000, interval: 20 }).toBe(status)
  const ledger = await bank.database.query('select kind, amount from ledger where job_id = $1 order by kind', [jobId])
  return { ...(await job()), ledger }
}

it('passes on what one engine certainly failed at, paid once, and says who did it', async () => {
  const down = failWith(upstreamFailure('upstream', 'HTTP 500 secret upstream words', true))
  const job = await run([engine('first', down), engine('second', finish)], 'COMPLETED')
  expect(turns).toEqual(['first', 'second'])
  expect(job.result?.engine).toBe('second')
  expect(job.route).toMatchObject([
    { engine: 'first', outcome: 'passed on', kind: 'upstream', cause: "'HTTP 500 secret upstream words'" },
    { engine: 'second', outcome: 'completed', spent: { dollars: 0.8 } },
  ])
  expect(job.ledger).toEqual([{ kind: 'debit', amount: -80 }])
})

it('never passes on what may still be running upstream', async () => {
  const silent: Engine['edit'] = async (_task, { checkpoint }) => {
    await checkpoint({ stage: 'intended' })
    throw upstreamFailure('lost', 'nobody knows')
  }
  const job = await run([engine('first', silent), engine('second', finish)], 'FAILED')
  expect(turns).toEqual(['first'])
  expect(job).toMatchObject({ error: 'The engine lost the edit', route: [{ engine: 'first', outcome: 'failed' }] })
  expect(job.route[0]?.operation).toEqual({ stage: 'intended' })
  expect(job.ledger).toHaveLength(2)
})

it('does not shop around for an engine that allows what a policy refuses', async () => {
  const refusing = failWith(upstreamFailure('policy', 'DataInspectionFailed'))
  const job = await run([engine('first', refusing), engine('second', finish)], 'FAILED')
  expect(turns).toEqual(['first'])
  expect(job.error).toBe("The request was refused by the engine's content policy")
  expect(job.ledger).toHaveLength(2)
})

it('skips engines that cannot do the task, and fails with a refund where none is left', async () => {
  const unpaid = failWith(upstreamFailure('quota', 'Arrearage'))
  const unable = engine('second', finish, { understand: () => ({ possible: false, edits: [], help: '' }) })
  const job = await run([engine('first', unpaid), unable], 'FAILED')
  expect(turns).toEqual(['first'])
  expect(job).toMatchObject({ error: 'The engine is not available at the moment', result: null })
  expect(job.ledger).toHaveLength(2)
})

it('leaves an engine alone for a while that only its operator can mend', async () => {
  const engines = [engine('first', failWith(upstreamFailure('auth', 'InvalidApiKey'))), engine('second', finish)]
  await run(engines, 'COMPLETED')
  await worker?.drain(0)
  const job = await run(engines, 'COMPLETED')
  expect(turns).toEqual(['first', 'second', 'second'])
  expect(job.route.map(({ engine, outcome }) => [engine, outcome])).toEqual([
    ['first', 'passed on'],
    ['second', 'completed'],
  ])
})

it('ends jobs of an engine that is no longer configured', async () => {
  const { jobId } = await submitEdit(
    { ...bank, ...services, engines: [engine('gone', finish)], prices: { '720p': 20, '1080p': 30 } },
    editRequest(),
    account,
    null,
  )
  worker = await startWorker({ ...services, engines: [engine('second', finish)] }, 'test')
  await expect.poll(async () => (await findJob(bank.database, jobId))?.status, { timeout: 15_000 }).toBe('COMPLETED')
  expect((await findJob(bank.database, jobId))?.result?.engine).toBe('second')
})

it('waits before it tries an engine again that is down, when there is no other', async () => {
  const down = failWith(upstreamFailure('upstream', 'connect ECONNREFUSED', true))
  const { jobId } = await submitEdit(
    { ...bank, ...services, engines: [engine('only', down)], prices: { '720p': 20, '1080p': 30 } },
    editRequest(),
    account,
    null,
  )
  worker = await startWorker({ ...services, engines: [engine('only', down)] }, 'test')
  await expect.poll(async () => (await findJob(bank.database, jobId))?.tries, { timeout: 15_000 }).toBe(1)
  await expect.poll(async () => (await findJob(bank.database, jobId))?.status, { timeout: 15_000 }).toBe('QUEUED')
  const [row] = await bank.database.query<{ seconds: number }>(
    'select extract(epoch from not_before - now())::float as seconds from jobs where id = $1',
    [jobId],
  )
  expect(row?.seconds).toBeGreaterThan(10)
  expect(turns).toEqual(['only'])
  await bank.database.query("update jobs set status = 'CANCELLED', completed_at = now() where id = $1", [jobId])
})

it('lets many edits of a remote engine wait without taking a slot of another', async () => {
  const endless: Engine['edit'] = (_task, { signal }) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(upstreamFailure('cancelled', 'stop'))))
  const remote = engine('remote', endless, { slots: 3, resumes: true, understand: toldEngine(finish).understand })
  const local = engine('local', finish, { slots: 1 })
  const submission = { ...bank, ...services, prices: { '720p': 20, '1080p': 30 } }
  for (let i = 0; i < 4; i += 1) await submitEdit({ ...submission, engines: [remote] }, editRequest(), account, null)
  const { jobId } = await submitEdit({ ...submission, engines: [local] }, editRequest(), account, null)
  worker = await startWorker({ ...services, engines: [remote, local] }, 'test')
  await expect.poll(async () => (await findJob(bank.database, jobId))?.status, { timeout: 15_000 }).toBe('COMPLETED')
  expect(turns.filter((name) => name === 'remote')).toHaveLength(3)
  // Edits that lose nothing are handed back at once.
  const began = performance.now()
  await worker.drain(60)
  expect(performance.now() - began).toBeLessThan(5000)
})
