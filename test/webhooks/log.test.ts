import { afterAll, beforeAll, expect, it } from 'vitest'
import { findJob } from '../../src/jobs/find.ts'
import type { Job } from '../../src/jobs/job.ts'
import type { Deliverer } from '../../src/webhooks/deliver.ts'
import { listDeliveries, redeliver, sweepDeliveries } from '../../src/webhooks/log.ts'
import { openPost, type Post, receiver } from './fixture.ts'

const DAY = 86_400_000
let post: Post
let deliverer: Deliverer
beforeAll(async () => {
  post = await openPost()
  deliverer = await post.start()
})
afterAll(async () => {
  await deliverer.drain()
  await post.close()
})

const only = async (job: Job) => {
  const [delivery] = await post.deliveriesOf(job)
  if (!delivery) throw new Error('a delivery was expected')
  return delivery
}
const settled = (job: Job, status: string, attempts: number) =>
  expect
    .poll(async () => (({ status, attempts }) => [status, attempts.length])(await only(job)), { interval: 20 })
    .toEqual([status, attempts])
const again = async (job: Job) => redeliver(post.database, (await only(job)).id, 'anyone', post.clock.now())
const setFailures = async (job: Job, failures: number) => {
  await post.database.query('update webhook_deliveries set failures = $2 where job_id = $1', [job.id, failures])
}

it('sends what has failed for good once more, and only once', async () => {
  let status = 500
  const there = await receiver(() => ({ status }))
  const job = await post.completedJob(there.url)
  await settled(job, 'pending', 1)
  await setFailures(job, 9)
  post.clock.advance(10_000)
  await post.nudge()
  await settled(job, 'failed', 2)
  expect(await again(job)).toBe('completed')
  await settled(job, 'failed', 3)
  status = 200
  await again(job)
  await settled(job, 'delivered', 4)
  expect(new Set(there.received.map(({ id }) => id)).size).toBe(1)
  expect(new Set(there.received.map(({ body }) => body)).size).toBe(1)
  expect((await findJob(post.database, job.id))?.webhookStatus).toBe('delivered')
  await there.close()
})

it('sends what has arrived once more; should that fail, it has arrived all the same', async () => {
  let status = 200
  const there = await receiver(() => ({ status }))
  const job = await post.completedJob(there.url)
  await settled(job, 'delivered', 1)
  const { deliveredAt } = await only(job)
  post.clock.advance(DAY)
  status = 500
  await again(job)
  await settled(job, 'delivered', 2)
  expect(await only(job)).toMatchObject({ deliveredAt, nextAttemptAt: null })
  expect((await only(job)).attempts.map(({ statusCode }) => statusCode)).toEqual([200, 500])
  await there.close()
})

it('does not let a try by hand use up the schedule', async () => {
  const there = await receiver(() => ({ status: 500 }))
  const job = await post.completedJob(there.url)
  await settled(job, 'pending', 1)
  for (let attempts = 2; attempts <= 14; attempts++) {
    await again(job)
    await settled(job, 'pending', attempts)
  }
  const { nextAttemptAt } = await only(job)
  expect(nextAttemptAt).toEqual(new Date(post.clock.now().getTime() + 5000))
  await there.close()
})

it('refuses progress, what is unknown, and what belongs to others', async () => {
  const there = await receiver()
  const job = await post.runningJob(there.url, ['progress', 'completed'])
  await post.show(job, 10)
  await expect.poll(async () => (await only(job)).status).toBe('delivered')
  const { id } = await only(job)
  expect(await redeliver(post.database, id, 'anyone', post.clock.now())).toBe('progress')
  await post.complete(job)
  const end = async () => (await post.deliveriesOf(job)).find(({ event }) => event === 'completed')
  await expect.poll(async () => (await end())?.status).toBe('delivered')
  const endId = (await end())?.id ?? ''
  const other = await post.newAccount(0)
  for (const owner of [{ userId: other.user.id }, { teamId: other.team.id }]) {
    expect(await redeliver(post.database, endId, owner, post.clock.now())).toBeNull()
  }
  expect(await redeliver(post.database, job.id, 'anyone', post.clock.now())).toBeNull()
  expect(there.received).toHaveLength(2)
  for (const owner of [{ userId: job.userId }, { teamId: job.teamId }]) {
    expect(await redeliver(post.database, endId, owner, post.clock.now())).toBe('completed')
  }
  await expect.poll(() => there.received.length).toBeGreaterThan(2)
  await there.close()
})

it('lists newest first, page by page, of one owner', async () => {
  const [account, other] = [await post.newAccount(10_000), await post.newAccount(10_000)]
  const jobs: Job[] = []
  for (const of of [account, account, other, account]) {
    post.clock.advance(1000)
    const job = await post.runningJob('http://127.0.0.1:1/', undefined, of)
    await post.complete(job)
    jobs.push(job)
  }
  const [first, second, , third] = jobs.map(({ id }) => id)
  for (const owner of [{ userId: account.user.id }, { teamId: account.team.id }]) {
    const list = async (filter = {}) =>
      (await listDeliveries(post.database, { owner, limit: 10, ...filter })).map(({ jobId }) => jobId)
    expect(await list()).toEqual([third, second, first])
    expect(await list({ limit: 1 })).toEqual([third, second])
    const [newest] = await listDeliveries(post.database, { owner, limit: 1 })
    expect(await list({ after: newest })).toEqual([second, first])
    expect(await list({ jobId: second })).toEqual([second])
    expect(await list({ jobId: jobs[2]?.id })).toEqual([])
    expect(await list({ status: 'pending' })).toEqual([third, second, first])
    expect(await list({ status: 'delivered' })).toEqual([])
  }
})

it('logs at most the latest 20 tries, oldest first', async () => {
  const there = await receiver()
  const job = await post.completedJob(there.url)
  await settled(job, 'delivered', 1)
  const { id } = await only(job)
  await post.database.query(
    `insert into webhook_attempts (delivery_id, number, at, status_code, milliseconds)
     select $1::uuid, n, $2::timestamptz, 500, n from generate_series(2, 25) n`,
    [id, new Date('2026-05-04T03:02:01.123Z')],
  )
  const { attempts } = await only(job)
  expect(attempts.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 6))
  expect(attempts[0]).toEqual({
    number: 6,
    at: new Date('2026-05-04T03:02:01.123Z'),
    statusCode: 500,
    error: null,
    milliseconds: 6,
  })
  await there.close()
})

it('forgets progress after a week, and never the end of a job', async () => {
  const there = await receiver()
  const job = await post.runningJob(there.url, ['progress', 'completed'])
  await post.show(job, 10)
  await settled(job, 'delivered', 1)
  post.clock.advance(1000)
  await post.complete(job)
  const fates = async () => (await post.deliveriesOf(job)).map(({ event, status }) => [event, status])
  const end = ['completed', 'delivered']
  await expect.poll(fates).toEqual([['progress', 'delivered'], end])
  post.clock.advance(6 * DAY)
  await sweepDeliveries(post.services)
  expect(await fates()).toEqual([['progress', 'delivered'], end])
  post.clock.advance(DAY)
  await sweepDeliveries(post.services)
  expect(await fates()).toEqual([end])
  await there.close()
})
