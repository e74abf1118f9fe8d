import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, openApi } from './fixture.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const body = (prompt = 'film noir', parameters = {}) => ({
  model: 'wan-2.7-videoedit',
  prompt,
  wan27VideoeditParams: { video: 'https://example.com/clip.mp4', ...parameters },
})
const quote = (payload: object, headers = {}) =>
  api.server.inject({ method: 'POST', url: '/v2/videos/edit/quote', payload, headers })

it('200: says the price and what would be done, and creates nothing', async () => {
  const { headers, teamId } = await api.newKey()
  const answer = await quote(body('film noir', { resolution: '720p', duration: 3 }), headers)
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toEqual({
    creditCost: 60,
    seconds: 3,
    resolution: '720p',
    engine: 'told',
    edits: [{ clause: 'film noir', outcome: 'applied', detail: 'as told' }],
  })
  expect(await api.ledger.balance(teamId)).toBe(1000)
  expect((await api.server.inject({ url: '/v2/jobs', headers })).json().jobs).toEqual([])
})

it('400, 401: refuses what a submission would refuse', async () => {
  const { headers } = await api.newKey()
  expect((await quote(body('impossible'), headers)).json()).toEqual({
    error: 'Validation error',
    details: { prompt: ['try "film noir"'] },
    edits: [{ clause: 'impossible', outcome: 'ignored', detail: 'as told' }],
    nearest: ['give it the film noir look'],
  })
  expect((await quote({ ...body(), more: 1 }, headers)).statusCode).toBe(400)
  expect((await quote(body())).statusCode).toBe(401)
})
