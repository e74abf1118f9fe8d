import { z } from 'zod'
import type { Http } from '../http.ts'
import { errors, json } from '../schemas/response.ts'

const schema = {
  operationId: 'getDescription',
  tags: ['Server'],
  summary: 'This description',
  description: 'The OpenAPI 3.1 description of this server. Needs no key.',
  security: [],
  response: {
    200: json('An OpenAPI document.', z.looseObject({}).meta({ examples: [{ openapi: '3.1.0' }] })),
    ...errors(500),
  },
}

export function getDescription(server: Http): void {
  server.get('/v2/openapi.json', { schema }, async () => ({ ...server.swagger() }))
}
