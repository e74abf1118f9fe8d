import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { Config } from '../config.ts'
import { VERSION } from '../version.ts'
import { describedWebhooks } from './described-webhooks.ts'

const INFO = {
  title: 'Retake',
  version: VERSION,
  description: 'Prompt-driven video editing on your own server, in the wire format of Apiframe v2.',
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
}

const TAGS = [
  { name: 'Videos', description: 'Submit edits.' },
  { name: 'Jobs', description: 'Follow edits and fetch their results.' },
  { name: 'Webhooks', description: 'See how events reach your receivers, and send them again.' },
  { name: 'Uploads', description: 'Bring files in.' },
  { name: 'Files', description: 'Fetch what is stored.' },
  { name: 'Models', description: 'What can be asked for, and its price.' },
  { name: 'Account', description: 'Who you are and what you have left.' },
  { name: 'Keys', description: 'API keys: make, list and revoke them.' },
  { name: 'Server', description: 'Health and description.' },
]

const API_KEY = {
  type: 'apiKey',
  in: 'header',
  name: 'X-API-Key',
  description: '`afk_` and 40 letters or digits.',
} as const

const HEADERS = {
  'X-Request-Id': {
    description: 'Names this request in the logs; a sane one of the request is kept.',
    schema: { type: 'string' },
  },
}

const RETRY_HEADERS = {
  ...HEADERS,
  'Retry-After': { description: 'Seconds to wait before trying again.', schema: { type: 'integer' } },
}

/** OpenAPI has no wildcards in its paths. */
const FILE_PARAMS = {
  type: 'object',
  properties: { key: { type: 'string', description: 'The rest of the address, as other answers give it.' } },
  required: ['key'],
}

/** Adds `server.swagger()`: the OpenAPI 3.1 document of all routes that come after. */
export function describeRoutes(server: FastifyInstance, config: Config): void {
  const document = createJsonSchemaTransformObject({ zodToJsonConfig: { override: withoutNoise } })
  const transform = createJsonSchemaTransform({ zodToJsonConfig: { override: withoutNoise } })
  server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: INFO,
      servers: [{ url: config.PUBLIC_URL ?? '/' }],
      tags: TAGS,
      security: [{ apiKey: [] }],
      components: { securitySchemes: { apiKey: API_KEY } },
    },
    stripBasePath: false,
    transform: (route) => {
      const { schema, url } = transform(route)
      const described = withExamples(schema, route.schema)
      return url.includes('*')
        ? { schema: { ...described, params: FILE_PARAMS }, url: url.replace('*', ':key') }
        : { schema: described, url }
    },
    transformObject: (draft) => {
      const whole = { ...document(draft), webhooks: describedWebhooks() } as unknown as Document
      return withHeaders(withoutOrphans(whole))
    },
  })
}

interface Answers {
  response?: Record<string, { content?: Record<string, { examples?: unknown[] }> }>
}

/** The generator drops what stands beside a schema; a route's own examples are put back, named as OpenAPI has them. */
function withExamples<Schema>(schema: Schema, route: unknown): Schema {
  const { response: given = {} } = (route ?? {}) as Answers
  const { response: described = {} } = schema as Answers
  for (const [status, { content = {} }] of Object.entries(described)) {
    for (const [type, media] of Object.entries(content)) {
      const examples = given[status]?.content?.[type]?.examples
      if (examples) Object.assign(media, { examples: named(examples) })
    }
  }
  return schema
}

function named(examples: unknown[]): Record<string, { value: unknown }> {
  return Object.fromEntries(examples.map((value, index) => [`example${index + 1}`, { value }]))
}

/** JavaScript's largest integer is no limit of ours, patterns repeat what `format` says, and answers may gain fields. */
function withoutNoise({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodType
  jsonSchema: z.core.JSONSchema.BaseSchema
}) {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.format) delete jsonSchema.pattern
  const { def } = zodSchema._zod
  if (def.type === 'record') delete jsonSchema.propertyNames
  if (def.type === 'object' && !('catchall' in def && def.catchall)) delete jsonSchema.additionalProperties
}

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, { headers?: object }> }>>
  webhooks: object
  components: { schemas: Record<string, object> }
}

/** Every schema is generated as input and as output; keeps those that are used, each under its plain name. */
function withoutOrphans(document: Document): Document {
  const { schemas } = document.components
  const used = new Set<string>()
  const collect = (part: object) => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (used.has(name)) continue
      used.add(name)
      collect(schemas[name] ?? {})
    }
  }
  collect([document.paths, document.webhooks])
  const plain = (name: string) => {
    const output = name.replace(/Input$/, '')
    return used.has(output) ? name : output
  }
  const kept = Object.entries(schemas).filter(([name]) => used.has(name))
  const components = {
    ...document.components,
    schemas: Object.fromEntries(kept.map(([name, schema]) => [plain(name), schema])),
  }
  return JSON.parse(JSON.stringify({ ...document, components }), (key, value) =>
    key === '$ref' ? value.replace(/\w+$/, plain) : value,
  )
}

function withHeaders(document: Document): Document {
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
    for (const [status, response] of Object.entries(operation.responses)) {
      response.headers = status === '429' || status === '503' ? RETRY_HEADERS : HEADERS
    }
  }
  return document
}
