import { afterAll, afterEach, beforeAll } from 'vitest'
import { createFalService, type FalSettings } from '../../../src/engines/fal/fal.ts'
import type { RemoteService } from '../../../src/engines/remote/service.ts'
import { type FalServer, startFalServer } from '../../upstreams/fal.ts'

/** One fal for a test file, and adapters that speak to it. */
export function fal() {
  let server: FalServer
  const services: RemoteService[] = []
  beforeAll(async () => {
    server = await startFalServer()
  })
  afterEach(async () => {
    server.script({})
    await Promise.all(services.splice(0).map((service) => service.close()))
  })
  afterAll(() => server.close())
  return {
    server: () => server,
    service: (settings: Partial<FalSettings> = {}) => {
      const own = { key: server.key, baseUrl: server.url, allowPrivateHosts: [], slots: 2, ...settings }
      const service = createFalService(own)
      services.push(service)
      return service
    },
  }
}
