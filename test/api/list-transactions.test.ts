import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Api, openApi } from './fixture.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const list = (query: string, headers = {}) => api.server.inject({ url: `/v2/credits/transactions${query}`, headers })

it('200: the ledger, newest first, a page at a time, summing up to the balance', async () => {
  const { account, headers, teamId } = await api.newKey()
  for (let i = 0; i < 3; i++) {
    api.clock.advance(1000)
    await api.newJob(account)
  }
  const first = (await list('?limit=2', headers)).json()
  expect(first.transactions).toHaveLength(2)
  expect(first.hasMore).toBe(true)
  const second = (await list(`?limit=2&cursor=${first.nextCursor}`, headers)).json()
  const all = [...first.transactions, ...second.transactions]
  expect(all.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['debit', -80],
    ['debit', -80],
    ['debit', -80],
    ['grant', 1000],
  ])
  const sum = all.reduce((total, { amount }) => total + amount, 0)
  expect(sum).toBe(await api.ledger.balance(teamId))
  expect(second).toMatchObject({ hasMore: false, nextCursor: null })
})

it('200: shows nobody else’s', async () => {
  const { headers } = await api.newKey({}, 0)
  expect((await list('', headers)).json().transactions).toEqual([])
})

it('400, 401: a bad query, no key', async () => {
  const { headers } = await api.newKey()
  expect((await list('?cursor=xyz', headers)).statusCode).toBe(400)
  expect((await list('?limit=0', headers)).statusCode).toBe(400)
  expect((await list('')).statusCode).toBe(401)
})
