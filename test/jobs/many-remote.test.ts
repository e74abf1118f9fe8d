import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createCircuits } from '../../src/engines/circuit.ts'
import { polled } from '../../src/engines/remote/polled.ts'
import type { PolledServices } from '../../src/engines/remote/remote.ts'
import { createHints } from '../../src/jobs/hints.ts'
import { submitEdit } from '../../src/jobs/submit.ts'
import type { RunServices } from '../../src/jobs/turn.ts'
import { startWorker } from '../../src/jobs/worker.ts'
import { createDiskStorage } from '../../src/storage/disk.ts'
import { toldService } from '../engines/remote/told-service.ts'
import { openBank } from '../support/database.ts'
import { CLIP, editRequest, knownClip } from '../support/edit.ts'
import { runtimeOf } from '../support/jobs.ts'

const JOBS = 500
const POLLS_PER_SECOND = 50

it('waits for 500 upstream jobs with a timer each, little memory, and no more polls than the vendor bears', async () => {
  const bank = await openBank()
  const account = await bank.newAccount(1_000_000)
  await bank.database.query('update teams set max_concurrent_jobs = 1000')
  const directory = await mkdtemp(join(tmpdir(), 'retake-many-'))
  let [finished, started] = [false, 0]
  const looks: number[] = []
  const service = toldService({}, [])
  const remote: typeof service = {
    ...service,
    slots: JOBS,
    facts: { ...service.facts, polling: { firstSeconds: 1, mostSeconds: 2, perSecond: POLLS_PER_SECOND } },
    start: async ({ job }) => {
      started += 1
      return { job }
    },
    status: async () => {
      looks.push(performance.now())
      return finished
        ? { state: 'done', video: 'https://cdn.example.com/out.mp4', spent: null }
        : { state: 'processing' }
    },
  }
  const finisher: PolledServices['finisher'] = {
    finish: async ({ directory }) => {
      const [file, poster] = [join(directory, 'result.mp4'), join(directory, 'poster.jpg')]
      await Promise.all([writeFile(file, 'video'), writeFile(poster, 'picture')])
      return { file, poster, changed: true }
    },
    close: async () => {},
  }
  const fetcher = { download: async () => ({ bytes: 1, contentType: null }), close: async () => {} }
  const runtime = runtimeOf(bank)
  const hints = await createHints(bank.database, () => null)
  const engine = polled(remote, { ...bank, ...runtime, random: Math.random, fetcher: fetcher as never, finisher })
  const services: RunServices = {
    ...{ ...bank, ...runtime, hints, circuits: createCircuits(bank.clock), intake: knownClip, engines: [engine] },
    storage: createDiskStorage(join(directory, 'files')),
    probe: { clip: async () => CLIP } as unknown as RunServices['probe'],
    workspaces: join(directory, 'workspaces'),
  }
  const prices = { '720p': 20, '1080p': 30 }
  for (let i = 0; i < JOBS; i += 1) await submitEdit({ ...services, ...bank, prices }, editRequest(), account, null)
  const count = async (status: string) => {
    const [row] = await bank.database.query<{ n: number }>('select count(*)::int as n from jobs where status = $1', [
      status,
    ])
    return row?.n
  }

  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const worker = await startWorker(services, 'test')
  await expect.poll(() => started, { timeout: 60_000, interval: 100 }).toBe(JOBS)
  await bank.clock.sleep(5000)
  const timers = process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length
  const megabytes = (process.memoryUsage().rss - before) / 1048576
  expect(await count('PROCESSING')).toBe(JOBS)
  expect(timers).toBeLessThan(JOBS + 20)
  expect(megabytes).toBeLessThan(100)
  const window = looks.filter((at) => at > performance.now() - 4000)
  expect(window.length / 4).toBeLessThanOrEqual(POLLS_PER_SECOND * 1.1)
  expect(window.length).toBeGreaterThan(POLLS_PER_SECOND)

  finished = true
  await expect.poll(() => count('COMPLETED'), { timeout: 120_000, interval: 500 }).toBe(JOBS)
  await worker.drain(0)
  await hints.close()
  await bank.database.close()
}, 240_000)
