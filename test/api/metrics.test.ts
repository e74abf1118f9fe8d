import { afterEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { KEY, openBare } from './bare.ts'

const TOKEN = 'a-token-for-prometheus'

let open: Awaited<ReturnType<typeof openBare>>
afterEach(() => open.server.close())
const withSettings = async (settings: Record<string, string>) => {
  open = await openBare({ config: readConfig(settings) })
  return open.server
}

describe('GET /metrics', () => {
  it('200: without a token where only this machine can ask, in the text format, even without a database', async () => {
    const server = await withSettings({})
    await server.inject('/v2/models')
    await server.inject('/v2/nowhere')
    await server.inject({ url: '/v2/jobs/x', headers: KEY })
    const reply = await server.inject('/metrics')
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, expect.stringContaining('text/plain')])
    expect(reply.body).toContain('retake_http_request_seconds_count{method="GET",route="/v2/models",status="200"}')
    expect(reply.body).toContain('retake_http_request_seconds_count{method="GET",route="none",status="404"}')
    expect(reply.body).toContain('route="/v2/jobs/:id"')
    expect(reply.body).toContain('nodejs_eventloop_lag_p99_seconds')
    expect(reply.body).toContain('retake_database_up 0')
  })

  it.each([{ HOST: '0.0.0.0' }, { HOST: '::' }, { PUBLIC_URL: 'https://retake.example.com' }])(
    '404: without a token where others can ask: %o',
    async (settings) => {
      expect((await (await withSettings(settings)).inject('/metrics')).statusCode).toBe(404)
    },
  )

  it('401: with a token, for whoever has another or none', async () => {
    const server = await withSettings({ HOST: '0.0.0.0', METRICS_TOKEN: TOKEN })
    for (const authorization of [undefined, 'Bearer ', 'Bearer other', TOKEN]) {
      const reply = await server.inject({ url: '/metrics', headers: authorization ? { authorization } : {} })
      expect(reply.statusCode).toBe(401)
      expect(reply.body).not.toContain('retake_')
    }
  })

  it('200: with the token', async () => {
    const server = await withSettings({ HOST: '0.0.0.0', METRICS_TOKEN: TOKEN })
    const reply = await server.inject({ url: '/metrics', headers: { authorization: `Bearer ${TOKEN}` } })
    expect(reply.statusCode).toBe(200)
  })

  it('never names customers: no id, key or prompt is a label', async () => {
    const server = await withSettings({})
    await server.inject({ url: '/v2/jobs/11111111-1111-4111-8111-111111111111', headers: KEY })
    const { body } = await server.inject('/metrics')
    expect(body).not.toMatch(/afk_|[0-9a-f]{8}-[0-9a-f]{4}-/)
  })
})
