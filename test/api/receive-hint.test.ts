import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Engine } from '../../src/engines/engine.ts'
import { Failure } from '../../src/failure.ts'
import { findJob } from '../../src/jobs/find.ts'
import { createHints, hintToken } from '../../src/jobs/hints.ts'
import { toldEngine } from '../support/edit.ts'
import { openApi } from './fixture.ts'

const engine: Engine = {
  ...toldEngine(async () => ({ file: '', poster: '', edits: [] })),
  verifyHint: async (headers, body) => {
    if (headers.signature !== `signed ${body.length}`) throw new Failure('auth', 'Wrong signature')
    return (JSON.parse(body.toString()) as { id: string }).id
  },
}

let api: Awaited<ReturnType<typeof openApi>>
let path: string
let id: string
beforeAll(async () => {
  api = await openApi({ engines: [engine] })
  const { account } = await api.newKey()
  id = await api.newJob(account)
  const job = await findJob(api.database, id)
  if (!job) throw new Error('the job must exist')
  path = `/hooks/told/${id}/${hintToken(job)}`
})
afterAll(() => api.close())

const post = (url: string, signature = 'signed 15') =>
  api.server.inject({
    method: 'POST',
    url,
    headers: { signature, 'content-type': 'application/json' },
    payload: '{"id":   "u-1"}',
  })

it('204: wakes whoever works on the job, on the bytes as they came', async () => {
  const hints = await createHints(api.database, (path) => `https://retake.example.com${path}`)
  const job = await findJob(api.database, id)
  if (!job) throw new Error('the job must exist')
  const mine = hints.of(job, new AbortController().signal)
  expect(mine.address).toBe(`https://retake.example.com${path}`)
  const began = performance.now()
  const waiting = mine.wait(30_000)
  expect((await post(path)).statusCode).toBe(204)
  await waiting
  expect(performance.now() - began).toBeLessThan(10_000)
  expect(await mine.upstreamId()).toBe('u-1')
  await hints.close()
})

it('401 for what the upstream did not sign', async () => {
  expect((await post(path, 'forged')).statusCode).toBe(401)
})

it.each([
  ['another engine', () => path.replace('told', 'local')],
  ['another token', () => path.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
  ['another job', () => path.replace(id, '00000000-0000-4000-8000-000000000000')],
])('404 for %s', async (_name, url) => {
  expect((await post(url())).statusCode).toBe(404)
})
