import { afterAll, beforeAll, expect, it } from 'vitest'
import { Retake, RetakeError } from '../../client/index.ts'
import { fileFromPath } from '../../client/node.ts'
import { KEY, type RunningServer, startServer } from '../e2e/server.ts'
import { describedFetch } from '../support/described-fetch.ts'
import { footage } from '../support/footage.ts'

let server: RunningServer
let retake: Retake
let described: Awaited<ReturnType<typeof describedFetch>>
beforeAll(async () => {
  server = await startServer({ BOOTSTRAP_CREDITS: '180' })
  described = await describedFetch(server.url)
  retake = new Retake({ apiKey: KEY, baseUrl: server.url, fetch: described.fetch })
}, 120_000)
afterAll(() => server?.stop())

const errorOf = async (promise: Promise<unknown>): Promise<RetakeError> => {
  const error = await promise.catch((thrown: unknown) => thrown)
  return error instanceof RetakeError ? error : expect.fail(`no RetakeError: ${error}`)
}

it('edits a file, tells how it goes, and gives the clip', async () => {
  const video = await fileFromPath(await footage('desk', 2))
  const quote = await retake.quote({ video, prompt: 'film noir, and add a dragon', resolution: '720p' })
  expect(quote).toMatchObject({ creditCost: 40, seconds: 2, engine: 'local' })

  const { jobId, status } = await retake.edit({ video, prompt: 'film noir', resolution: '720p', seed: 7 })
  expect(status).toBe('QUEUED')
  const told: string[] = []
  const job = await retake.waitFor(jobId, { onProgress: ({ status, progress }) => told.push(`${status} ${progress}`) })
  expect(job).toMatchObject({ id: jobId, status: 'COMPLETED', result: { seed: 7, engine: 'local', height: 720 } })
  expect(job).not.toHaveProperty('queuePosition')
  expect(told.length).toBeGreaterThan(2)
  expect(told.at(-1)).toBe('COMPLETED 100')
  const clip = await fetch(job.result.videoUrl)
  expect(clip.headers.get('content-type')).toBe('video/mp4')

  expect(await retake.jobs.get(jobId)).toMatchObject({ id: jobId, input: { prompt: 'film noir' } })
  expect((await retake.me()).team.credits).toBe(140)
  expect((await retake.models()).map(({ id }) => id)).toEqual(['wan-2.7-videoedit'])
}, 90_000)

it('walks over lists page by page', async () => {
  const { url } = await retake.upload(await fileFromPath(await footage('desk', 2)))
  const before = await all(retake.jobs.list())
  const { jobId } = await retake.edit({ video: new URL(url), prompt: 'sepia', resolution: '720p' })
  await retake.waitFor(jobId)
  const jobs = await all(retake.jobs.list({ limit: 1 }))
  expect(jobs.map(({ id }) => id)).toEqual([jobId, ...before.map(({ id }) => id)])
  const page = await retake.jobs.list({ limit: 1, include_models: 'true' }).page()
  expect(page).toMatchObject({ hasMore: true, models: ['wan-2.7-videoedit'], jobs: [{ id: jobId }] })
  const amounts = (await all(retake.transactions({ limit: 1 }))).map(({ amount }) => amount)
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe((await retake.me()).team.credits)
  expect(await all(retake.deliveries())).toEqual([])
}, 90_000)

it('says what is wrong with a prompt that cannot be done, and charges nothing', async () => {
  const video = await fileFromPath(await footage('seated', 2))
  const before = (await retake.me()).team.credits
  const error = await errorOf(retake.edit({ video, prompt: 'replace the man with a dragon', resolution: '720p' }))
  expect(error).toMatchObject({ kind: 'invalid', status: 400, name: 'RetakeError' })
  expect(error.details.prompt?.[0]?.length).toBeGreaterThan(20)
  expect(error.message).toContain(error.details.prompt?.[0])
  expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/)
  expect((await retake.me()).team.credits).toBe(before)
})

it('says how many credits are missing', async () => {
  const video = await fileFromPath(await footage('dancer', 5))
  const error = await errorOf(retake.edit({ video, prompt: 'film noir' }))
  expect(error).toMatchObject({ kind: 'credits', status: 402, creditsRequired: 150, creditsAvailable: 100 })
})

it('makes one job under one key, and none under a key that was another request’s', async () => {
  const { url: video } = await retake.upload(await fileFromPath(await footage('desk', 2)))
  const options = { video, prompt: 'sepia', resolution: '720p', idempotencyKey: 'order-17' } as const
  const [first, second] = await Promise.all([retake.edit(options), retake.edit(options)])
  expect(second.jobId).toBe(first.jobId)
  expect(await errorOf(retake.edit({ ...options, prompt: 'film noir' }))).toMatchObject({ kind: 'conflict' })
  await retake.waitFor(first.jobId)
  expect(await errorOf(retake.jobs.cancel(first.jobId))).toMatchObject({ kind: 'conflict', status: 409 })
})

it('knows its errors apart', async () => {
  const stranger = new Retake({ apiKey: `afk_${'x'.repeat(40)}`, baseUrl: `${server.url}/` })
  expect(await errorOf(stranger.me())).toMatchObject({ kind: 'unauthorized', status: 401 })
  const nobody = '00000000-0000-4000-8000-000000000000'
  expect(await errorOf(retake.jobs.get(nobody))).toMatchObject({ kind: 'missing', status: 404 })
  expect(await errorOf(retake.waitFor(nobody))).toMatchObject({ kind: 'missing', status: 404 })
  expect(await errorOf(retake.redeliver(nobody))).toMatchObject({ kind: 'missing', status: 404 })
  expect(await errorOf(retake.jobs.get('../../healthz'))).toMatchObject({ kind: 'invalid', status: 400 })
  const away = new Retake({ apiKey: KEY, baseUrl: 'http://127.0.0.1:9', attempts: 1 })
  expect(await errorOf(away.me())).toMatchObject({ kind: 'network', status: null })
})

it('makes, lists and revokes keys, and tells what there is to ask for', async () => {
  const made = await retake.keys.create('laptop')
  const laptop = new Retake({ apiKey: made.key, baseUrl: server.url })
  expect((await laptop.me()).apiKey).toMatchObject({ id: made.id, name: 'laptop' })
  expect((await all(retake.keys.list({ limit: 1 }))).map(({ name }) => name)).toContain('laptop')
  expect(await retake.keys.revoke(made.id)).toMatchObject({ id: made.id, status: 'revoked' })
  expect(await errorOf(laptop.me())).toMatchObject({ kind: 'unauthorized' })
  expect(await retake.engines()).toMatchObject([{ name: 'local', status: 'ready' }])
  expect((await retake.catalogue()).looks.length).toBeGreaterThan(10)
  const [job] = (await retake.jobs.list({ limit: 1, include_input: 'true' }).page()).jobs
  expect(job?.input).toHaveProperty('prompt')
})

it('was answered throughout as the server describes itself', () => {
  expect([...described.answered].sort()).toEqual(
    expect.arrayContaining([
      ...['createKey 201', 'getCatalogue 200', 'listEngines 200', 'listKeys 200', 'revokeKey 200'],
      ...['cancelJob 409', 'createUpload 201', 'getAccount 200', 'getJob 200', 'getJob 404', 'listJobs 200'],
      ...[
        'listModels 200',
        'listTransactions 200',
        'listWebhookDeliveries 200',
        'quoteEdit 200',
        'redeliverWebhook 404',
      ],
      ...['submitEdit 202', 'submitEdit 400', 'submitEdit 402', 'submitEdit 409', 'watchJob 200'],
    ]),
  )
})

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = []
  for await (const item of items) found.push(item)
  return found
}
