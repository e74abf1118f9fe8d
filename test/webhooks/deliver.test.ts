import { createHash, createHmac } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { findJob } from '../../src/jobs/find.ts'
import type { Job } from '../../src/jobs/job.ts'
import type { Deliverer } from '../../src/webhooks/deliver.ts'
import { redeliver } from '../../src/webhooks/log.ts'
import { canary } from '../sources/servers.ts'
import { openPost, type Post, type Received, receiver } from './fixture.ts'

const SECOND = 1000
const DAY = 86_400 * SECOND
let post: Post
let deliverers: Deliverer[] = []
beforeAll(async () => {
  post = await openPost()
})
afterEach(async () => {
  await Promise.all(deliverers.map((deliverer) => deliverer.drain()))
  deliverers = []
})
afterAll(() => post.close())

const start = async (...options: Parameters<Post['start']>) => {
  const deliverer = await post.start(...options)
  deliverers.push(deliverer)
  return deliverer
}
const only = async (job: Job) => {
  const [delivery, ...others] = await post.deliveriesOf(job)
  if (!delivery || others.length > 0) throw new Error('one delivery was expected')
  return delivery
}
const settled = (job: Job, status: string, attempts: number) =>
  expect
    .poll(async () => (({ status, attempts }) => [status, attempts.length])(await only(job)), {
      interval: 20,
      timeout: 5000,
    })
    .toEqual([status, attempts])
const count = (received: Received[], expected: number) =>
  expect.poll(() => received.length, { interval: 10, timeout: 5000 }).toBe(expected)
/** As after a process that held the lease was killed. */
const expireLeases = () =>
  post.database.query(
    "update webhook_deliveries set lease_until = now() - interval '1 second' where lease_until is not null",
  )

it('delivers the end of a job, signed both ways with its API key', async () => {
  const { key, id } = await post.keys.create({ name: 'signer' })
  const authentication = await post.keys.authenticate(key)
  if (typeof authentication === 'string') throw new Error('a fresh key must work')
  await post.ledger.grant(authentication.account.team.id, 1000, 'test')
  const there = await receiver()
  const job = await post.runningJob(there.url, undefined, authentication.account)
  await start()
  await post.complete(job)
  await settled(job, 'delivered', 1)

  const [request] = there.received
  if (!request) throw new Error('nothing came')
  const delivery = await only(job)
  expect(request.id).toBe(delivery.id)
  expect(JSON.parse(request.body)).toMatchObject({ event: 'completed', jobId: job.id, creditCost: 80 })
  expect(request.headers).toMatchObject({ 'content-type': 'application/json', 'x-webhook-event': 'completed' })
  const secret = createHash('sha256').update(key).digest()
  const signature = createHmac('sha256', secret).update(request.body).digest('hex')
  expect(request.headers['x-webhook-signature']).toBe(`sha256=${signature}`)
  // The library refuses old timestamps, and time stands still here.
  const timestamp = Number(request.headers['webhook-timestamp'])
  expect(timestamp).toBe(post.clock.now().getTime() / 1000)
  const webhook = new Webhook(`whsec_${secret.toString('base64')}`)
  expect(request.headers['webhook-signature']).toBe(webhook.sign(request.id, new Date(timestamp * 1000), request.body))
  expect(delivery.attempts).toMatchObject([{ number: 1, statusCode: 204, error: null }])
  expect(delivery.deliveredAt).toEqual(post.clock.now())
  expect((await findJob(post.database, job.id))?.webhookStatus).toBe('delivered')

  await post.keys.revoke(id)
  await redeliver(post.database, delivery.id, 'anyone', post.clock.now())
  await settled(job, 'delivered', 2)
  expect(there.received[1]?.headers['x-webhook-signature']).toBe(`sha256=${signature}`)
  await there.close()
})

it('tries again at every step of the schedule with the same id and bytes, then gives up', async () => {
  const there = await receiver(() => ({ status: 500 }))
  await start()
  const job = await post.completedJob(there.url)
  const delays = [5, 30, 120, 600, 1800, 3600, 10_800, 21_600, 36_000]
  for (const [index, seconds] of delays.entries()) {
    await settled(job, 'pending', index + 1)
    post.clock.advance(seconds * SECOND - 1)
    await post.nudge()
    await delay(30)
    expect(there.received).toHaveLength(index + 1)
    post.clock.advance(1)
    await post.nudge()
    await count(there.received, index + 2)
  }
  await settled(job, 'failed', 10)
  expect((await findJob(post.database, job.id))?.webhookStatus).toBe('failed')
  post.clock.advance(DAY)
  await post.nudge()
  await delay(100)
  expect(there.received).toHaveLength(10)
  expect(new Set(there.received.map(({ id }) => id)).size).toBe(1)
  expect(new Set(there.received.map(({ body }) => body)).size).toBe(1)
  const timestamps = there.received.map(({ headers }) => headers['webhook-timestamp'])
  expect(new Set(timestamps).size).toBe(10)
  const { attempts, nextAttemptAt, deliveredAt } = await only(job)
  expect(attempts.map(({ number, statusCode }) => [number, statusCode])).toEqual(
    Array.from({ length: 10 }, (_, index) => [index + 1, 500]),
  )
  expect([nextAttemptAt, deliveredAt]).toEqual([null, null])
  await there.close()
})

it.each([200, 201, 202, 204, 299])('takes %i for success', async (status) => {
  const there = await receiver(() => ({ status }))
  await start()
  const job = await post.completedJob(there.url)
  await settled(job, 'delivered', 1)
  await there.close()
})

it('follows no redirect: it is a failure like any other', async () => {
  const trap = await canary()
  const there = await receiver((number) =>
    number === 1 ? { status: 307, headers: { location: `http://127.0.0.1:${trap.port}/` } } : { status: 200 },
  )
  await start()
  const job = await post.completedJob(there.url)
  await settled(job, 'pending', 1)
  expect((await only(job)).attempts).toMatchObject([{ statusCode: 307, error: 'The receiver answered 307' }])
  post.clock.advance(5 * SECOND)
  await post.nudge()
  await settled(job, 'delivered', 2)
  expect(trap.connections).toBe(0)
  await Promise.all([there.close(), trap.close()])
})

it.each([
  ['http://169.254.169.254/latest', 'its host is not publicly reachable'],
  ['http://[::ffff:10.0.0.1]/', 'its host is not publicly reachable'],
  ['http://user:secret@127.0.0.1:1/', 'it holds a user name or password'],
  ['http://127.0.0.1:1/', 'the connection to its server failed'],
])('cannot reach %s, says why and keeps trying', async (url, reason) => {
  await start()
  const job = await post.completedJob(url)
  await settled(job, 'pending', 1)
  const [attempt] = (await only(job)).attempts
  expect(attempt).toMatchObject({ statusCode: null, error: `The URL could not be fetched: ${reason}` })
})

it('waits only so long for an answer', async () => {
  const there = await receiver((number) => ({ status: 200, after: number === 1 ? 1500 : 0 }))
  await start({}, { timeoutSeconds: 0.5 })
  const job = await post.completedJob(there.url)
  await settled(job, 'pending', 1)
  expect((await only(job)).attempts[0]?.error).toMatch(/took longer than 0.5 s/)
  post.clock.advance(5 * SECOND)
  await post.nudge()
  await settled(job, 'delivered', 2)
  await there.close()
})

it('sends the same id and bytes again after a crash between sending and recording, wherever the server moved', async () => {
  const there = await receiver()
  const dying: Database = {
    ...post.database,
    query: async (sql, parameters) => {
      if (sql.includes('insert into webhook_attempts')) throw new Error('killed')
      return post.database.query(sql, parameters)
    },
  }
  await start({ database: dying })
  const job = await post.completedJob(there.url)
  await count(there.received, 1)
  await deliverers.pop()?.drain()
  await start({ fileUrl: (key) => `https://moved.test/${key}` })
  await delay(100)
  expect(there.received).toHaveLength(1)
  await expireLeases()
  await post.nudge()
  await settled(job, 'delivered', 1)
  const [before, after] = there.received
  expect([after?.id, after?.body]).toEqual([before?.id, before?.body])
  expect(after?.body).toContain('https://files.test/')
  expect((await only(job)).attempts).toMatchObject([{ number: 2 }])
  await there.close()
})

it('records nothing for a try that has lost its lease to another', async () => {
  const there = await receiver((number) => ({ status: number === 1 ? 500 : 200, after: number === 1 ? 300 : 700 }))
  await start()
  const job = await post.completedJob(there.url)
  await count(there.received, 1)
  await expireLeases()
  await start()
  await post.nudge()
  await count(there.received, 2)
  await delay(500)
  expect(await only(job)).toMatchObject({ status: 'pending', attempts: [] })
  await settled(job, 'delivered', 1)
  expect((await only(job)).attempts).toMatchObject([{ number: 2, statusCode: 200 }])
  await there.close()
})

it('never sends one try twice, however many deliver', async () => {
  const there = await receiver(() => ({ status: 200, after: 20 }))
  const jobs: Job[] = []
  for (let i = 0; i < 40; i++) jobs.push(await post.completedJob(there.url))
  await Promise.all([start(), start(), start()])
  await count(there.received, 40)
  await delay(200)
  expect(there.received).toHaveLength(40)
  expect(new Set(there.received.map(({ id }) => id)).size).toBe(40)
  for (const job of jobs) await settled(job, 'delivered', 1)
  await there.close()
})

it('tells the newest progress now and then, never after the end, each with an id of its own', async () => {
  const there = await receiver(() => ({ status: 200, after: 100 }))
  await start()
  const job = await post.runningJob(there.url, ['progress', 'completed'])
  await post.show(job, 10)
  await count(there.received, 1)
  for (const percent of [20, 30, 40]) await post.show(job, percent)
  await expect.poll(async () => (await post.deliveriesOf(job))[0]?.status).toBe('delivered')
  await post.show(job, 50)
  await post.nudge()
  await delay(100)
  expect(there.received).toHaveLength(1)
  post.clock.advance(3 * SECOND)
  await post.show(job, 60)
  await post.nudge()
  await count(there.received, 2)
  // While this one is under way, the job makes progress and ends.
  await post.show(job, 70)
  await post.complete(job)
  await count(there.received, 3)
  post.clock.advance(10 * SECOND)
  await post.nudge()
  await delay(200)
  expect(there.received.map(({ body }) => JSON.parse(body)).map(({ event, progress }) => [event, progress])).toEqual([
    ['progress', 10],
    ['progress', 60],
    ['completed', 100],
  ])
  expect(new Set(there.received.map(({ id }) => id)).size).toBe(3)
  const [first, second, third] = there.received
  expect((third?.at ?? 0) - (second?.at ?? 0)).toBeGreaterThan(90)
  expect(first?.event).toBe('progress')
  await there.close()
})

it('tries progress only once, and drops what is still unsent at the end', async () => {
  const there = await receiver((number) => ({ status: number === 1 ? 503 : 200 }))
  await start()
  const job = await post.runningJob(there.url, ['progress', 'completed'])
  await post.show(job, 10)
  await expect.poll(async () => (await post.deliveriesOf(job))[0]?.status).toBe('failed')
  await deliverers.pop()?.drain()
  await post.show(job, 20)
  post.clock.advance(DAY)
  await post.complete(job)
  await start()
  await expect
    .poll(async () => (await post.deliveriesOf(job)).map(({ event, status }) => [event, status]))
    .toEqual([
      ['progress', 'failed'],
      ['completed', 'delivered'],
    ])
  expect(there.received.map(({ event }) => event)).toEqual(['progress', 'completed'])
  await there.close()
})

it('drops progress of which a try was cut short', async () => {
  const there = await receiver()
  const job = await post.runningJob(there.url, ['progress'])
  await post.show(job, 10)
  await post.database.query(
    `update webhook_deliveries set attempts = 1, body = '{}', lease_until = now() - interval '1 second' where job_id = $1`,
    [job.id],
  )
  await start()
  await expect.poll(() => post.deliveriesOf(job)).toEqual([])
  await post.show(job, 10)
  await count(there.received, 1)
  expect(JSON.parse(there.received[0]?.body ?? '')).toMatchObject({ progress: 10 })
  await post.complete(job)
  await there.close()
})

it('finishes what it has begun before it stops, and begins nothing more', async () => {
  const there = await receiver(() => ({ status: 200, after: 300 }))
  const deliverer = await start()
  const job = await post.completedJob(there.url)
  await count(there.received, 1)
  const drained = deliverer.drain()
  const late = await post.completedJob(there.url)
  await drained
  expect(await only(job)).toMatchObject({ status: 'delivered' })
  await delay(100)
  expect(await only(late)).toMatchObject({ status: 'pending', attempts: [] })
  expect(there.received).toHaveLength(1)
  await start()
  await settled(late, 'delivered', 1)
  await there.close()
})
