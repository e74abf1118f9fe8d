import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditCredits } from '../../src/credits/audit.ts'
import type { Database } from '../../src/database/database.ts'
import { openServer } from '../../src/database/server.ts'
import { footage } from '../support/footage.ts'
import { findPostgres, type Postgres, startPostgres } from '../support/postgres.ts'
import { type RunningServer, startServer } from './server.ts'

const programs = findPostgres()
const JOBS = 8
const LIMIT = 4

describe.skipIf(programs === null)('two whole servers on one PostgreSQL server and one folder', () => {
  let postgres: Postgres
  let database: Database
  let servers: RunningServer[]
  beforeAll(async () => {
    postgres = await startPostgres(programs ?? '')
    const settings = {
      DATABASE_URL: await postgres.newDatabase(),
      DATA_DIR: await mkdtemp(join(tmpdir(), 'retake-takeover-')),
      ...{ ENGINES: 'simulated', SIMULATED_SECONDS: '4', BOOTSTRAP_CREDITS: '1000', MAX_CONCURRENT_JOBS: `${LIMIT}` },
    }
    database = openServer({ url: settings.DATABASE_URL, pool: 2 })
    servers = await Promise.all([startServer(settings), startServer(settings)])
  }, 120_000)
  afterAll(async () => {
    await Promise.all(servers?.map((server) => server.stop()) ?? [])
    await database?.close()
    await postgres?.remove()
  })

  const server = (index: number) => servers[index] ?? expect.fail('no such server')
  // biome-ignore lint/suspicious/noExplicitAny: the assertions are what checks it
  const json = async (answer: Promise<Response>): Promise<any> => (await answer).json()

  it('share the work within the limit of the team, and each ends what the other was killed over', async () => {
    const { url } = await json(server(0).upload(await footage('seated', 2)))
    const wan27VideoeditParams = { video: url.replace(server(1).url, server(0).url), resolution: '720p' }
    const submit = async (number: number): Promise<string> => {
      const prompt = number === 0 ? 'simulate failure: policy' : `sepia ${number}`
      const body = { model: 'wan-2.7-videoedit', prompt, wan27VideoeditParams }
      return (await json(server(0).api('POST', '/v2/videos/edit', body))).jobId
    }
    const ids = await Promise.all(Array.from({ length: JOBS }, (_, number) => submit(number)))
    const running = () =>
      database.query<{ worker: string }>("select worker from jobs where status = 'PROCESSING' and worker is not null")
    await expect.poll(async () => (await running()).length, { timeout: 30_000 }).toBe(LIMIT)
    const [job] = await running()
    const victim = servers.find(({ child }) => job?.worker.includes(`-${child.pid}-`)) ?? expect.fail(job?.worker)
    const survivor = servers.find((server) => server !== victim) ?? expect.fail('there are two')

    await victim.stop('SIGKILL')
    const jobs = async () => (await json(survivor.api('GET', '/v2/jobs?limit=100'))).jobs
    const open = async () =>
      (await jobs()).filter(({ status }: { status: string }) => /QUEUED|PROCESSING/.test(status)).length
    await expect.poll(open, { timeout: 120_000, interval: 500 }).toBe(0)

    const ended = await jobs()
    expect(ended.map(({ id }: { id: string }) => id).sort()).toEqual([...ids].sort())
    const failed = ended.filter(({ status }: { status: string }) => status !== 'COMPLETED')
    expect(
      failed.map(({ status, creditCost }: { status: string; creditCost: number }) => [status, creditCost]),
    ).toEqual([['FAILED', 0]])
    const [taken] = await database.query<{ count: number }>('select count(*)::int as count from jobs where attempt > 1')
    expect(taken?.count).toBeGreaterThan(0)
    expect((await json(survivor.api('GET', '/v2/me'))).team.credits).toBe(1000 - (JOBS - 1) * 40)
    expect((await auditCredits(database)).breaches).toEqual([])
  }, 200_000)
})
