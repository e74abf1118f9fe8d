import type { EditResult, Engine } from '../engine.ts'
import { begun } from './begin.ts'
import { delivered } from './deliver.ts'
import { createPace } from './pace.ts'
import type { PolledServices, Remote } from './remote.ts'
import type { RemoteService, ServiceFacts } from './service.ts'
import { understand } from './understand.ts'
import { ended } from './wait.ts'

/** An engine out of an adapter: create once, wait for the end, fetch the result. Times, retries and files are dealt with here. */
export function polled(service: RemoteService, services: PolledServices): Engine {
  const turn = createPace(services.clock, service.facts.polling.perSecond)
  return {
    name: service.name,
    slots: service.slots,
    resumes: true,
    summary: summaryOf(service.facts),
    understand: (task) => understand(service.facts, task),
    edit: (task, context) => edit({ ...services, service, context, task, turn }),
    health: () => service.health(),
    ...(service.verifyHint && { verifyHint: service.verifyHint.bind(service) }),
    close: async () => {
      await Promise.all([service.close(), services.fetcher.close()])
    },
  }
}

async function edit(remote: Remote): Promise<EditResult> {
  const started = await begun(remote)
  const video = await ended(remote, started)
  return delivered(remote, started, video)
}

function summaryOf({ label, limits, price }: ServiceFacts): string {
  const [shortest, longest] = limits.seconds
  const cost = price ? `$${price.perSecond['720p']}/s at 720p of ${price.of}` : 'price not published'
  return `${label}; clips of ${shortest}–${longest} s; ${cost}`
}
