import { afterAll, beforeAll, expect, it } from 'vitest'
import { type JobEvent, Retake } from '../../client/index.ts'
import { fileFromPath } from '../../client/node.ts'
import { KEY, type RunningServer, startServer } from '../e2e/server.ts'
import { footage } from '../support/footage.ts'
import { freePort } from '../support/postgres.ts'

let settings: Record<string, string>
let server: RunningServer
let retake: Retake
let video: string
beforeAll(async () => {
  settings = { ENGINES: 'simulated', SIMULATED_SECONDS: '3', PORT: `${await freePort()}` }
  server = await startServer(settings)
  settings.DATA_DIR = server.dataDir
  retake = new Retake({ apiKey: KEY, baseUrl: server.url })
  video = (await retake.upload(await fileFromPath(await footage('desk', 2)))).url
}, 120_000)
afterAll(() => server?.stop())

const submit = async (prompt = 'film noir') => (await retake.edit({ video, prompt, resolution: '720p' })).jobId

it('goes on waiting while the server is killed and comes back', async () => {
  const jobId = await submit()
  const events: JobEvent[] = []
  const waiting = retake.waitFor(jobId, { onProgress: (job) => events.push(job) })
  await expect.poll(() => events.at(-1)?.status, { timeout: 20_000 }).toBe('PROCESSING')
  await server.stop('SIGKILL')
  const seen = events.length
  server = await startServer(settings)
  expect(await waiting).toMatchObject({ id: jobId, status: 'COMPLETED', result: { engine: 'simulated' } })
  expect(events.length).toBeGreaterThan(seen)
  const progress = events.map((job) => job.progress)
  expect(progress).toEqual([...progress].sort((a, b) => a - b))
  expect(events.filter(({ completedAt }) => completedAt !== null)).toHaveLength(1)
}, 90_000)

it('goes on waiting while the server stops in order and comes back', async () => {
  const jobId = await submit()
  const waiting = retake.waitFor(jobId)
  await server.stop()
  server = await startServer(settings)
  expect(await waiting).toMatchObject({ id: jobId, status: 'COMPLETED' })
}, 90_000)

it('stops waiting when it is told to, with the reason that it is told', async () => {
  const jobId = await submit()
  const controller = new AbortController()
  const reason = new Error('the user has left')
  const waiting = retake.waitFor(jobId, { signal: controller.signal, onProgress: () => controller.abort(reason) })
  await expect(waiting).rejects.toBe(reason)
  await expect(retake.waitFor(jobId, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  await expect(retake.waitFor(jobId, { timeout: 200 })).rejects.toMatchObject({ kind: 'timeout' })
  expect(await retake.waitFor(jobId)).toMatchObject({ status: 'COMPLETED' })
})

it('tells of a job that failed, and of one that was cancelled', async () => {
  const failing = await submit('simulate failure: policy')
  await expect(retake.waitFor(failing)).rejects.toMatchObject({
    ...{ kind: 'failed', message: 'Simulated failure' },
    job: { id: failing, status: 'FAILED', creditCost: 0 },
  })
  const cancelled = await submit()
  await retake.jobs.cancel(cancelled)
  await expect(retake.waitFor(cancelled)).rejects.toMatchObject({ kind: 'cancelled', job: { status: 'CANCELLED' } })
})

it('tells the events one by one', async () => {
  const phases: (string | null)[] = []
  for await (const { phase } of retake.jobs.events(await submit())) phases.push(phase)
  expect(phases).toContain('editing')
  expect(phases.at(-1)).toBeNull()
})
