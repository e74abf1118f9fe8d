import { accountOf } from '../auth.ts'
import type { Http } from '../http.ts'
import { AccountBody } from '../schemas/account.ts'
import { errors, json } from '../schemas/response.ts'

const schema = {
  operationId: 'getAccount',
  tags: ['Account'],
  summary: 'Look at your account',
  description: 'Whose key this is, and what the team has left.',
  response: { 200: json('The account.', AccountBody), ...errors(401, 403, 500, 503) },
}

export function getAccount(server: Http): void {
  server.get('/v2/me', { schema }, async (request) => {
    const { user, team, apiKey } = accountOf(request)
    return { user, team: { ...team, customerId: null }, apiKey }
  })
}
