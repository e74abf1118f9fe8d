import { afterAll, afterEach, beforeAll } from 'vitest'
import type { RemoteService } from '../../../src/engines/remote/service.ts'
import { createReplicateService, type ReplicateSettings } from '../../../src/engines/replicate/replicate.ts'
import { type ReplicateServer, startReplicateServer } from '../../upstreams/replicate.ts'

/** One Replicate for a test file, and adapters that speak to it. */
export function replicate() {
  let server: ReplicateServer
  const services: RemoteService[] = []
  beforeAll(async () => {
    server = await startReplicateServer()
  })
  afterEach(async () => {
    server.script({})
    await Promise.all(services.splice(0).map((service) => service.close()))
  })
  afterAll(() => server.close())
  return {
    server: () => server,
    service: (settings: Partial<ReplicateSettings> = {}) => {
      const own = { token: server.token, baseUrl: server.url, allowPrivateHosts: [], slots: 2, ...settings }
      const service = createReplicateService(own)
      services.push(service)
      return service
    },
  }
}
