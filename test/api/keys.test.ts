import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAX_KEYS } from '../../src/accounts/keys.ts'
import { type Api, openApi } from './fixture.ts'

type Key = Awaited<ReturnType<Api['newKey']>>

let api: Api
let admin: Key
let member: Key
let stranger: Key

beforeAll(async () => {
  api = await openApi()
  admin = await api.newKey({ name: 'boss', team: 'shop' })
  api.clock.advance(1000)
  member = await api.newKey({ name: 'clerk', team: 'shop', role: 'member' }, 0)
  api.clock.advance(1000)
  stranger = await api.newKey({ name: 'else' })
})
afterAll(() => api.close())

const ask = (method: 'GET' | 'POST' | 'DELETE', path: string, { headers }: Pick<Key, 'headers'>, payload?: object) =>
  api.server.inject({ method, url: `/v2/keys${path}`, headers, ...(payload && { payload }) })
const list = async (key: Key, query = '') => (await ask('GET', query, key)).json().keys as { id: string }[]
const make = async (key: Key, name = 'laptop') => (await ask('POST', '', key, { name })).json()

describe('GET /v2/keys', () => {
  it('200: a key as its owner sees it, without its secret', async () => {
    const reply = await ask('GET', '', stranger)
    expect([reply.statusCode, reply.json()]).toEqual([
      200,
      {
        keys: [
          {
            id: stranger.id,
            name: 'else',
            prefix: stranger.key.slice(0, 12),
            status: 'active',
            email: 'else@else.localhost',
            createdAt: '2026-01-01T00:00:02.000Z',
            isCurrent: true,
          },
        ],
        nextCursor: null,
        hasMore: false,
      },
    ])
    expect(reply.body).not.toContain(stranger.key.slice(12))
  })

  it('200: an admin sees the team’s, a member only their own', async () => {
    expect(await list(admin)).toMatchObject([
      { id: member.id, isCurrent: false },
      { id: admin.id, isCurrent: true },
    ])
    expect(await list(member)).toMatchObject([{ id: member.id, isCurrent: true }])
  })

  it('200: pages meet every key once', async () => {
    const first = (await ask('GET', '?limit=1', admin)).json()
    expect(first).toMatchObject({ hasMore: true, keys: [{ id: member.id }] })
    const second = (await ask('GET', `?limit=1&cursor=${first.nextCursor}`, admin)).json()
    expect(second).toMatchObject({ hasMore: false, nextCursor: null, keys: [{ id: admin.id }] })
  })

  it.each(['limit=0', 'limit=101', 'cursor=x', 'team=shop'])('400: ?%s', async (query) => {
    expect((await ask('GET', `?${query}`, admin)).statusCode).toBe(400)
  })
})

describe('POST /v2/keys', () => {
  it('201: a key of the same user, shown once, that works at once', async () => {
    const reply = await ask('POST', '', member, { name: 'laptop' })
    expect(reply.statusCode).toBe(201)
    expect(reply.headers['cache-control']).toBe('no-store')
    const made = reply.json()
    expect(made).toMatchObject({ name: 'laptop', status: 'active', isCurrent: false, email: member.account.user.email })
    expect(made.key).toMatch(/^afk_[0-9A-Za-z]{40}$/)
    const me = await api.server.inject({ url: '/v2/me', headers: { 'x-api-key': made.key } })
    expect(me.json()).toMatchObject({
      user: member.account.user,
      team: { id: member.teamId },
      apiKey: { id: made.id, name: 'laptop', prefix: made.prefix },
    })
    expect(JSON.stringify(await list(member))).not.toContain(made.key.slice(12))
    expect(JSON.stringify(api.logged)).not.toContain(made.key.slice(12))
  })

  it.each([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: ' \t' }, 'name'],
    [{ name: 7 }, 'name'],
    [{ name: '\0' }, 'name'],
    [{ name: 'n'.repeat(101) }, 'name'],
    [{ name: 'n', role: 'admin' }, 'role'],
    [{ name: 'n', team: 'else' }, 'team'],
  ])('400: %j', async (payload, field) => {
    const reply = await ask('POST', '', member, payload)
    expect([reply.statusCode, Object.keys(reply.json().details)]).toEqual([400, [field]])
  })

  it('409: no more than can be watched over, however many ask at once; revoking one makes room', async () => {
    const hoarder = await api.newKey({ name: 'hoarder' })
    const replies = await Promise.all(
      [...Array(MAX_KEYS + 5).keys()].map((index) => ask('POST', '', hoarder, { name: `${index}` })),
    )
    const made = replies.filter(({ statusCode }) => statusCode === 201)
    expect(made).toHaveLength(MAX_KEYS - 1)
    const refused = replies.find(({ statusCode }) => statusCode !== 201)
    expect([refused?.statusCode, refused?.json().error]).toEqual([409, expect.stringContaining('revoke one first')])
    await ask('DELETE', `/${made[0]?.json().id}`, hoarder)
    expect((await ask('POST', '', hoarder, { name: 'more' })).statusCode).toBe(201)
  })
})

describe('DELETE /v2/keys/{id}', () => {
  it('200: the very next request with it is refused', async () => {
    const { id, key } = await make(member)
    const headers = { 'x-api-key': key }
    expect((await api.server.inject({ url: '/v2/me', headers })).statusCode).toBe(200)
    const reply = await ask('DELETE', `/${id}`, member)
    expect([reply.statusCode, reply.json()]).toEqual([200, expect.objectContaining({ id, status: 'revoked' })])
    const refused = await api.server.inject({ url: '/v2/me', headers })
    expect([refused.statusCode, refused.json()]).toEqual([401, { error: 'Invalid API key' }])
    expect((await list(member)).find((listed) => listed.id === id)).toMatchObject({ status: 'revoked' })
    expect((await ask('DELETE', `/${id}`, member)).json()).toMatchObject({ status: 'revoked' })
  })

  it('200: an admin revokes keys of the team', async () => {
    const { id } = await make(member)
    expect((await ask('DELETE', `/${id}`, admin)).json()).toMatchObject({ id, status: 'revoked' })
  })

  it('200: a key may revoke itself', async () => {
    const { id, key } = await make(stranger)
    const headers = { 'x-api-key': key }
    expect((await ask('DELETE', `/${id}`, { headers })).json()).toMatchObject({ isCurrent: true, status: 'revoked' })
    expect((await ask('GET', '', { headers })).statusCode).toBe(401)
  })

  it('404: another team’s, another member’s and none; they keep working', async () => {
    for (const [key, id] of [
      [admin, stranger.id],
      [stranger, admin.id],
      [member, admin.id],
      [admin, '00000000-0000-4000-8000-000000000000'],
    ] as const) {
      const reply = await ask('DELETE', `/${id}`, key)
      expect([reply.statusCode, reply.json()]).toEqual([404, { error: 'API key not found' }])
    }
    for (const key of [admin, stranger]) expect((await ask('GET', '', key)).statusCode).toBe(200)
  })

  it('400: an id that is none', async () => {
    expect((await ask('DELETE', '/nope', admin)).statusCode).toBe(400)
  })
})
