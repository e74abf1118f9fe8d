import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { filledIn, ownServices, readCompose } from '../deploy/files.ts'
import { footage } from '../support/footage.ts'
import { findPostgres, freePort, startPostgres } from '../support/postgres.ts'
import { startProxy } from '../support/proxy.ts'
import { startS3 } from '../upstreams/s3.ts'
import { CREDENTIALS } from '../upstreams/s3-signature.ts'
import { KEY, RETAKE, startServer, startWorker } from './server.ts'

const run = promisify(execFile)
const programs = findPostgres()

/** There is no container engine where this was written: the containers of compose.yaml run as processes, on its settings. */
describe.skipIf(programs === null)('the layout of compose.yaml', () => {
  const stops: (() => Promise<unknown>)[] = []
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop()
  })
  // biome-ignore lint/suspicious/noExplicitAny: the assertions are what checks it
  const json = async (answer: Promise<Response>): Promise<any> => (await answer).json()

  it('edits: two APIs behind a proxy, two workers, PostgreSQL, a bucket made at start; one node of each may go', async () => {
    const compose = readCompose()
    const postgres = await startPostgres(programs ?? '')
    stops.push(() => postgres.remove())
    const s3 = await startS3('retake', { isMade: false })
    stops.push(s3.close)
    const ports = [await freePort(), await freePort()]
    const living = [...ports]
    const proxy = await startProxy(() => living)
    stops.push(proxy.close)
    const database = new URL(await postgres.newDatabase())

    /** The settings of a service, with names of containers become addresses of this machine. */
    const settingsOf = async (name: string, more: Record<string, string> = {}) => {
      const given = {
        ...{ POSTGRES_PASSWORD: 'secret', S3_SECRET: CREDENTIALS.secretAccessKey, PUBLIC_URL: proxy.url },
        ...{ METRICS_TOKEN: 'a-token-for-prometheus', BOOTSTRAP_API_KEY: KEY },
      }
      const { environment } = ownServices(compose).find((one) => one.name === name) ?? expect.fail(name)
      const settings = Object.entries(environment).map(([key, value]) => {
        const told = filledIn(value, given)
          .replace('database:5432/retake', database.host + database.pathname)
          .replace('http://store:8333', s3.origin)
        return [key, key === 'AWS_ACCESS_KEY_ID' ? CREDENTIALS.accessKeyId : told]
      })
      const folder = await mkdtemp(join(tmpdir(), 'retake-compose-'))
      return { ...(Object.fromEntries(settings) as Record<string, string>), DATA_DIR: folder, ...more }
    }

    const bucket = { ...process.env, ...(await settingsOf('bucket')) }
    expect((await run('node', ['scripts/make-bucket.mjs'], { env: bucket })).stdout).toBe('bucket retake made\n')
    const apis = await Promise.all(
      ports.map(async (port, index) =>
        startServer(await settingsOf(`api-${index + 1}`, { PORT: `${port}` }), 'api', `http://127.0.0.1:${port}`),
      ),
    )
    stops.push(...apis.map((api) => () => api.stop()))
    const metrics = [await freePort(), await freePort()]
    const workers = await Promise.all(
      metrics.map(async (port) => startWorker(await settingsOf('worker', { METRICS_PORT: `${port}` }))),
    )
    stops.push(...workers.map((worker) => () => worker.stop()))

    const headers = { 'X-API-Key': KEY, 'Content-Type': 'application/json' }
    const submitted = async () => {
      const { url } = await json(apis[0]?.upload(await footage('desk', 2)) ?? expect.fail('no API'))
      const wan27VideoeditParams = { video: url, resolution: '720p' }
      const body = JSON.stringify({ model: 'wan-2.7-videoedit', prompt: 'sepia', wan27VideoeditParams })
      return (await json(fetch(`${proxy.url}/v2/videos/edit`, { method: 'POST', headers, body }))).jobId as string
    }
    const jobs = async (ids: string[]) =>
      Promise.all(ids.map((id) => json(fetch(`${proxy.url}/v2/jobs/${id}`, { headers }))))
    const statuses = async (ids: string[]) => (await jobs(ids)).map(({ status }) => status)

    const ids = [await submitted(), await submitted(), await submitted()]
    await expect.poll(() => statuses(ids), { timeout: 20_000 }).toContain('PROCESSING')
    await workers[0]?.stop('SIGKILL')
    living.pop()
    await apis[1]?.stop()
    await expect.poll(() => statuses(ids), { timeout: 90_000 }).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED'])
    for (const { result } of await jobs(ids)) {
      expect(result.videoUrl).toContain(proxy.url)
      expect((await fetch(result.videoUrl, { headers: { range: 'bytes=0-9' } })).status).toBe(206)
    }
    expect([...s3.objects.keys()].filter((key) => key.startsWith('files/videos/'))).toHaveLength(3)
    expect([...proxy.served.keys()].sort()).toEqual([...ports].sort())

    const authorization = { authorization: 'Bearer a-token-for-prometheus' }
    expect((await fetch(`http://127.0.0.1:${metrics[1]}/metrics`, { headers: authorization })).status).toBe(200)
    const healthy = { ...process.env, PORT: '1', METRICS_PORT: `${metrics[1]}` }
    await run('node', ['scripts/healthcheck.mjs'], { env: healthy })
    const audit = await run(RETAKE, ['credits', 'audit', '--json'], { env: { ...process.env, ...bucket } })
    expect(JSON.parse(audit.stdout)).toEqual({ teams: 1, jobs: 3, entries: 4, breaches: [] })
  }, 240_000)
})
