import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openBare } from './bare.ts'

const GRACE_SECONDS = 2
const HEAD = 'POST /v2/videos/edit HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n'

/** Seconds until the server has closed, with one connection open on which `bytes` were sent before. */
async function closeWith(bytes: string): Promise<number> {
  const { server } = await openBare({ graceSeconds: GRACE_SECONDS })
  await server.listen({ host: '127.0.0.1', port: 0 })
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => undefined).resume()
  await once(socket, 'connect')
  socket.write(bytes)
  await sleep(200)
  const begun = performance.now()
  await server.close()
  return (performance.now() - begun) / 1000
}

it.each([
  ['a connection that asked for nothing yet', ''],
  ['half a head', HEAD],
])('lets go of %s after a second', async (_, bytes) => {
  expect(await closeWith(bytes)).toBeLessThan(1.9)
})

it('lets go of an answered connection at once', async () => {
  expect(await closeWith('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n')).toBeLessThan(0.9)
})

it('waits for a request under way as long as it may', async () => {
  const seconds = await closeWith(`${HEAD}X-API-Key: afk_${'0'.repeat(40)}\r\n\r\n{"prompt":`)
  expect(seconds).toBeGreaterThan(GRACE_SECONDS - 0.1)
  expect(seconds).toBeLessThan(GRACE_SECONDS + 2)
})

it('still answers a first request that comes after closing began', async () => {
  const { server } = await openBare({ graceSeconds: GRACE_SECONDS })
  await server.listen({ host: '127.0.0.1', port: 0 })
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')
  await sleep(100)
  const closed = server.close()
  await sleep(100)
  socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n')
  expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 200/)
  await closed
})
