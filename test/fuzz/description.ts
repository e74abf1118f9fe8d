import { z } from 'zod'

/** The parts of JSON Schema that our description uses. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  items?: Schema
  minItems?: number
  maxItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  [keyword: string]: unknown
}

interface Content {
  content?: Record<string, { schema: Schema }>
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  schema: Schema
}

/** One operation of the description, free of references. */
export interface Operation {
  id: string
  method: string
  path: string
  keyed: boolean
  parameters: Parameter[]
  /** The one content type of its body. */
  body: { type: string; schema: Schema } | null
  /** By status, the check of each JSON answer; null where the answer is no JSON. */
  answers: Map<number, z.ZodType | null>
}

interface Document {
  paths: Record<string, Record<string, DescribedOperation>>
  components: { schemas: Record<string, Schema> }
}

interface DescribedOperation {
  operationId: string
  security?: unknown[]
  parameters?: Parameter[]
  requestBody?: Content
  responses: Record<string, Content>
}

/** All that the server says of itself at `/v2/openapi.json`. */
export function operationsOf(document: Document): Operation[] {
  const whole = inlined(document, document.components.schemas) as Document
  return Object.entries(whole.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(path, method, described)),
  )
}

function operationOf(path: string, method: string, described: DescribedOperation): Operation {
  const { operationId: id, security, parameters = [], requestBody, responses } = described
  const [body] = Object.entries(requestBody?.content ?? {})
  return {
    ...{ id, path, parameters },
    method: method.toUpperCase(),
    keyed: security?.length !== 0,
    body: body ? { type: body[0], schema: body[1].schema } : null,
    answers: new Map(
      Object.entries(responses).map(([status, { content }]) => {
        const schema = content?.['application/json']?.schema
        return [Number(status), schema ? z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]) : null]
      }),
    ),
  }
}

/** The same with a copy in place of each reference; our schemas do not contain themselves. */
export function inlined(part: unknown, schemas: Record<string, Schema>): unknown {
  if (Array.isArray(part)) return part.map((item) => inlined(item, schemas))
  if (typeof part !== 'object' || part === null) return part
  const { $ref } = part as Schema
  if ($ref) return inlined(schemas[$ref.split('/').at(-1) ?? ''], schemas)
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, inlined(value, schemas)]))
}
