import { accountOf } from '../auth.ts'
import { Refusal } from '../errors.ts'
import type { Http } from '../http.ts'
import { keyJson } from '../key-json.ts'
import { FreshKey, NewKeyBody } from '../schemas/key.ts'
import { errors, json, refusal } from '../schemas/response.ts'
import type { Services } from '../services.ts'

const schema = {
  operationId: 'createKey',
  tags: ['Keys'],
  summary: 'Make an API key',
  description: "One more key of the same user, who keeps one account and the team's credits. It works at once.",
  body: NewKeyBody,
  response: {
    201: json('The key, shown this once.', FreshKey),
    ...errors(400, 401, 403, 413, 415, 429, 500, 503),
    ...refusal('tooManyKeys'),
  },
}

export function createKey(server: Http, { keys }: Services): void {
  server.post('/v2/keys', { schema }, async (request, reply) => {
    const account = accountOf(request)
    const made = await keys.createFor(account.user.id, request.body.name)
    if (made === null) throw new Refusal('tooManyKeys')
    return reply.code(201).send({ ...keyJson(made, account), key: made.key })
  })
}
