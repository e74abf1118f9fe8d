import { execFile } from 'node:child_process'
import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { footage } from '../support/footage.ts'
import { findPostgresTools, freePort, startPostgres } from '../support/postgres.ts'
import { RETAKE, type RunningServer, startServer, startWorker } from './server.ts'

const run = promisify(execFile)
const programs = findPostgresTools()
const ENGINE = { ENGINES: 'simulated', SIMULATED_SECONDS: '2', BOOTSTRAP_CREDITS: '1000' }

// docs/operations.md says how to back up and restore; this does it.
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})
const stopping = <T extends { stop(signal?: NodeJS.Signals): Promise<void> }>(started: T): T => {
  stops.push(() => started.stop())
  return started
}

// biome-ignore lint/suspicious/noExplicitAny: the assertions are what checks it
const json = async (answer: Promise<Response>): Promise<any> => (await answer).json()

async function submitted(server: RunningServer): Promise<string> {
  const { url } = await json(server.upload(await footage('desk', 2)))
  const wan27VideoeditParams = { video: url, resolution: '720p' }
  const body = { model: 'wan-2.7-videoedit', prompt: 'anything', wan27VideoeditParams }
  return (await json(server.api('POST', '/v2/videos/edit', body))).jobId
}

async function completed(server: RunningServer, ids: string[]): Promise<void> {
  const statuses = () => Promise.all(ids.map(async (id) => (await json(server.api('GET', `/v2/jobs/${id}`))).status))
  await expect.poll(statuses, { timeout: 60_000 }).toEqual(ids.map(() => 'COMPLETED'))
  for (const id of ids) {
    const { result } = await json(server.api('GET', `/v2/jobs/${id}`))
    expect((await fetch(server.url + new URL(result.videoUrl).pathname)).status).toBe(200)
  }
}

async function sound(settings: Record<string, string>, numbers: object): Promise<void> {
  const env = { PATH: process.env.PATH, ...settings }
  const { stdout } = await run(RETAKE, ['credits', 'audit', '--json'], { env })
  expect(JSON.parse(stdout)).toEqual({ teams: 1, ...numbers, breaches: [] })
}

describe('backup and restore', () => {
  it('of one machine: the folder, copied while nothing runs on it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'retake-backup-'))
    const first = stopping(await startServer({ ...ENGINE, DATA_DIR: join(folder, 'data') }))
    const done = await submitted(first)
    await completed(first, [done])
    const open = await submitted(first)
    await first.stop()
    await cp(join(folder, 'data'), join(folder, 'backup'), { recursive: true })

    const restored = { ...ENGINE, DATA_DIR: join(folder, 'backup') }
    await sound(restored, { jobs: 2, entries: 3 })
    await completed(stopping(await startServer(restored)), [done, open])
    await sound(restored, { jobs: 2, entries: 3 })
  }, 120_000)

  it.skipIf(programs === null)(
    'of a fleet: pg_dump while it works, and the files after it',
    async () => {
      const postgres = await startPostgres(programs ?? '')
      stops.push(() => postgres.remove())
      const folder = await mkdtemp(join(tmpdir(), 'retake-backup-'))
      const settings = async (name: string) => ({
        ...{ ...ENGINE, DATA_DIR: join(folder, name), DATABASE_URL: await postgres.newDatabase() },
        ...{ PUBLIC_URL: 'http://127.0.0.1:1', MAX_CONCURRENT_JOBS: '1' },
      })
      const startFleet = async (settings: Record<string, string>) => {
        const port = await freePort()
        const api = stopping(await startServer({ ...settings, PORT: `${port}` }, 'api', `http://127.0.0.1:${port}`))
        return { api, worker: stopping(await startWorker(settings)) }
      }
      const before = await settings('data')
      const { api, worker } = await startFleet(before)
      const ids = [await submitted(api), await submitted(api), await submitted(api)]
      await completed(api, ids.slice(0, 1))
      await run(join(programs ?? '', 'pg_dump'), ['-Fc', '-f', join(folder, 'dump'), before.DATABASE_URL])
      await cp(join(folder, 'data', 'files'), join(folder, 'backup', 'files'), { recursive: true })
      await submitted(api)
      await Promise.all([api.stop('SIGKILL'), worker.stop('SIGKILL')])

      const after = await settings('backup')
      await run(join(programs ?? '', 'pg_restore'), ['-e', '-1', '-O', '-d', after.DATABASE_URL, join(folder, 'dump')])
      await sound(after, { jobs: 3, entries: 4 })
      await completed((await startFleet(after)).api, ids)
      await sound(after, { jobs: 3, entries: 4 })
    },
    120_000,
  )
})
