import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { NO_DATABASE, openBare } from './bare.ts'

let open: Awaited<ReturnType<typeof openBare>>
afterEach(() => open.server.close())

describe('GET /healthz', () => {
  it('200: the process lives, whatever the database does', async () => {
    open = await openBare()
    const reply = await open.server.inject('/healthz')
    expect([reply.statusCode, reply.json()]).toEqual([200, { status: 'ok' }])
  })
})

describe('GET /readyz', () => {
  it('200: the database answers', async () => {
    open = await openBare({ database: { ...NO_DATABASE, query: async () => [] } })
    const reply = await open.server.inject('/readyz')
    expect([reply.statusCode, reply.json()]).toEqual([200, { status: 'ok' }])
  })

  it('503: the database is away', async () => {
    open = await openBare()
    const reply = await open.server.inject('/readyz')
    expect([reply.statusCode, reply.json()]).toEqual([503, { error: 'Service unavailable' }])
    expect(reply.headers['retry-after']).toBe('5')
    expect(JSON.stringify(open.logged)).toContain('connection refused')
  })

  it('503: the database does not answer in time', async () => {
    const waits: number[] = []
    const sleep = async (milliseconds: number) => void waits.push(milliseconds)
    const database = { ...NO_DATABASE, query: () => new Promise<never>(() => {}) }
    open = await openBare({ database, clock: { ...systemClock, sleep } })
    const reply = await open.server.inject('/readyz')
    expect([reply.statusCode, reply.json(), waits]).toEqual([503, { error: 'Service unavailable' }, [2000]])
  })
})
