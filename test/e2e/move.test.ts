import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { footage } from '../support/footage.ts'
import { findPostgres, freePort, type Postgres, startPostgres } from '../support/postgres.ts'
import { RETAKE, type RunningServer, startServer, startWorker } from './server.ts'

const run = promisify(execFile)
const programs = findPostgres()

describe.skipIf(programs === null)('a database that moves, by the real product', () => {
  let postgres: Postgres
  let folder: string
  let settings: Record<string, string>
  const stops: (() => Promise<void>)[] = []
  beforeAll(async () => {
    postgres = await startPostgres(programs ?? '')
    folder = await mkdtemp(join(tmpdir(), 'retake-move-'))
    settings = {
      ...{ DATA_DIR: join(folder, 'embedded'), ENGINES: 'simulated', SIMULATED_SECONDS: '3' },
      ...{ BOOTSTRAP_CREDITS: '1000', MAX_CONCURRENT_JOBS: '1' },
    }
  })
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop()
    await postgres?.remove()
  })

  const environment = (more: Record<string, string> = {}) => ({ PATH: process.env.PATH, ...settings, ...more })
  const retake = async (parameters: string[], more?: Record<string, string>) =>
    (await run(RETAKE, parameters, { env: environment(more) })).stdout
  // biome-ignore lint/suspicious/noExplicitAny: the assertions are what checks it
  const json = async (answer: Promise<Response>): Promise<any> => (await answer).json()
  const statuses = async (server: RunningServer, ids: string[]) =>
    Promise.all(ids.map(async (id) => (await json(server.api('GET', `/v2/jobs/${id}`))).status))
  const sound = async (more?: Record<string, string>) =>
    expect(JSON.parse(await retake(['credits', 'audit', '--json'], more))).toMatchObject({ breaches: [] })

  async function submitted(server: RunningServer): Promise<string> {
    const { url } = await json(server.upload(await footage('desk', 2)))
    const wan27VideoeditParams = { video: url, resolution: '720p' }
    const body = { model: 'wan-2.7-videoedit', prompt: 'anything', wan27VideoeditParams }
    return (await json(server.api('POST', '/v2/videos/edit', body))).jobId
  }

  it('goes to a server, where the jobs that waited run, and back', async () => {
    const first = await startServer(settings)
    const done = await submitted(first)
    await expect.poll(() => statuses(first, [done]), { timeout: 60_000 }).toEqual(['COMPLETED'])
    const ids = [await submitted(first), await submitted(first)]
    await expect.poll(() => statuses(first, ids)).toEqual(['PROCESSING', 'QUEUED'])

    const there = join(folder, 'there.gz')
    const refused = expect(retake(['db', 'export', there])).rejects
    await refused.toMatchObject({ code: 1, stderr: expect.stringMatching(/A server is running on .* stop it first/) })
    expect(JSON.parse(await retake(['db', 'status', '--json']))).toMatchObject({ missing: [], rows: { jobs: 3 } })
    // As a power cut would: the lease of the running job has not ended yet.
    await first.stop('SIGKILL')
    expect(await retake(['db', 'export', there])).toMatch(/3 jobs and 4 ledger entries[\s\S]*embedded.files/)
    await expect(retake(['db', 'export', there])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/EEXIST/),
    })

    const onServer = { DATABASE_URL: await postgres.newDatabase() }
    await expect(retake(['db', 'status'], onServer)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/0005-fleet.sql is missing/),
    })
    expect(await retake(['db', 'migrate'], onServer)).toContain('0005-fleet.sql applied')
    expect(await retake(['db', 'migrate'], onServer)).toContain('up to date')
    await retake(['db', 'import', there], onServer)
    await expect(retake(['db', 'import', there], onServer)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/not empty/),
    })
    await sound(onServer)

    const port = `${await freePort()}`
    const fleet = { ...settings, ...onServer, PUBLIC_URL: `http://127.0.0.1:${port}` }
    const api = await startServer({ ...fleet, PORT: port }, 'api')
    const worker = await startWorker(fleet)
    stops.push(
      () => api.stop(),
      () => worker.stop(),
    )
    await expect.poll(() => statuses(api, ids), { timeout: 60_000 }).toEqual(['COMPLETED', 'COMPLETED'])
    const { result } = await json(api.api('GET', `/v2/jobs/${done}`))
    expect((await fetch(result.videoUrl)).status).toBe(200)

    const back = join(folder, 'back.gz')
    await retake(['db', 'export', back], onServer)
    await sound(onServer)
    settings = { ...settings, DATA_DIR: join(folder, 'again') }
    await cp(join(folder, 'embedded', 'files'), join(folder, 'again', 'files'), { recursive: true })
    expect(await retake(['db', 'import', back])).toContain('3 jobs and 4 ledger entries')
    const again = await startServer(settings)
    stops.push(() => again.stop())
    expect(await statuses(again, [done, ...ids])).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED'])
    expect((await json(again.api('GET', '/v2/me'))).team.credits).toBe(1000 - 3 * 40)
    await sound()
  }, 240_000)

  it('refuses a damaged file', async () => {
    const file = join(folder, 'damaged.gz')
    await writeFile(file, (await readFile(join(folder, 'there.gz'))).subarray(0, -20))
    const empty = { DATABASE_URL: await postgres.newDatabase() }
    await expect(retake(['db', 'import', file], empty)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/damaged or cut short/),
    })
    await writeFile(file, createHash('sha256').digest('hex'))
    await expect(retake(['db', 'import', file], empty)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/is no export/),
    })
    expect(JSON.parse(await retake(['db', 'status', '--json'], empty))).toMatchObject({ rows: { teams: 0, jobs: 0 } })
  }, 60_000)
})
