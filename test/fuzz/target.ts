import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeCursor } from '../../src/api/schemas/page.ts'
import { readConfig } from '../../src/config.ts'
import { Failure } from '../../src/failure.ts'
import { cancelJob } from '../../src/jobs/cancel.ts'
import { claimJob } from '../../src/jobs/claim.ts'
import { completeJob, failJob } from '../../src/jobs/settle.ts'
import { type Api, openApi } from '../api/fixture.ts'
import { encodeClip, encodeImage } from '../sources/encode.ts'
import { editRequest } from '../support/edit.ts'
import { type Operation, operationsOf } from './description.ts'
import type { Known } from './request.ts'

export interface Target {
  api: Api
  port: number
  operations: Operation[]
  known: Known
  /** What no answer and no line of the log may hold. */
  secrets: string[]
  close(): Promise<void>
}

/** The whole API on a port of its own, with jobs in every state, deliveries, files, and keys of every kind. */
export async function openTarget(): Promise<Target> {
  // The fuzz is about answers, not about their number.
  const api = await openApi({ config: readConfig({ RATE_LIMIT: '100000000' }) })
  await api.server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = api.server.server.address() as AddressInfo
  const { keys, spares, jobs, deliveries, fileKeys } = await populate(api)
  const lists: Record<string, string[]> = { jobs, deliveries, transactions: jobs, keys: spares }
  const cursors = jobs.map((id) => encodeCursor({ createdAt: new Date(), id }))
  const known: Known = {
    keys,
    ids: (path, name) => {
      if (name === 'cursor') return cursors
      if (name === 'key') return fileKeys
      if (name === 'kind') return ['looks']
      if (name === 'file') return ['noir.webp']
      if (name === 'search' || name === 'jobId') return jobs
      return name === 'id' ? (lists[path.split('/')[path.includes('deliveries') ? 3 : 2] ?? ''] ?? []) : []
    },
    files: await files(),
    urls: ['https://example.com/clip.mp4', ...fileKeys.map((key) => `https://files.test/files/${key}`)],
  }
  const hashes = Object.values(keys).map((key) => createHash('sha256').update(key))
  return {
    ...{ api, port, known },
    operations: operationsOf((await api.server.inject('/v2/openapi.json')).json()),
    secrets: [
      ...Object.values(keys),
      ...hashes.map((hash) => hash.digest('hex')),
      ...[api.directory, api.workspaces, process.cwd()],
    ],
    close: async () => {
      await api.close()
      await Promise.all([api.directory, api.workspaces].map((folder) => rm(folder, { recursive: true, force: true })))
    },
  }
}

async function populate(api: Api) {
  const rich = await api.newKey({ team: 'rich' }, 1_000_000_000)
  const poor = await api.newKey({}, 0)
  const member = await api.newKey({ team: 'rich', role: 'member', email: 'member@localhost' }, 0)
  // Keys that may be revoked: nobody asks with them.
  const spares = await Promise.all([1, 2, 3].map(() => api.newKey({ team: 'rich' }, 0)))
  const [inactive, revoked] = [await api.newKey({}, 0), await api.newKey({}, 0)]
  await api.database.query("update api_keys set status = 'inactive' where id = $1", [inactive.id])
  await api.database.query("update api_keys set status = 'revoked' where id = $1", [revoked.id])

  const videoKey = 'videos/a-result.mp4'
  const file = join(api.workspaces, 'result.mp4')
  await writeFile(file, 'a result')
  await api.storage.put(videoKey, file)
  const result = { videoKey, posterKey: 'posters/none.jpg', engine: 'told', edits: [], seed: 1, width: 2, height: 2 }
  const webhook = { webhookUrl: 'https://example.com/hook', webhookEvents: ['completed' as const, 'failed' as const] }
  const jobs: string[] = []
  for (const fate of ['complete', 'fail', 'cancel', 'run', 'run', 'wait', 'wait', 'wait']) {
    const { jobId } = await api.services.submit({ ...editRequest(), ...webhook }, rich.account, null)
    jobs.push(jobId)
    if (fate === 'cancel') await cancelJob(api.database, jobId, api.clock.now())
    if (fate === 'cancel' || fate === 'wait') continue
    const job = await claimJob(api.database, 'fuzz')
    if (!job) throw new Error('the job must be there to claim')
    if (fate === 'complete') await completeJob(api.database, job, { ...result, duration: 2 }, api.clock.now())
    if (fate === 'fail') await failJob(api.database, job, new Failure('input', 'It is broken'), api.clock.now())
  }
  const deliveries = await api.database.query<{ id: string }>('select id from webhook_deliveries')
  return {
    spares: spares.map(({ id }) => id),
    jobs,
    deliveries: deliveries.map(({ id }) => id),
    fileKeys: [videoKey],
    keys: { rich: rich.key, poor: poor.key, member: member.key, inactive: inactive.key, revoked: revoked.key },
  }
}

async function files(): Promise<Buffer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'retake-fuzz-'))
  const movie = await readFile(encodeClip(join(folder, 'clip.mp4'), { frames: 10, frameRate: 5 }))
  await rm(folder, { recursive: true })
  return [movie, movie.subarray(0, 300), encodeImage('png', 320, 250), Buffer.from('ID3 no sound'), Buffer.from('text')]
}
