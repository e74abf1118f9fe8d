import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Account } from '../../src/accounts/account.ts'
import type { NewKey } from '../../src/accounts/keys.ts'
import { createServer } from '../../src/api/server.ts'
import type { Services } from '../../src/api/services.ts'
import { readConfig } from '../../src/config.ts'
import type { Job } from '../../src/jobs/job.ts'
import { quoteEdit, submitEdit } from '../../src/jobs/submit.ts'
import { createWatcher } from '../../src/jobs/watch.ts'
import { createGuardedFetcher } from '../../src/sources/guarded-fetch.ts'
import { createIntake } from '../../src/sources/intake.ts'
import { createProbe } from '../../src/sources/probe.ts'
import { createDiskStorage } from '../../src/storage/disk.ts'
import { handClock } from '../support/clock.ts'
import { openBank } from '../support/database.ts'
import { editRequest, knownClip, toldEngine } from '../support/edit.ts'

/** The whole API over a database in memory and folders of its own; only the clips of URLs and the engine are told. */
export async function openApi(changes: Partial<Services> = {}) {
  const clock = handClock()
  const bank = await openBank(clock)
  const directory = await mkdtemp(join(tmpdir(), 'retake-api-'))
  const storage = createDiskStorage(directory)
  const workspaces = await mkdtemp(join(tmpdir(), 'retake-api-work-'))
  const probe = createProbe()
  const fetcher = createGuardedFetcher({ allowPrivateHosts: [] })
  const logged: Record<string, unknown>[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line)) })
  const engine = toldEngine(async () => ({ file: '', poster: '', width: 0, height: 0, duration: 0, edits: [] }))
  const submission = { ...bank, intake: knownClip, engines: [engine], prices: { '720p': 20, '1080p': 30 } }
  const watcher = await createWatcher(bank.database)
  const services: Services = {
    ...bank,
    config: readConfig({}),
    fileUrl: (key) => `https://files.test/files/${key}`,
    log,
    storage,
    intake: createIntake({ ...bank, storage, probe, fetcher, workspaces, ownKey: () => null, uploadHours: 2 }),
    watcher,
    graceSeconds: 20,
    engines: [engine],
    submit: (...order) => submitEdit(submission, ...order),
    quote: (...order) => quoteEdit(submission, ...order),
    ...changes,
  }
  const server = createServer(services)
  await server.ready()
  const newKey = async (request: Partial<NewKey> = {}, credits = 1000) => {
    const made = await bank.keys.create({ name: bank.identifiers.token(8), ...request })
    if (credits > 0) await bank.ledger.grant(made.teamId, credits, 'test')
    const authentication = await bank.keys.authenticate(made.key)
    if (typeof authentication === 'string') throw new Error('a fresh key must work')
    return { ...made, account: authentication.account, headers: { 'x-api-key': made.key } }
  }
  /** A job of the account, changed by hand to whatever state a test needs. */
  const newJob = async (account: Account, state: Partial<Pick<Job, JobState>> = {}) => {
    const { jobId } = await services.submit(editRequest(), account, null)
    const { status = 'QUEUED', progress = 0, error = null, completedAt = null, expired = false } = state
    await bank.database.query(
      `update jobs set status = $2, progress = $3, error = $4, completed_at = $5, expired = $6, result = $7::jsonb,
         created_at = $8 where id = $1`,
      [
        jobId,
        status,
        progress,
        error,
        completedAt,
        expired,
        JSON.stringify(state.result ?? null),
        state.createdAt ?? clock.now(),
      ],
    )
    return jobId
  }
  const close = async () => {
    await server.close()
    await Promise.all([probe.close(), fetcher.close(), watcher.close()])
    await bank.database.close()
  }
  return { ...bank, clock, storage, directory, workspaces, logged, services, server, newKey, newJob, close }
}

type JobState = 'status' | 'progress' | 'error' | 'completedAt' | 'expired' | 'result' | 'createdAt'

export type Api = Awaited<ReturnType<typeof openApi>>
