import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bodyOf } from '../../src/webhooks/body.ts'
import { WEBHOOK_EVENTS } from '../../src/webhooks/event.ts'
import { inlined } from '../fuzz/description.ts'
import { openBare } from './bare.ts'

interface Schema {
  format?: string
  properties?: Record<string, Schema>
  examples?: unknown[]
}

interface Media {
  schema: Schema
  examples?: Record<string, { value: unknown }>
}

interface Operation {
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, { content?: Record<string, Media> }>
}

interface Document {
  paths: Record<string, Record<string, Operation>>
  webhooks: Record<string, Record<string, Operation>>
}

let document: Document
let bodies: [string, Media][]
beforeAll(async () => {
  const { server } = await openBare()
  const whole = (await server.inject('/v2/openapi.json')).json()
  document = inlined(whole, whole.components.schemas) as Document
  bodies = Object.entries({ ...document.paths, ...document.webhooks }).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { requestBody, responses }]) => [
      ...contentsOf(`${method} ${path}`, requestBody?.content),
      ...Object.entries(responses).flatMap(([status, { content }]) =>
        contentsOf(`${method} ${path} ${status}`, content),
      ),
    ]),
  )
  await server.close()
})

/** The bytes of a file are no example to print. */
function contentsOf(name: string, content: Record<string, Media> = {}): [string, Media][] {
  return Object.entries(content)
    .filter(([, { schema }]) => schema.format !== 'binary')
    .map(([type, media]) => [`${name} ${type}`, media])
}

const checkOf = (schema: Schema) => z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])

const examplesOf = ({ schema, examples }: Media): unknown[] =>
  examples ? Object.values(examples).map(({ value }) => value) : (schema.examples ?? [])

describe('the examples of the description', () => {
  it('are there for every request, every answer and every webhook', () => {
    expect(bodies.length).toBeGreaterThan(100)
    expect(bodies.filter(([, media]) => examplesOf(media).length === 0).map(([name]) => name)).toEqual([])
  })

  it('keep to their schemas', () => {
    for (const [name, media] of bodies) {
      const check = checkOf(media.schema)
      for (const example of examplesOf(media)) {
        const { error } = check.safeParse(example)
        expect([name, error && z.prettifyError(error)]).toEqual([name, undefined])
      }
    }
  })

  it('hold every field that an answer must have, and none that it cannot have', () => {
    for (const [name, media] of bodies) {
      const fields = Object.keys(media.schema.properties ?? {})
      if (fields.length === 0) continue
      for (const example of examplesOf(media)) {
        expect([name, fields]).toEqual([name, expect.arrayContaining(Object.keys(example as object))])
      }
    }
  })

  it('of errors are the texts that the server says', async () => {
    const { server } = await openBare()
    const said = (await server.inject('/v2/me')).json()
    expect(examplesOf(bodies.find(([name]) => name.startsWith('get /v2/me 401'))?.[1] as Media)).toContainEqual(said)
    await server.close()
  })
})

describe('the webhooks of the description', () => {
  it('are those that can be asked for', () => {
    expect(Object.keys(document.webhooks).sort()).toEqual([...WEBHOOK_EVENTS].sort())
  })

  it.each(WEBHOOK_EVENTS)('have the body that is sent for %s', (event) => {
    const result = { videoKey: 'videos/a.mp4', posterKey: 'posters/a.jpg', engine: 'local', edits: [], seed: 1 }
    const job = {
      ...{ id: '0b8f3c52-6a0e-4c7e-9d43-3f6f1f1b2a10', model: 'wan-2.7-videoedit', progress: 40, price: 100 },
      ...{ error: 'why', completedAt: new Date(0), result: { ...result, width: 1280, height: 720, duration: 5 } },
    }
    const sent = JSON.parse(bodyOf(event, job, (key) => `https://files.test/${key}`))
    const schema =
      document.webhooks[event]?.post?.requestBody?.content['application/json']?.schema ?? expect.fail(event)
    checkOf(schema).parse(sent)
    expect(Object.keys(sent).sort()).toEqual(Object.keys(schema.properties ?? {}).sort())
  })
})
