import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { type Api, openApi } from './fixture.ts'

let api: Api
beforeAll(async () => {
  api = await openApi({ config: readConfig({ RATE_LIMIT: '5' }) })
})
afterAll(() => api.close())

it('429: a key that asks too often waits; others do not', async () => {
  const [eager, calm] = [await api.newKey(), await api.newKey()]
  const ask = (headers: object) => api.server.inject({ url: '/v2/me', headers: { ...headers } })
  const first = await ask(eager.headers)
  expect(first.headers).toMatchObject({ 'ratelimit-limit': '5', 'ratelimit-remaining': '4' })
  for (let i = 0; i < 4; i++) expect((await ask(eager.headers)).statusCode).toBe(200)
  const refused = await ask(eager.headers)
  expect([refused.statusCode, refused.json()]).toEqual([429, { error: 'Too many requests' }])
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await ask(calm.headers)).statusCode).toBe(200)
})
