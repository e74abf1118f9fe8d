import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, openApi } from './fixture.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const cancel = (id: string, headers = {}) =>
  api.server.inject({ method: 'POST', url: `/v2/jobs/${id}/cancel`, headers })

it('200: a waiting job is cancelled and refunded', async () => {
  const { account, headers, teamId } = await api.newKey()
  const id = await api.newJob(account)
  const answer = await cancel(id, headers)
  expect([answer.statusCode, answer.json()]).toEqual([200, { jobId: id, status: 'CANCELLED' }])
  expect(await api.ledger.balance(teamId)).toBe(1000)
  const job = (await api.server.inject({ url: `/v2/jobs/${id}`, headers })).json()
  expect(job).toMatchObject({ status: 'CANCELLED', creditCost: 0, webhookStatus: null })
})

it('202: a running job is asked', async () => {
  const { account, headers } = await api.newKey()
  const id = await api.newJob(account, { status: 'PROCESSING' })
  const answer = await cancel(id, headers)
  expect([answer.statusCode, answer.json()]).toEqual([202, { jobId: id, status: 'PROCESSING' }])
})

it('400, 401, 404, 409: no uuid, no key, not yours, ended', async () => {
  const [one, other] = [await api.newKey(), await api.newKey()]
  const id = await api.newJob(one.account, { status: 'COMPLETED', completedAt: new Date() })
  expect((await cancel('nope', one.headers)).statusCode).toBe(400)
  expect((await cancel(id)).statusCode).toBe(401)
  expect((await cancel(id, other.headers)).statusCode).toBe(404)
  const ended = await cancel(id, one.headers)
  expect([ended.statusCode, ended.json()]).toEqual([409, { error: 'The job has already ended' }])
})

it('200: a client that names a type but sends no body', async () => {
  const { account, headers } = await api.newKey()
  const id = await api.newJob(account)
  const typed = { ...headers, 'content-type': 'application/json' }
  expect((await cancel(id, typed)).statusCode).toBe(200)
})
