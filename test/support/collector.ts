import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** A span as OTLP's JSON has it, of which this is what the tests look at. */
export interface CollectedSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  attributes: Record<string, unknown>
  /** The node that sent it. */
  node: string
  roles: string
}

interface Value {
  stringValue?: string
  intValue?: number
  boolValue?: boolean
}

interface Attribute {
  key: string
  value: Value
}

interface Payload {
  resourceSpans: {
    resource: { attributes: Attribute[] }
    scopeSpans: { spans: (Omit<CollectedSpan, 'attributes' | 'node' | 'roles'> & { attributes: Attribute[] })[] }[]
  }[]
}

/** A collector of traces: OTLP in JSON over HTTP, at `url` and `/v1/traces`. */
export async function startCollector() {
  const spans: CollectedSpan[] = []
  const texts: string[] = []
  const server = createServer(async (request, response) => {
    const payload = (await json(request)) as Payload
    if (request.method === 'POST' && request.url === '/v1/traces') {
      texts.push(JSON.stringify(payload))
      spans.push(...spansOf(payload))
    } else response.statusCode = 404
    response.setHeader('Content-Type', 'application/json')
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    /** Everything that was sent. */
    text: () => texts.join('\n'),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function spansOf({ resourceSpans }: Payload): CollectedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const about = valuesOf(resource.attributes)
    const origin = { node: String(about['service.instance.id']), roles: String(about['retake.roles']) }
    return scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({ ...span, ...origin, attributes: valuesOf(span.attributes) })),
    )
  })
}

function valuesOf(attributes: Attribute[]): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? value.boolValue]),
  )
}
