import { createReporter, type EngineReport } from '../../engines/report.ts'
import type { Http } from '../http.ts'
import { EngineList } from '../schemas/engine.ts'
import { errors, json } from '../schemas/response.ts'
import type { Services } from '../services.ts'

const schema = {
  operationId: 'listEngines',
  tags: ['Models'],
  summary: 'List engines',
  description:
    'What edits here, in order of preference, and whether it answers. Engines are asked at most every 30 seconds.',
  response: { 200: json('The engines.', EngineList), ...errors(401, 403, 429, 500, 503) },
}

export function listEngines(server: Http, { engines, clock }: Services): void {
  const report = createReporter(engines, clock)
  server.get('/v2/engines', { schema }, async () => ({ engines: (await report()).map(publicReport) }))
}

/** What is wrong names addresses and accounts of the operator's, and is for the operator alone. */
function publicReport({ name, kind, ok, summary }: EngineReport) {
  if (ok) return { name, kind, status: 'ready' as const, detail: summary }
  const detail = 'Does not answer as it should; edits go to the next engine. `retake engines` tells the operator why.'
  return { name, kind, status: 'unavailable' as const, detail }
}
