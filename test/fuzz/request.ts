import fc from 'fast-check'
import type { Operation, Parameter, Schema } from './description.ts'

/** A request as it goes over the wire, in parts that can be spoilt one by one. */
export interface Request {
  operation: Operation
  method: string
  /** Path segments as sent. */
  path: string[]
  /** Names and values as sent. */
  query: [string, string][]
  /** In order, repeats and all. */
  headers: [string, string][]
  body: Buffer
  /** How the body's length is told. */
  framing: 'length' | 'chunked' | 'none'
  /** The first line's end. */
  version: string
}

/** What is really there to be asked for. */
export interface Known {
  keys: { rich: string; poor: string; member: string; inactive: string; revoked: string }
  /** Values for parameters that name something, by the operation's path and the parameter's name. */
  ids(path: string, name: string): string[]
  files: Buffer[]
  urls: string[]
}

export const BOUNDARY = 'a-boundary-of-our-own'

/** A request that is right by the description. */
export function validRequest(operation: Operation, known: Known): fc.Arbitrary<Request> {
  const where = (place: Parameter['in']) =>
    fc.tuple(
      ...operation.parameters
        .filter((parameter) => parameter.in === place)
        .map((parameter) => {
          const there = known.ids(operation.path, parameter.name)
          const value = there.length > 0 ? fc.constantFrom(...there) : valuesOf(parameter.schema).map(String)
          const given = value.map((text): [string, string] => [parameter.name, text])
          return parameter.required ? given : fc.option(given, { freq: 1 })
        }),
    )
  return fc
    .record({
      path: where('path'),
      query: where('query'),
      headers: where('header'),
      body: bodyOf(operation, known),
      framing: fc.constantFrom<Request['framing']>('length', 'length', 'chunked'),
    })
    .map(({ path, query, headers, body, framing }) => {
      const values = new Map(path.filter((pair) => pair !== null))
      const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? '')
      const type = operation.body?.type.replace('form-data', `form-data; boundary=${BOUNDARY}`)
      return {
        operation,
        method: operation.method,
        path: filled.split('/').slice(1),
        query: query
          .filter((pair) => pair !== null)
          .map(([name, value]): [string, string] => [name, encodeURIComponent(value)]),
        headers: [
          ['Host', '127.0.0.1'],
          ['Connection', 'close'],
          ...(operation.keyed ? [['X-API-Key', known.keys.rich] as [string, string]] : []),
          ...(type ? [['Content-Type', type] as [string, string]] : []),
          // Headers carry ASCII alone.
          ...headers
            .filter((pair) => pair !== null)
            .map(([name, value]): [string, string] => [name, value.replace(/[^\x21-\x7e]/g, '-')]),
        ],
        body,
        framing: operation.body ? framing : 'none',
        version: 'HTTP/1.1',
      }
    })
}

function bodyOf({ body }: Operation, known: Known): fc.Arbitrary<Buffer> {
  if (!body) return fc.constant(Buffer.alloc(0))
  if (body.type === 'multipart/form-data') return fc.constantFrom(...known.files).map(formOf)
  return valuesOf(body.schema, known.urls).map((value) => Buffer.from(JSON.stringify(value)))
}

function formOf(file: Buffer): Buffer {
  const head = 'Content-Disposition: form-data; name="file"; filename="a.mp4"\r\nContent-Type: video/mp4'
  return Buffer.concat([Buffer.from(`--${BOUNDARY}\r\n${head}\r\n\r\n`), file, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)])
}

/** A value that the schema allows; optional properties come and go. */
function valuesOf(schema: Schema, urls: string[] = ['https://example.com/a.mp4']): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((part) => valuesOf(part, urls)))
  switch (schema.type) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {}).map(
        ([name, part]) => [name, valuesOf(part, urls)] as const,
      )
      return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] })
    }
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, urls), {
        minLength: schema.minItems ?? 0,
        maxLength: schema.maxItems ?? 5,
      })
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 })
    case 'number':
      return fc.double({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'string':
      return textOf(schema, urls)
  }
  throw new Error(`no values of ${JSON.stringify(schema)}`)
}

function textOf({ format, minLength = 0, maxLength = 1000 }: Schema, urls: string[]): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid()
  if (format === 'uri') return fc.constantFrom(...urls)
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
  const words = fc.constantFrom('film noir', 'sepia, 更暖 🎬', 'x'.repeat(Math.min(maxLength, 1000)))
  const any = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 40) })
  return fc.oneof(words, any)
}
