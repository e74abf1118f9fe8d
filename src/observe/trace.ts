/** What may be told of a span: ids of jobs and requests, engines, numbers; never customers, their words or addresses. */
export type Attributes = Record<string, string | number | boolean>

/** Whom a span talks to: nobody, or the other side of a request. */
export type Side = 'inside' | 'server' | 'client'

/** What makes spans, once there is somebody to send them to: `observe/tracing`. */
export interface Tracer {
  /** Does `work` in a span, within the one that is open here, or, given one, the one that `parent` names; null begins a trace. */
  span<T>(name: string, attributes: Attributes, side: Side, work: () => Promise<T>, parent?: string | null): Promise<T>
  past(name: string, start: Date, end: Date): void
  note(attributes: Attributes): void
  traceparent(): string | null
  ids(): { trace_id?: string; span_id?: string }
}

/** One process, one tracer, as with metrics. Without one nothing below costs more than a look at it. */
let tracer: Tracer | null = null

export function useTracer(one: Tracer): void {
  tracer = one
}

/** Does `work` in a span, within the span that is open here. */
export function traced<T>(
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
  side: Side = 'inside',
): Promise<T> {
  return tracer === null ? work() : tracer.span(name, attributes, side, work)
}

/** The same in the trace of a job, from its row: whoever submitted it, on whichever node. Null begins a trace of its own. */
export function tracedFrom<T>(
  traceparent: string | null,
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
  side: Side = 'inside',
): Promise<T> {
  return tracer === null ? work() : tracer.span(name, attributes, side, work, traceparent)
}

/** A span of what is over already. */
export function tracePast(name: string, start: Date, end: Date): void {
  tracer?.past(name, start, end)
}

/** Adds to the span that is open here. */
export function note(attributes: Attributes): void {
  tracer?.note(attributes)
}

/** The open span, for a job's row; null where nothing is traced. */
export function traceparent(): string | null {
  return tracer?.traceparent() ?? null
}

/** What leads from a log line to its trace; nothing where nothing is traced. */
export function traceIds(): { trace_id?: string; span_id?: string } {
  return tracer?.ids() ?? {}
}
