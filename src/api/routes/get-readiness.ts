import { inTime } from '../../clock.ts'
import { Refusal } from '../errors.ts'
import type { Http } from '../http.ts'
import { Health } from '../schemas/health.ts'
import { errors, json } from '../schemas/response.ts'
import type { Services } from '../services.ts'

const TIMEOUT_MILLISECONDS = 2000

const schema = {
  operationId: 'getReadiness',
  tags: ['Server'],
  summary: 'Can the server take work?',
  description: 'Asks the database, which has two seconds to answer. Needs no key.',
  security: [],
  response: { 200: json('It can.', Health), ...errors(500, 503) },
}

export function getReadiness(server: Http, { database, clock }: Services): void {
  server.get('/readyz', { schema }, async () => {
    try {
      await inTime(database.query('select 1'), TIMEOUT_MILLISECONDS, clock)
    } catch (cause) {
      throw new Refusal('unavailable', { cause })
    }
    return { status: 'ok' as const }
  })
}
