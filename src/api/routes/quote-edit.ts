import { accountOf } from '../auth.ts'
import type { Http } from '../http.ts'
import { EditBody, EditQuote } from '../schemas/edit.ts'
import { errors, json } from '../schemas/response.ts'
import type { Services } from '../services.ts'

const schema = {
  operationId: 'quoteEdit',
  tags: ['Videos'],
  summary: 'Ask what an edit would cost',
  description:
    'Checks a request as a submission would and says what it would cost and do. Nothing is created or charged.',
  body: EditBody,
  response: { 200: json('The price.', EditQuote), ...errors(400, 401, 403, 413, 415, 429, 500, 503) },
}

export function quoteEdit(server: Http, { quote }: Services): void {
  server.post('/v2/videos/edit/quote', { schema }, (request) => quote(request.body, accountOf(request)))
}
