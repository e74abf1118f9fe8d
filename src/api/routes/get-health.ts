import type { Http } from '../http.ts'
import { Health } from '../schemas/health.ts'
import { errors, json } from '../schemas/response.ts'

const schema = {
  operationId: 'getHealth',
  tags: ['Server'],
  summary: 'Is the process alive?',
  description: 'Answers without touching anything else. Needs no key.',
  security: [],
  response: { 200: json('It is.', Health), ...errors(500) },
}

export function getHealth(server: Http): void {
  server.get('/healthz', { schema }, async () => ({ status: 'ok' as const }))
}
