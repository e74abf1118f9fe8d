import { afterEach, beforeEach, expect, it } from 'vitest'
import { explain } from '../../../src/engines/comfyui/errors.ts'
import { createServers } from '../../../src/engines/comfyui/servers.ts'
import { createUpstream, type Upstream } from '../../../src/engines/remote/upstream.ts'
import { type ComfyuiServer, startComfyuiServer } from '../../upstreams/comfyui.ts'
import { never } from './fixture.ts'

let servers: ComfyuiServer[]
let upstream: Upstream
beforeEach(async () => {
  servers = [await startComfyuiServer(), await startComfyuiServer()]
  upstream = createUpstream({ engine: 'comfyui', origins: urls(), credentials: {}, allowPrivateHosts: [], explain })
})
afterEach(async () => {
  await upstream.close()
  await Promise.all(servers.map((server) => server.close()))
})
const urls = () => servers.map(({ url }) => url)
const [first, second] = [0, 1]

it('chooses the shortest queue, whoever filled the other', async () => {
  servers[first]?.hold('pending')
  servers[first]?.queueForeignRun()
  servers[first]?.queueForeignRun()
  const choice = createServers(upstream, urls())
  expect(await choice.choose('a', never)).toBe(urls()[second])
})

it('counts edits that are about to begin', async () => {
  const choice = createServers(upstream, urls())
  const chosen = await Promise.all(['a', 'b'].map((edit) => choice.choose(edit, never)))
  expect(new Set(chosen).size).toBe(2)
  choice.begun('b')
  expect(await choice.choose('c', never)).toBe(chosen[1])
})

it('passes over a server that does not answer', async () => {
  servers[first]?.misbehave('GET /queue', { status: 500 })
  expect(await createServers(upstream, urls()).choose('a', never)).toBe(urls()[second])
})

it('may be tried again where none answers', async () => {
  for (const server of servers) server.misbehave('GET /queue', { cut: 'before' })
  await expect(createServers(upstream, urls()).choose('a', never)).rejects.toMatchObject({
    kind: 'upstream',
    retryable: true,
  })
})
