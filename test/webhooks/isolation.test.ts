import { createServer, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPost, type Post, type Receiver, receiver } from './fixture.ts'

let post: Post
beforeAll(async () => {
  post = await openPost()
})
afterAll(() => post.close())

/** Takes connections and never says a word. */
async function blackHole(): Promise<Receiver> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => void sockets.add(socket.on('error', () => undefined)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  return { url: `http://127.0.0.1:${port}/hook`, received: [], close }
}

/** A port on which nobody listens any more. */
async function refusing(): Promise<Receiver> {
  const gone = await receiver()
  await gone.close()
  return { ...gone, close: async () => {} }
}

const many = (number: number, make: () => Promise<Receiver>) => Promise.all(Array.from({ length: number }, make))
const closeAll = (receivers: Receiver[]) => Promise.all(receivers.map((there) => there.close()))

/** Completes a job for each receiver in turn; resolves to the milliseconds from there to the arrival, for those that answer at once. */
async function latencies(receivers: Receiver[], healthy: Receiver[]): Promise<number[]> {
  const completed = new Map<string, number>()
  for (const there of receivers) {
    const job = await post.runningJob(there.url)
    completed.set(job.id, performance.now())
    await post.complete(job)
    // Jobs do not end in one breath; without a pause, the database in this process lets nothing else have its turn.
    await delay(10)
  }
  const expected = receivers.filter((there) => healthy.includes(there)).length
  const arrivals = () => healthy.flatMap(({ received }) => received)
  await expect.poll(() => arrivals().length, { timeout: 10_000 }).toBe(expected)
  return arrivals()
    .map(({ body, at }) => at - (completed.get(JSON.parse(body).jobId) ?? Number.NaN))
    .sort((one, other) => one - other)
}

/** Less than any slow or dead receiver takes; the goal of a second at p99 is for a machine that does nothing else. */
const ISOLATED_MILLISECONDS = 1500

const quantile = (sorted: number[], part: number) => sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN

it('is quick to healthy receivers while a tenth is dead and a tenth slow', async () => {
  const healthy = await many(24, () => receiver())
  const slow = await many(3, () => receiver(() => ({ status: 200, after: 2000 })))
  const dead = [...(await many(2, blackHole)), ...(await many(1, refusing))]
  const all = [...healthy, ...slow, ...dead]
  const deliverer = await post.start({}, { timeoutSeconds: 3 })
  const turns = Array.from({ length: 300 }, (_, index) => all[(index * 7) % all.length]).filter(
    (there) => there !== undefined,
  )
  const measured = await latencies(turns, healthy)
  expect(measured).toHaveLength(240)
  expect(quantile(measured, 0.9)).toBeLessThan(ISOLATED_MILLISECONDS)
  await deliverer.drain()
  await closeAll([...healthy, ...slow, ...dead])
})

it('is quick to a healthy receiver although more hosts are dead than there are places', async () => {
  const healthy = await receiver()
  const dead = await many(30, blackHole)
  const deliverer = await post.start({}, { quick: 10, quickSeconds: 0.1, timeoutSeconds: 2 })
  const measured = await latencies([...dead, ...Array.from({ length: 20 }, () => healthy)], [healthy])
  expect(quantile(measured, 0.9)).toBeLessThan(ISOLATED_MILLISECONDS)
  await deliverer.drain()
  await closeAll([healthy, ...dead])
})

it('is quick to a healthy receiver although hundreds of deliveries have piled up for a dead one', async () => {
  const [healthy, dead] = [await receiver(), await blackHole()]
  const job = await post.runningJob(dead.url)
  await post.complete(job)
  // A row each, as hundreds of jobs would leave behind, which would take long to make.
  await post.database.query('drop index webhook_deliveries_end_of_job')
  await post.database.query(
    `insert into webhook_deliveries (id, job_id, team_id, user_id, event, url, next_attempt_at, created_at)
     select gen_random_uuid(), job_id, team_id, user_id, event, url, next_attempt_at, created_at
     from webhook_deliveries, generate_series(1, 3000) where job_id = $1`,
    [job.id],
  )
  const deliverer = await post.start({}, { timeoutSeconds: 3 })
  const measured = await latencies(
    Array.from({ length: 20 }, () => healthy),
    [healthy],
  )
  expect(quantile(measured, 0.9)).toBeLessThan(ISOLATED_MILLISECONDS)
  await deliverer.drain()
  await closeAll([healthy, dead])
})
