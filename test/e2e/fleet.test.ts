import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { footage } from '../support/footage.ts'
import { findPostgres, freePort, type Postgres, startPostgres } from '../support/postgres.ts'
import { RETAKE, type RunningServer, startServer, startWorker } from './server.ts'

const run = promisify(execFile)
const programs = findPostgres()

describe.skipIf(programs === null)('a fleet on one PostgreSQL server', () => {
  let postgres: Postgres
  let settings: Record<string, string>
  /** Two nodes that take requests; none of them edits. */
  let apis: RunningServer[]
  const stops: (() => Promise<void>)[] = []
  beforeAll(async () => {
    postgres = await startPostgres(programs ?? '')
    const port = await freePort()
    settings = {
      DATABASE_URL: await postgres.newDatabase(),
      DATA_DIR: await mkdtemp(join(tmpdir(), 'retake-fleet-')),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      ...{ BOOTSTRAP_CREDITS: '1000', ALLOW_PRIVATE_HOSTS: '127.0.0.1' },
    }
    apis = await Promise.all([
      startServer({ ...settings, PORT: `${port}` }, 'api'),
      // It is reached by its own port here, and tells the address of the other.
      freePort().then((other) => startServer({ ...settings, PORT: `${other}` }, 'api', `http://127.0.0.1:${other}`)),
    ])
  }, 120_000)
  afterAll(async () => {
    for (const stop of stops) await stop()
    await Promise.all(apis?.map((api) => api.stop()) ?? [])
    await postgres?.remove()
  })

  const api = (index: number) => apis[index] ?? expect.fail('no such node')
  // biome-ignore lint/suspicious/noExplicitAny: the assertions are what checks it
  const json = async (answer: Promise<Response>): Promise<any> => (await answer).json()

  async function submit(prompt: string, more = {}): Promise<string> {
    const { url } = await json(api(0).upload(await footage('seated', 2)))
    const wan27VideoeditParams = { video: url, resolution: '720p' }
    const body = { model: 'wan-2.7-videoedit', prompt, wan27VideoeditParams, ...more }
    return (await json(api(0).api('POST', '/v2/videos/edit', body))).jobId
  }

  const statusOf = async (id: string, index = 1) => (await json(api(index).api('GET', `/v2/jobs/${id}`))).status

  it('makes one key and its credits once, though both nodes started at once', async () => {
    for (const index of [0, 1]) expect((await json(api(index).api('GET', '/v2/me'))).team.credits).toBe(1000)
  })

  it('queues on an API, edits on a worker, and tells watchers of the other API and receivers of webhooks', async () => {
    const received: string[] = []
    const receiver = createServer(async (request, response) => {
      received.push(await text(request))
      response.end()
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    stops.push(async () => void receiver.close())
    const webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
    const id = await submit('sepia', { webhookUrl })
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(await statusOf(id)).toBe('QUEUED')

    const events = await api(1).api('GET', `/v2/jobs/${id}/events`)
    const metricsPort = await freePort()
    stops.push((await startWorker({ ...settings, METRICS_PORT: `${metricsPort}` })).stop)
    const told = await events.text()
    expect(told).toMatch(/"status":"QUEUED"[\s\S]*"status":"PROCESSING"[\s\S]*"status":"COMPLETED"/)
    const { result } = await json(api(0).api('GET', `/v2/jobs/${id}`))
    expect((await fetch(result.videoUrl)).headers.get('content-type')).toBe('video/mp4')
    await expect.poll(() => received.length, { timeout: 10_000 }).toBe(1)
    expect(received[0]).toContain(result.videoUrl)
    const metrics = async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    // The webhook may come before the worker has tidied up.
    await expect.poll(metrics).toContain('retake_slots_used{engine="local"} 0')
    expect(await metrics()).toContain('retake_edit_seconds_count{engine="local",outcome="completed"} 1')
    expect((await fetch(`http://127.0.0.1:${metricsPort}/readyz`)).status).toBe(200)
  }, 120_000)

  it('is administered on the database itself, from any machine', async () => {
    const env = { PATH: process.env.PATH, DATABASE_URL: settings.DATABASE_URL, DATA_DIR: '/nowhere' }
    const created = JSON.parse(
      (await run(RETAKE, ['keys', 'create', '--name', 'ci', '--credits', '70', '--json'], { env })).stdout,
    )
    const me = json(fetch(`${api(1).url}/v2/me`, { headers: { 'X-API-Key': created.key } }))
    expect(await me).toMatchObject({ team: { name: 'ci', credits: 70 } })
    expect(JSON.parse((await run(RETAKE, ['credits', 'audit', '--json'], { env })).stdout)).toMatchObject({
      breaches: [],
    })
  }, 60_000)

  it('goes on after the database was gone in mid-edit, and repeats nothing', async () => {
    const before = (await json(api(0).api('GET', '/v2/me'))).team.credits
    const id = await submit('cartoon')
    await expect.poll(() => statusOf(id), { timeout: 30_000 }).toBe('PROCESSING')
    await postgres.stop('SIGQUIT')
    expect((await fetch(`${api(0).url}/readyz`)).status).toBe(503)
    expect((await api(0).api('GET', '/v2/me')).status).toBe(503)
    await postgres.start()
    await expect.poll(() => statusOf(id), { timeout: 60_000 }).toBe('COMPLETED')
    expect((await fetch(`${api(0).url}/readyz`)).status).toBe(200)
    expect((await json(api(0).api('GET', '/v2/me'))).team.credits).toBe(before - 40)
  }, 120_000)

  it('has roles only on a server', async () => {
    const alone = run(RETAKE, ['worker'], { env: { PATH: process.env.PATH, DATA_DIR: settings.DATA_DIR } })
    await expect(alone).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/DATABASE_URL: retake worker/) })
    const env = { PATH: process.env.PATH, ...settings, DATABASE_URL: 'postgres://retake@127.0.0.1:1/retake' }
    await expect(run(RETAKE, ['api'], { env })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^database is away/),
    })
  }, 30_000)
})
