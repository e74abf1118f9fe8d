import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { pino } from 'pino'
import type { Account } from '../../src/accounts/account.ts'
import { Failure } from '../../src/failure.ts'
import { claimJob } from '../../src/jobs/claim.ts'
import type { Job, JobResult } from '../../src/jobs/job.ts'
import { completeJob, failJob } from '../../src/jobs/settle.ts'
import { submitEdit } from '../../src/jobs/submit.ts'
import { createGuardedFetcher } from '../../src/sources/guarded-fetch.ts'
import { type DelivererServices, startDeliverer } from '../../src/webhooks/deliver.ts'
import type { WebhookEvent } from '../../src/webhooks/event.ts'
import { listDeliveries } from '../../src/webhooks/log.ts'
import { httpServer } from '../sources/servers.ts'
import { handClock } from '../support/clock.ts'
import { openBank } from '../support/database.ts'
import { editRequest, knownClip, toldEngine } from '../support/edit.ts'
import { keepJob } from '../support/jobs.ts'

export const RESULT: JobResult = {
  videoKey: 'videos/token-1.mp4',
  posterKey: 'posters/token-1.jpg',
  engine: 'told',
  edits: [{ clause: 'film noir', outcome: 'applied', detail: 'as told' }],
  seed: 7,
  width: 1280,
  height: 720,
  duration: 4,
}

/** A bank with jobs that have webhooks, and what delivers them. Time stands still unless told. */
export async function openPost() {
  const clock = handClock()
  const bank = await openBank(clock)
  const { database } = bank
  const fetcher = createGuardedFetcher({ allowPrivateHosts: ['127.0.0.1'] })
  const services: DelivererServices = {
    database,
    fetcher,
    clock,
    log: pino({ level: 'silent' }),
    random: () => 0.5,
    fileUrl: (key) => `https://files.test/files/${key}`,
    secretForm: 'raw',
  }
  const account = await bank.newAccount(10_000_000)
  const engines = [toldEngine(async () => ({ file: '', poster: '', edits: [] }))]
  const submission = { ...bank, intake: knownClip, engines, prices: { '720p': 20, '1080p': 30 } }

  /** A running job; the only one, so that claiming finds it. */
  const runningJob = async (
    webhookUrl?: string,
    webhookEvents?: WebhookEvent[],
    of: Account = account,
  ): Promise<Job> => {
    const { jobId } = await submitEdit(submission, { ...editRequest(), webhookUrl, webhookEvents }, of, null)
    const job = await claimJob(database, 'test')
    if (job?.id !== jobId) throw new Error('another job was waiting')
    return job
  }
  const complete = (job: Job) => completeJob(database, job, RESULT, clock.now())
  const fail = (job: Job) => failJob(database, job, new Failure('upstream', 'No luck'), clock.now())
  const show = (job: Job, percent: number) => keepJob(database, job, percent, 'editing', clock.now())
  const completedJob = async (webhookUrl: string): Promise<Job> => {
    const job = await runningJob(webhookUrl)
    await complete(job)
    return job
  }
  const deliveriesOf = async (job: Job) =>
    (await listDeliveries(database, { owner: 'anyone', jobId: job.id, limit: 100 })).reverse()
  /** What a notification does; for when nothing but the time has changed. */
  const nudge = () => database.query("select pg_notify('webhooks', '')")
  const start = (changes: Partial<DelivererServices> = {}, limits: Parameters<typeof startDeliverer>[1] = {}) =>
    startDeliverer({ ...services, ...changes }, limits)
  return {
    ...{
      ...bank,
      clock,
      services,
      account,
      runningJob,
      completedJob,
      complete,
      fail,
      show,
      deliveriesOf,
      nudge,
      start,
    },
    close: async () => {
      await fetcher.close()
      await database.close()
    },
  }
}

export type Post = Awaited<ReturnType<typeof openPost>>

export interface Received {
  id: string
  event: string
  headers: Record<string, string>
  /** As it came over the wire. */
  body: string
  /** Of the receiver's own, real clock. */
  at: number
}

export interface Receiver {
  url: string
  received: Received[]
  close(): Promise<void>
}

/** A receiver that answers with `answer`'s status, after `answer`'s milliseconds; it gets the number of the request. */
export async function receiver(
  answer: (number: number) => { status: number; headers?: Record<string, string>; after?: number } = () => ({
    status: 204,
  }),
): Promise<Receiver> {
  const received: Received[] = []
  const { port, close } = await httpServer(async (request, response) => {
    const at = performance.now()
    const body = await text(request)
    const headers = request.headers as Record<string, string>
    received.push({ id: headers['webhook-id'] ?? '', event: headers['x-webhook-event'] ?? '', headers, body, at })
    const { status, headers: extra = {}, after = 0 } = answer(received.length)
    if (after > 0) await delay(after)
    response.writeHead(status, extra).end()
  })
  return { url: `http://127.0.0.1:${port}/hook`, received, close }
}
