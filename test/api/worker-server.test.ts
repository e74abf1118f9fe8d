import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { createWorkerServer } from '../../src/api/worker-server.ts'
import { readConfig } from '../../src/config.ts'
import type { Database } from '../../src/database/database.ts'
import { handClock } from '../support/clock.ts'
import { toldEngine } from '../support/edit.ts'
import { NO_DATABASE } from './bare.ts'

const TOKEN = 'a-token-for-prometheus'

let server: FastifyInstance
afterEach(() => server.close())
const serverOf = (settings: Record<string, string> = {}, database: Database = NO_DATABASE) => {
  const engine = toldEngine(async () => ({ file: '', poster: '', edits: [] }))
  const config = readConfig({ PUBLIC_URL: 'https://retake.example.com', ...settings })
  server = createWorkerServer({
    ...{ config, database, clock: handClock(), engines: [engine], log: pino({ level: 'silent' }) },
  })
  return server
}

describe('the server of a worker', () => {
  it('lives whatever the database does, and is ready when that answers', async () => {
    expect((await serverOf().inject('/healthz')).json()).toEqual({ status: 'ok' })
    const away = await server.inject('/readyz')
    expect([away.statusCode, away.json()]).toEqual([503, { error: 'Service unavailable' }])
    await server.close()
    expect((await serverOf({}, { ...NO_DATABASE, query: async () => [] }).inject('/readyz')).statusCode).toBe(200)
  })

  it('shows its metrics on loopback without a token, though the fleet has a public address', async () => {
    const { statusCode, body } = await serverOf().inject('/metrics')
    expect(statusCode).toBe(200)
    expect(body).toContain('# TYPE retake_slots_used gauge')
  })

  it('shows them elsewhere to the token alone, and not at all without that setting', async () => {
    expect((await serverOf({ METRICS_HOST: '0.0.0.0' }).inject('/metrics')).statusCode).toBe(404)
    await server.close()
    serverOf({ METRICS_HOST: '0.0.0.0', METRICS_TOKEN: TOKEN })
    expect((await server.inject('/metrics')).statusCode).toBe(401)
    const headers = { authorization: `Bearer ${TOKEN}` }
    expect((await server.inject({ url: '/metrics', headers })).statusCode).toBe(200)
  })

  it('has nothing else', async () => {
    for (const url of ['/', '/v2/me', '/v2/models', '/files/videos/a.mp4']) {
      const reply = await serverOf().inject(url)
      expect([reply.statusCode, reply.json()]).toEqual([404, { error: 'Not found' }])
      await server.close()
    }
  })
})
