import { afterAll, beforeAll, expect, it } from 'vitest'
import { findJob, listJobs } from '../../src/jobs/find.ts'
import type { Job } from '../../src/jobs/job.ts'
import { cancelRunningJob } from '../../src/jobs/settle.ts'
import { openPost, type Post } from './fixture.ts'

const URL = 'https://receiver.test/hook'
let post: Post
beforeAll(async () => {
  post = await openPost()
})
afterAll(() => post.close())

const events = async (job: Job) => (await post.deliveriesOf(job)).map(({ event }) => event)
const webhookStatus = async (job: Job) => (await findJob(post.database, job.id))?.webhookStatus
const setStatus = (job: Job, status: string) =>
  post.database.query("update webhook_deliveries set status = $2 where job_id = $1 and event <> 'progress'", [
    job.id,
    status,
  ])

it('writes down the end of a job, once', async () => {
  const job = await post.runningJob(URL)
  expect(await post.complete(job)).toBe(true)
  // The same attempt may ask again: its answer may have been lost. It is told the same, and nothing is written twice.
  expect(await post.complete(job)).toBe(true)
  expect(await post.fail(job)).toBe(false)
  expect(await post.deliveriesOf(job)).toMatchObject([
    {
      event: 'completed',
      url: URL,
      status: 'pending',
      attempts: [],
      nextAttemptAt: post.clock.now(),
      deliveredAt: null,
    },
  ])
  const failed = await post.runningJob(URL)
  await post.fail(failed)
  expect(await events(failed)).toEqual(['failed'])
})

it('writes nothing for an attempt that has lost its job', async () => {
  const job = await post.runningJob(URL, ['progress', 'completed', 'failed'])
  const lost = { ...job, attempt: job.attempt - 1 }
  await post.show(lost, 50)
  await post.complete(lost)
  await post.fail(lost)
  expect(await events(job)).toEqual([])
  await post.complete(job)
})

it('writes only what was asked for', async () => {
  const silent = await post.runningJob()
  await post.show(silent, 10)
  await post.complete(silent)
  expect(await events(silent)).toEqual([])
  const onlyFailures = await post.runningJob(URL, ['failed'])
  await post.show(onlyFailures, 10)
  await post.complete(onlyFailures)
  expect(await events(onlyFailures)).toEqual([])
  const onlySuccess = await post.runningJob(URL, ['completed'])
  await post.fail(onlySuccess)
  expect(await events(onlySuccess)).toEqual([])
  const onlyProgress = await post.runningJob(URL, ['progress'])
  await post.show(onlyProgress, 10)
  await post.complete(onlyProgress)
  expect(await events(onlyProgress)).toEqual(['progress'])
})

it('says no end of a job that was cancelled', async () => {
  const job = await post.runningJob(URL)
  expect(await cancelRunningJob(post.database, job, post.clock.now())).toBe(true)
  expect(await events(job)).toEqual([])
  expect(await webhookStatus(job)).toBeNull()
})

it('stands and falls with the change of the job', async () => {
  const job = await post.runningJob(URL)
  await post.database.query(
    `insert into webhook_deliveries (id, job_id, team_id, user_id, event, url, next_attempt_at, created_at)
     select gen_random_uuid(), id, team_id, user_id, 'failed', webhook_url, now(), now() from jobs where id = $1`,
    [job.id],
  )
  await expect(post.complete(job)).rejects.toMatchObject({ constraint: 'webhook_deliveries_end_of_job' })
  expect(await findJob(post.database, job.id)).toMatchObject({ status: 'PROCESSING', result: null })
  await cancelRunningJob(post.database, job, post.clock.now())
})

it('shows how the event of the end fares', async () => {
  const job = await post.runningJob(URL)
  expect(await webhookStatus(job)).toBe('pending')
  await post.complete(job)
  expect(await webhookStatus(job)).toBe('pending')
  await setStatus(job, 'failed')
  expect(await webhookStatus(job)).toBe('failed')
  await setStatus(job, 'delivered')
  expect(await webhookStatus(job)).toBe('delivered')
  const [listed] = await listJobs(post.database, { owner: { userId: job.userId }, search: job.id, limit: 1 })
  expect(listed?.webhookStatus).toBe('delivered')
  const silent = await post.runningJob()
  expect(await webhookStatus(silent)).toBeNull()
  await post.complete(silent)
  expect(await webhookStatus(silent)).toBeNull()
})

it('keeps one pending event of progress, at least three seconds after the one before', async () => {
  const job = await post.runningJob(URL, ['progress'])
  await post.show(job, 0)
  expect(await events(job)).toEqual([])
  const first = post.clock.now()
  for (const percent of [1, 2, 3]) await post.show(job, percent)
  expect(await post.deliveriesOf(job)).toMatchObject([{ event: 'progress', nextAttemptAt: first }])
  const [told] = await post.database.query<{ id: string }>(
    `update webhook_deliveries set status = 'delivered', body = '{"progress":3}' where job_id = $1 returning id`,
    [job.id],
  )
  post.clock.advance(1000)
  await post.show(job, 3)
  expect(await events(job)).toHaveLength(1)
  await post.show(job, 4)
  const deliveries = await post.deliveriesOf(job)
  expect(deliveries).toHaveLength(2)
  expect(deliveries[1]?.nextAttemptAt).toEqual(new Date(first.getTime() + 3000))
  expect(deliveries[1]?.id).not.toBe(told?.id)
  await post.complete(job)
})

it.each([
  ['https://Receiver.test/hook', 'receiver.test'],
  ['HTTP://receiver.test:8080', 'receiver.test:8080'],
  ['https://receiver.test?job=1', 'receiver.test'],
  ['http://[::1]:80/#x', '[::1]:80'],
  ['http:/receiver.test/hook', ''],
])('keeps %s apart as "%s"', async (url, host) => {
  const job = await post.runningJob(url)
  await post.complete(job)
  expect(await post.database.query('select host from webhook_deliveries where job_id = $1', [job.id])).toEqual([
    { host },
  ])
})
