import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBare } from './bare.ts'

let server: Awaited<ReturnType<typeof openBare>>['server']
beforeAll(async () => {
  server = (await openBare()).server
  await server.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => server.close())

const ask = async (path: string, headers = {}) => fetch(`${server.listeningOrigin}${path}`, { headers })

it.each(['/docs', '/docs/'])('shows a page at %s that loads from this server alone', async (path) => {
  const page = await ask(path)
  const html = await page.text()
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(html).toContain('<title>Retake API</title>')
  expect(html).not.toMatch(/https?:\/\/|<script>|onload=/)
  const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(
    ([, address]) => new URL(address ?? '', page.url).pathname,
  )
  expect(files.length).toBeGreaterThan(4)
  for (const file of files) expect([file, (await ask(file)).status]).toEqual([file, 200])
})

it('lets the page ask this server and no other, and says who answers', async () => {
  const page = await ask('/docs', { 'X-Request-Id': 'r1' })
  expect(page.headers.get('content-security-policy')).toMatch(
    /default-src 'none'.*connect-src 'self'.*script-src 'self';/,
  )
  expect(page.headers.get('x-request-id')).toBe('r1')
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
})

it('shows the description that programs read', async () => {
  const shown = await (await ask('/docs/json')).json()
  expect(shown).toEqual(await (await ask('/v2/openapi.json')).json())
})

it('knows its pages apart from all others', async () => {
  expect((await ask('/docs/static/nothing.js')).status).toBe(404)
  expect((await ask('/docs/static/..%2f..%2fpackage.json')).status).toBe(404)
  const put = await fetch(`${server.listeningOrigin}/docs`, { method: 'PUT' })
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})
