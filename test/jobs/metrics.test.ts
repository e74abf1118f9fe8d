import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Account } from '../../src/accounts/account.ts'
import type { Engine } from '../../src/engines/engine.ts'
import { Failure } from '../../src/failure.ts'
import { submitEdit } from '../../src/jobs/submit.ts'
import type { RunServices } from '../../src/jobs/turn.ts'
import { startWorker, type Worker } from '../../src/jobs/worker.ts'
import { editSpeed, edits, pickUps } from '../../src/observe/metrics.ts'
import { createDiskStorage } from '../../src/storage/disk.ts'
import { type Bank, openBank } from '../support/database.ts'
import { CLIP, editRequest, knownClip, toldEngine } from '../support/edit.ts'
import { runtimeOf } from '../support/jobs.ts'

let bank: Bank
let account: Account
let services: RunServices
let worker: Worker
let edit: Engine['edit']

beforeAll(async () => {
  bank = await openBank()
  account = await bank.newAccount(100_000)
  const directory = await mkdtemp(join(tmpdir(), 'retake-metrics-'))
  services = {
    ...{ ...bank, intake: knownClip, storage: createDiskStorage(join(directory, 'files')) },
    probe: { clip: async () => CLIP } as unknown as RunServices['probe'],
    engines: [toldEngine((task, context) => edit(task, context))],
    ...runtimeOf(bank),
    workspaces: join(directory, 'workspaces'),
  }
})
beforeEach(async () => {
  for (const metric of [edits, editSpeed, pickUps]) metric.reset()
  worker = await startWorker(services, 'test')
})
afterEach(() => worker.drain(0))
afterAll(() => bank.database.close())

const submit = () =>
  submitEdit({ ...bank, ...services, prices: { '720p': 20, '1080p': 30 } }, editRequest(), account, null)
/** How many observations, by their labels. */
const counts = async (metric: typeof edits | typeof editSpeed | typeof pickUps) => {
  const { values } = await metric.get()
  const found = values.filter(({ metricName }) => metricName?.endsWith('_count'))
  return Object.fromEntries(found.map(({ labels, value }) => [Object.values(labels).join(' '), value]))
}

it('measures a job that completes: its wait, its turn, its speed', async () => {
  edit = async (_task, { directory }) => {
    const [file, poster] = [join(directory, 'result.mp4'), join(directory, 'poster.jpg')]
    await Promise.all([writeFile(file, 'video'), writeFile(poster, 'picture')])
    return { file, poster, edits: [] }
  }
  await submit()
  await expect.poll(() => counts(edits), { timeout: 10_000 }).toEqual({ 'told completed': 1 })
  expect([await counts(pickUps), await counts(editSpeed)]).toEqual([{ told: 1 }, { told: 1 }])
})

it('measures a job that fails, and no speed', async () => {
  edit = async () => {
    throw new Failure('input', 'no such clip')
  }
  await submit()
  await expect.poll(() => counts(edits), { timeout: 10_000 }).toEqual({ 'told failed': 1 })
  expect([await counts(pickUps), await counts(editSpeed)]).toEqual([{ told: 1 }, {}])
})

it('measures every turn of a job that is tried again, but its wait once', async () => {
  let turns = 0
  edit = async () => {
    turns += 1
    throw new Failure(turns === 1 ? 'internal' : 'input', 'mishap', { retryable: turns === 1 })
  }
  await submit()
  const both = { 'told handed back': 1, 'told failed': 1 }
  await expect.poll(() => counts(edits), { timeout: 10_000 }).toEqual(both)
  expect(await counts(pickUps)).toEqual({ told: 1 })
})
