import {
  context,
  DiagLogLevel,
  diag,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { BatchSpanProcessor, type NodeTracerConfig, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { Failure } from '../failure.ts'
import { VERSION } from '../version.ts'
import { type Attributes, type Side, type Tracer, useTracer } from './trace.ts'

const KINDS: Record<Side, SpanKind> = {
  inside: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
}

/**
 * Sends the spans of `observe/trace` to the collector that `OTEL_EXPORTER_OTLP_ENDPOINT` names, in batches, as OTLP in JSON over
 * HTTP; the SDK reads headers, time limits and sampling from the standard variables. The result, called at the end, sends what
 * is left. A collector that is away costs spans and nothing else. Loads the SDK, hence imported only where it is wanted.
 */
export function startTracing(config: Config, log: Logger, node: string, roles: readonly string[]): () => Promise<void> {
  const tell = (message: string) => log.warn({ detail: message.slice(0, 500) }, 'traces are not sent')
  diag.setLogger({ error: tell, warn: tell, info: tell, debug: tell, verbose: tell }, DiagLogLevel.WARN)
  const provider = new NodeTracerProvider({
    resource: resourceOf({
      ...namesOf(config.OTEL_RESOURCE_ATTRIBUTES),
      'service.name': config.OTEL_SERVICE_NAME,
      'service.version': VERSION,
      'service.instance.id': node,
      'retake.roles': roles.join(','),
    }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  })
  provider.register()
  useTracer(createTracer())
  // The last batch may find nobody; the process ends well all the same.
  return () => provider.shutdown().catch((error: unknown) => tell(String(error)))
}

function createTracer(): Tracer {
  const tracer = trace.getTracer('retake', VERSION)
  return {
    span: (name, attributes, side, work, parent) => {
      const begun = parent === undefined ? context.active() : contextOf(parent)
      return tracer.startActiveSpan(name, { attributes, kind: KINDS[side] }, begun, async (span) => {
        try {
          return await work()
        } catch (error) {
          // The kind alone: messages and causes may name customers' addresses.
          span.setAttribute('retake.failure', Failure.from(error).kind)
          span.setStatus({ code: SpanStatusCode.ERROR })
          throw error
        } finally {
          span.end()
        }
      })
    },
    past: (name, startTime, endTime) => tracer.startSpan(name, { startTime }).end(endTime),
    note: (attributes) => void trace.getActiveSpan()?.setAttributes(attributes),
    traceparent: () => {
      const carrier: { traceparent?: string } = {}
      propagation.inject(context.active(), carrier)
      return carrier.traceparent ?? null
    },
    ids: () => {
      const open = trace.getActiveSpan()?.spanContext()
      return open === undefined ? {} : { trace_id: open.traceId, span_id: open.spanId }
    },
  }
}

/** Of a W3C traceparent. */
function contextOf(traceparent: string | null) {
  return traceparent === null ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, { traceparent })
}

/** `a=1,b=2`, percent-encoded, as the specification of the variable has it; pairs that are not so are left out. */
function namesOf(text = ''): Attributes {
  const pairs = text.split(',').flatMap((pair) => {
    const [, name, value] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/.exec(pair) ?? []
    if (name === undefined || value === undefined) return []
    try {
      return [[decodeURIComponent(name), decodeURIComponent(value)]]
    } catch {
      return []
    }
  })
  return Object.fromEntries(pairs)
}

/** The SDK's own makers of resources are in a package that it does not pass on; ours is complete from the start. */
function resourceOf(attributes: Attributes): NonNullable<NodeTracerConfig['resource']> {
  return {
    attributes,
    merge: (other) => resourceOf({ ...attributes, ...(other?.attributes as Attributes) }),
    getRawAttributes: () => Object.entries(attributes),
  }
}
