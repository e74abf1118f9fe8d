import { accountOf } from '../auth.ts'
import type { Http } from '../http.ts'
import { keyJson } from '../key-json.ts'
import { ownerOf } from '../owner.ts'
import { KeyPage, KeysQuery } from '../schemas/key.ts'
import { encodeCursor } from '../schemas/page.ts'
import { errors, json } from '../schemas/response.ts'
import type { Services } from '../services.ts'

const schema = {
  operationId: 'listKeys',
  tags: ['Keys'],
  summary: 'List API keys',
  description: 'Your keys, without their secrets, newest first; an admin sees those of the team.',
  querystring: KeysQuery,
  response: { 200: json('A page of keys.', KeyPage), ...errors(400, 401, 403, 429, 500, 503) },
}

export function listKeys(server: Http, { keys }: Services): void {
  server.get('/v2/keys', { schema }, async (request) => {
    const { cursor, limit } = request.query
    const account = accountOf(request)
    const found = await keys.listOf(ownerOf(account), { after: cursor, limit })
    const page = found.slice(0, limit)
    const last = found.length > limit ? page.at(-1) : undefined
    return {
      keys: page.map((key) => keyJson(key, account)),
      nextCursor: last ? encodeCursor(last) : null,
      hasMore: last !== undefined,
    }
  })
}
