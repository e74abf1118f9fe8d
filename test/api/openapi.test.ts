import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openBare } from './bare.ts'

interface Schema {
  $ref?: string
  type?: string | string[]
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  additionalProperties?: boolean | Schema
  [keyword: string]: unknown
}

interface Content {
  content?: Record<string, { schema: Schema }>
}

interface Operation {
  operationId: string
  summary: string
  description: string
  tags: string[]
  security?: Record<string, string[]>[]
  parameters?: { name: string; in: string; required: boolean; schema: Schema }[]
  requestBody?: Content & { required: boolean }
  responses: Record<string, Content & { description: string; headers: Record<string, unknown> }>
}

interface Document {
  openapi: string
  info: { title: string; version: string }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  webhooks: Record<string, { post: Operation }>
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, unknown> }
}

/** For upstreams, operators and readers, not for programs. */
const HIDDEN = ['/hooks/{engine}/{job}/{token}', '/metrics', '/docs', '/docs/files/{key}']

let server: Awaited<ReturnType<typeof openBare>>['server']
let document: Document
let operations: [string, Operation][]
beforeAll(async () => {
  server = (await openBare()).server
  const reply = await server.inject('/v2/openapi.json')
  expect(reply.statusCode).toBe(200)
  document = reply.json()
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
  )
})
afterAll(() => server.close())

const resolved = (schema: Schema | undefined): Schema => {
  if (!schema) return expect.fail('no schema')
  return schema.$ref ? resolved(document.components.schemas[schema.$ref.split('/').at(-1) ?? '']) : schema
}

/** Every schema of the document, with the place it was found at. */
function schemas(): [string, Schema][] {
  const found: [string, Schema][] = []
  const visit = (place: string, schema: Schema) => {
    found.push([place, schema])
    for (const [name, property] of Object.entries(schema.properties ?? {})) visit(`${place}.${name}`, property)
    if (schema.items) visit(`${place}[]`, schema.items)
    const streamed = schema['x-event'] as { data: Schema } | undefined
    if (streamed) visit(`${place} event`, streamed.data)
    for (const part of schema.anyOf ?? []) visit(place, part)
    if (typeof schema.additionalProperties === 'object') visit(`${place}.*`, schema.additionalProperties)
  }
  for (const [name, schema] of Object.entries(document.components.schemas)) visit(name, schema)
  const webhooks = Object.entries(document.webhooks).map(([name, { post }]): [string, Operation] => [name, post])
  for (const [name, { parameters = [], requestBody, responses }] of [...operations, ...webhooks]) {
    for (const parameter of parameters) visit(`${name} ${parameter.name}`, parameter.schema)
    for (const { content = {} } of [requestBody ?? {}, ...Object.values(responses)]) {
      for (const [type, { schema }] of Object.entries(content)) visit(`${name} ${type}`, schema)
    }
  }
  return found
}

describe('GET /v2/openapi.json', () => {
  it('is OpenAPI 3.1 and says what it describes', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/)
    expect(document.info).toMatchObject({ title: 'Retake', version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
    expect(document.components.securitySchemes).toMatchObject({
      apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
    })
  })

  it('has every path of the server, and the server has every path of it', () => {
    const above: string[] = []
    const paths: string[] = []
    const lines = server.printRoutes({ commonPrefix: false }).matchAll(/^(.*)── (\S+)( \(.*\))?$/gm)
    for (const [, indent = '', segment = '', methods] of lines) {
      above.splice(Math.floor(indent.length / 4), above.length, segment)
      // A wildcard is printed without what comes before it.
      const path = above
        .join('')
        .replace(/:(\w+)/g, '{$1}')
        .replace('*', '/files/{key}')
      if (methods && !HIDDEN.includes(path)) paths.push(path)
    }
    expect(paths.sort()).toEqual(Object.keys(document.paths).sort())
  })

  it('has every method of each path, and no other', async () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const { headers } = await server.inject({ method: 'OPTIONS', url: path.replace(/\{\w+\}/, 'x') })
      const allowed = String(headers.allow)
        .toLowerCase()
        .split(', ')
        .filter((method) => method !== 'head')
      expect([path, allowed]).toEqual([path, Object.keys(methods)])
    }
  })

  it('names and explains every operation once', () => {
    const tags = document.tags.map(({ name }) => name)
    for (const [name, { operationId, summary, description, tags: own }] of operations) {
      expect([name, operationId, summary, description]).toEqual([name, ...Array(3).fill(expect.stringMatching(/\w/))])
      expect(tags).toEqual(expect.arrayContaining(own))
      expect(own).toHaveLength(1)
    }
    expect(new Set(operations.map(([, { operationId }]) => operationId)).size).toBe(operations.length)
  })

  it('asks for a key exactly where the contract does', () => {
    const open = operations.filter(([, { security }]) => security?.length === 0).map(([name]) => name)
    expect(open.sort()).toEqual([
      'get /files/{key}',
      'get /healthz',
      'get /readyz',
      'get /v2/catalogue',
      'get /v2/models',
      'get /v2/openapi.json',
    ])
    expect(document).toMatchObject({ security: [{ apiKey: [] }] })
  })

  it('declares the parameters of each path', () => {
    for (const [name, { parameters = [] }] of operations) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path')
      expect(inPath.every(({ required }) => required)).toBe(true)
      expect(inPath.map((parameter) => `{${parameter.name}}`)).toEqual(name.match(/\{\w+\}/g) ?? [])
    }
  })

  it('gives every error a flat body, and says when to come back', () => {
    for (const [, { responses }] of operations) {
      for (const [status, { description, content, headers }] of Object.entries(responses)) {
        expect(description).not.toBe('Default Response')
        expect(Object.keys(headers).includes('Retry-After')).toBe(['429', '503'].includes(status))
        if (Number(status) < 400) continue
        const { type, required, properties = {} } = resolved(content?.['application/json']?.schema)
        expect([type, required?.includes('error'), properties.error?.type]).toEqual(['object', true, 'string'])
        const extra = Object.keys(properties).filter((property) => property !== 'error')
        expect(['', 'details', 'creditsRequired,creditsAvailable']).toContain(extra.join())
      }
    }
  })

  it.each<[string, string[]]>([
    ['post /v2/videos/edit', ['202', '400', '401', '402', '403', '409', '413', '415', '429', '500', '503']],
    ['get /v2/jobs/{id}', ['200', '400', '401', '403', '404', '500', '503']],
    ['get /v2/jobs', ['200', '400', '401', '403', '500', '503']],
    ['post /v2/uploads', ['201', '400', '401', '403', '415', '500', '502', '503']],
    ['get /files/{key}', ['200', '206', '304', '404', '410', '416', '500', '503']],
  ])('lists the answers of %s', (name, statuses) => {
    const [, operation] = operations.find(([found]) => found === name) ?? expect.fail(name)
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(statuses))
  })

  it('is made of sound schemas: no dangling reference, no orphan, no noise', () => {
    const used = new Set<string>()
    const types = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null']
    for (const [place, schema] of schemas()) {
      if (schema.$ref) {
        expect(Object.keys(document.components.schemas)).toContain(schema.$ref.replace('#/components/schemas/', ''))
        used.add(schema.$ref.replace('#/components/schemas/', ''))
        continue
      }
      if (!schema.anyOf) expect([place, types]).toEqual([place, expect.arrayContaining([schema.type ?? []].flat())])
      expect([place, Object.keys(schema.properties ?? {})]).toEqual([
        place,
        expect.arrayContaining(schema.required ?? []),
      ])
      if (schema.type === 'array') expect([place, schema.items]).toEqual([place, expect.any(Object)])
      for (const keyword of ['nullable', '$schema', '$id', 'definitions', '$defs', 'propertyNames', 'pattern']) {
        expect([place, schema[keyword]]).toEqual([place, undefined])
      }
    }
    expect([...used].sort()).toEqual(Object.keys(document.components.schemas).sort())
    expect(JSON.stringify(document)).not.toContain(String(Number.MAX_SAFE_INTEGER))
  })

  it('describes every field and every parameter', () => {
    for (const [place, schema] of schemas()) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        const described = property.description ?? resolved(property).description
        expect([`${place}.${name}`, described]).toEqual([`${place}.${name}`, expect.stringMatching(/\w/)])
      }
    }
    for (const [name, { parameters = [] }] of operations) {
      for (const parameter of parameters) {
        expect([name, parameter]).toEqual([name, expect.objectContaining({ description: expect.stringMatching(/\w/) })])
      }
    }
  })

  it('states the limits and defaults of an edit, and explains each field', () => {
    const { EditRequest, VideoEditParams } = document.components.schemas
    expect(EditRequest).toMatchObject({
      additionalProperties: false,
      required: ['model', 'prompt', 'wan27VideoeditParams'],
      properties: {
        model: { const: 'wan-2.7-videoedit' },
        prompt: { type: 'string', minLength: 1, maxLength: 5000 },
        webhookUrl: { type: 'string', format: 'uri' },
        webhookEvents: {
          type: 'array',
          minItems: 1,
          items: { enum: ['progress', 'completed', 'failed'] },
          default: ['completed', 'failed'],
        },
      },
    })
    expect(VideoEditParams).toMatchObject({
      additionalProperties: false,
      required: ['video'],
      properties: {
        video: { type: 'string', format: 'uri' },
        reference_image: { type: 'string', format: 'uri' },
        resolution: { enum: ['720p', '1080p'], default: '1080p' },
        aspect_ratio: { enum: ['auto', '16:9', '9:16', '1:1', '4:3', '3:4'], default: 'auto' },
        duration: { type: 'integer', minimum: 2, maximum: 10 },
        audio_setting: { enum: ['auto', 'origin'], default: 'auto' },
        negative_prompt: { type: 'string', maxLength: 2500 },
        seed: { type: 'integer', minimum: 0, maximum: 2147483647 },
      },
    })
    for (const schema of [EditRequest, VideoEditParams]) {
      for (const [name, property] of Object.entries(schema?.properties ?? {})) {
        expect([name, resolved(property).description ?? property.$ref]).toEqual([name, expect.stringMatching(/\w/)])
      }
    }
  })

  it('says where the server is, where a setting does', async () => {
    expect(document.servers).toEqual([{ url: '/' }])
    const bare = await openBare({ config: readConfig({ PUBLIC_URL: 'https://retake.example.com/api/' }) })
    const { servers, paths } = (await bare.server.inject('/v2/openapi.json')).json()
    expect(servers).toEqual([{ url: 'https://retake.example.com/api' }])
    expect(paths).toHaveProperty('/v2/me')
    await bare.server.close()
  })
})
