import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { claimJob } from '../../src/jobs/claim.ts'
import { completeJob } from '../../src/jobs/settle.ts'
import { keepJob } from '../support/jobs.ts'
import { type Api, openApi } from './fixture.ts'

let api: Api
let base: string
beforeAll(async () => {
  api = await openApi()
  await api.server.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(api.server.server.address() as AddressInfo).port}`
})
afterAll(() => api.close())

const RESULT = { videoKey: 'v', posterKey: 'p', engine: 'told', edits: [], seed: 1, width: 2, height: 2, duration: 1 }

interface Event {
  id: number
  data: { status: string; progress: number; phase: string | null; queuePosition: number | null }
}

/** Reads a stream of events to its end. */
async function events(id: string, headers: Record<string, string>): Promise<Event[]> {
  const text = await (await fetch(`${base}/v2/jobs/${id}/events`, { headers })).text()
  return text.split('\n\n').flatMap((block) => {
    const data = /^data: (.*)$/m.exec(block)?.[1]
    return data ? [{ id: Number(/^id: (.*)$/m.exec(block)?.[1]), data: JSON.parse(data) }] : []
  })
}

it('200: tells each change of a job until it ends, and resumes where a reader left off', async () => {
  const { account, headers } = await api.newKey()
  const id = await api.newJob(account)
  const reading = events(id, headers)
  await new Promise((resolve) => setTimeout(resolve, 300))
  const job = await claimJob(api.database, 'test')
  if (job?.id !== id) throw new Error('the job must be claimed')
  for (const progress of [20, 60]) {
    await keepJob(api.database, job, progress, 'editing', new Date())
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  await completeJob(api.database, job, RESULT, new Date())
  const seen = await reading
  expect(seen[0]?.data).toMatchObject({ status: 'QUEUED', queuePosition: 0 })
  expect(seen.map(({ data }) => data.progress)).toEqual(expect.arrayContaining([20, 60, 100]))
  expect(seen.at(-1)?.data).toMatchObject({ status: 'COMPLETED', progress: 100, phase: null })
  const last = seen.at(-1)?.id ?? 0
  const again = await events(id, { ...headers, 'Last-Event-ID': String(last - 1) })
  expect(again.map(({ data }) => data.status)).toEqual(['COMPLETED'])
  const after = await fetch(`${base}/v2/jobs/${id}/events`, { headers: { ...headers, 'Last-Event-ID': String(last) } })
  expect(after.status).toBe(204)
})

it('400, 401, 404: bad id, bad header, no key, not yours', async () => {
  const { account, headers } = await api.newKey()
  const id = await api.newJob(account)
  const status = async (path: string, sent: Record<string, string>) =>
    (await fetch(base + path, { headers: sent })).status
  expect(await status('/v2/jobs/x/events', headers)).toBe(400)
  expect(await status(`/v2/jobs/${id}/events`, { ...headers, 'Last-Event-ID': 'x' })).toBe(400)
  expect(await status(`/v2/jobs/${id}/events`, {})).toBe(401)
  expect(await status(`/v2/jobs/${id}/events`, (await api.newKey()).headers)).toBe(404)
})

it('405: HEAD, which would have to wait for the end of the job', async () => {
  const { account, headers } = await api.newKey()
  const id = await api.newJob(account)
  const reply = await fetch(`${base}/v2/jobs/${id}/events`, { method: 'HEAD', headers })
  expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'GET'])
})
