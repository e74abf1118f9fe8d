import {
  type Attributes,
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { Failure } from '../failure.ts'

/** Does nothing, at next to no cost, until `startTracing` has given it something to do. */
const tracer = trace.getTracer('retake')

/** Whom a span talks to: nobody, or the other side of a request. */
type Side = 'inside' | 'server' | 'client'

const KINDS: Record<Side, SpanKind> = {
  inside: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
}

/**
 * Does `work` in a span, within the span that is open here. Attributes name jobs, engines and numbers, never customers, their
 * words or addresses; of a failure only the kind is told.
 */
export function traced<T>(
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
  side: Side = 'inside',
): Promise<T> {
  return tracer.startActiveSpan(name, { attributes, kind: KINDS[side] }, async (span) => {
    try {
      return await work()
    } catch (error) {
      span.setAttribute('retake.failure', Failure.from(error).kind)
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  })
}

/** The same in the trace of a job, from its row: whoever submitted it, on whichever node. Null begins a trace of its own. */
export function tracedFrom<T>(traceparent: string | null, ...span: Parameters<typeof traced<T>>): Promise<T> {
  const parent = traceparent === null ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, { traceparent })
  return context.with(parent, () => traced(...span))
}

/** A span of what is over already. */
export function tracePast(name: string, startTime: Date, endTime: Date): void {
  tracer.startSpan(name, { startTime }).end(endTime)
}

/** Adds to the span that is open here. */
export function note(attributes: Attributes): void {
  trace.getActiveSpan()?.setAttributes(attributes)
}

/** The open span, for a job's row; null where nothing is traced. */
export function traceparent(): string | null {
  const carrier: { traceparent?: string } = {}
  propagation.inject(context.active(), carrier)
  return carrier.traceparent ?? null
}

/** What leads from a log line to its trace; nothing where nothing is traced. */
export function traceIds(): { trace_id?: string; span_id?: string } {
  const open = trace.getActiveSpan()?.spanContext()
  return open === undefined ? {} : { trace_id: open.traceId, span_id: open.spanId }
}
