import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KEY } from './bare.ts'
import { type Api, openApi } from './fixture.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const me = (headers: Record<string, string> = {}) => api.server.inject({ url: '/v2/me', headers })

describe('GET /v2/me', () => {
  it('200: says whose key it is and what the team has left', async () => {
    const { account, headers } = await api.newKey({ name: 'ann', email: 'ann@example.com' }, 250)
    const reply = await me(headers)
    expect(reply.statusCode).toBe(200)
    expect(reply.json()).toEqual({
      user: { id: account.user.id, email: 'ann@example.com', role: 'admin' },
      team: {
        id: account.team.id,
        name: 'ann',
        plan: 'self-hosted',
        credits: 250,
        customerId: null,
        maxConcurrentJobs: 10,
      },
      apiKey: { id: account.apiKey.id, name: 'ann', prefix: headers['x-api-key'].slice(0, 12) },
    })
  })

  it('200: knows the balance of this moment', async () => {
    const { account, headers } = await api.newKey({}, 5)
    await api.ledger.grant(account.team.id, 7, 'more')
    expect((await me(headers)).json().team.credits).toBe(12)
  })

  it.each([{}, { 'x-api-key': '' }, { authorization: 'Bearer afk_0' }])('401: no key (%j)', async (headers) => {
    const reply = await me(headers as Record<string, string>)
    expect([reply.statusCode, reply.json()]).toEqual([401, { error: 'API key is required' }])
  })

  it.each(['nonsense', KEY['x-api-key'], 'afk_\u00ff', `afk_${'x'.repeat(9000)}`])(
    '401: unknown key (%s)',
    async (key) => {
      const reply = await me({ 'x-api-key': key })
      expect([reply.statusCode, reply.json()]).toEqual([401, { error: 'Invalid API key' }])
    },
  )

  it('401: a revoked key, from the next request on', async () => {
    const { id, headers } = await api.newKey()
    expect((await me(headers)).statusCode).toBe(200)
    await api.keys.revoke(id)
    const reply = await me(headers)
    expect([reply.statusCode, reply.json()]).toEqual([401, { error: 'Invalid API key' }])
  })

  it('403: a key that was switched off', async () => {
    const { id, headers } = await api.newKey()
    await api.database.query("update api_keys set status = 'inactive' where id = $1", [id])
    const reply = await me(headers)
    expect([reply.statusCode, reply.json()]).toEqual([403, { error: 'API key is inactive' }])
  })
})

describe('every other route that needs a key', () => {
  it.each([
    ['POST', '/v2/videos/edit'],
    ['GET', '/v2/jobs'],
    ['GET', '/v2/jobs/nope'],
    ['HEAD', '/v2/me'],
    ['POST', '/v2/uploads'],
  ] as const)('401: %s %s asks for the key before it looks at the request', async (method, url) => {
    const reply = await api.server.inject({
      method,
      url,
      headers: { 'content-type': 'application/json' },
      ...(method === 'POST' && { payload: '{bad' }),
    })
    expect(reply.statusCode).toBe(401)
    if (method !== 'HEAD') expect(reply.json()).toEqual({ error: 'API key is required' })
  })
})
