import { accountOf } from '../auth.ts'
import { Refusal } from '../errors.ts'
import type { Http } from '../http.ts'
import { keyJson } from '../key-json.ts'
import { ownerOf } from '../owner.ts'
import { KeyBody, KeyParams } from '../schemas/key.ts'
import { errors, json, refusal } from '../schemas/response.ts'
import type { Services } from '../services.ts'

const schema = {
  operationId: 'revokeKey',
  tags: ['Keys'],
  summary: 'Revoke an API key',
  description:
    'The very next request with it is refused; jobs that it started go on. Yours, or, for an admin, any of the team. Revoking it again changes nothing.',
  params: KeyParams,
  response: {
    200: json('The key, revoked.', KeyBody),
    ...errors(400, 401, 403, 429, 500, 503),
    ...refusal('noKey'),
  },
}

export function revokeKey(server: Http, { keys }: Services): void {
  server.delete('/v2/keys/:id', { schema }, async (request) => {
    const account = accountOf(request)
    const revoked = await keys.revokeOf(ownerOf(account), request.params.id)
    if (revoked === null) throw new Refusal('noKey')
    return keyJson(revoked, account)
  })
}
