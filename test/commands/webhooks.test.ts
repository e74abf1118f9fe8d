import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Administration, createAdministration } from '../../src/commands/administration.ts'
import { remoteAdministration, serveControl } from '../../src/commands/control-socket.ts'
import type { Job } from '../../src/jobs/job.ts'
import { openPost, type Post } from '../webhooks/fixture.ts'

let post: Post
let here: Administration
let there: ReturnType<typeof remoteAdministration>
let job: Job
const closers: (() => Promise<void>)[] = []
beforeAll(async () => {
  post = await openPost()
  here = createAdministration(post)
  const socket = join(await mkdtemp(join(tmpdir(), 'retake-control-')), 'socket')
  closers.push(await serveControl(here, socket))
  there = remoteAdministration(socket)
  job = await post.completedJob('http://127.0.0.1:1/')
})
afterAll(async () => {
  await there.close()
  for (const close of closers) await close()
  await post.close()
})

it('lists deliveries of every team, the same over the socket', async () => {
  const other = await post.runningJob('http://127.0.0.1:2/', ['progress'], await post.newAccount(1000))
  post.clock.advance(1000)
  await post.show(other, 10)
  const listed = await here.listDeliveries({ limit: 10 })
  expect(listed.map(({ jobId, event }) => [jobId, event])).toEqual([
    [other.id, 'progress'],
    [job.id, 'completed'],
  ])
  expect(await there.listDeliveries({ limit: 10 })).toEqual(listed)
  expect(await there.listDeliveries({ limit: 1 })).toEqual(listed.slice(0, 1))
  expect(await there.listDeliveries({ limit: 10, jobId: job.id, status: 'pending' })).toEqual(listed.slice(1))
  expect(await there.listDeliveries({ limit: 10, status: 'failed' })).toEqual([])
  await expect(there.redeliver(listed[0]?.id ?? '')).rejects.toThrow('Progress is not sent again')
})

it('asks for one more try', async () => {
  const [delivery] = await here.listDeliveries({ limit: 10, jobId: job.id })
  await post.database.query("update webhook_deliveries set status = 'failed' where id = $1", [delivery?.id])
  post.clock.advance(5000)
  await there.redeliver(delivery?.id ?? '')
  expect(await here.listDeliveries({ limit: 10, jobId: job.id })).toMatchObject([
    { status: 'pending', nextAttemptAt: post.clock.now().toISOString() },
  ])
  await expect(there.redeliver(job.id)).rejects.toThrow(`There is no delivery ${job.id}`)
})
