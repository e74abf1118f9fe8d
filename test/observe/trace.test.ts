import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { Failure } from '../../src/failure.ts'
import { note, traced, tracedFrom, traceIds, tracePast, traceparent } from '../../src/observe/trace.ts'
import { startCollector } from '../support/collector.ts'

describe('traces: without a collector', () => {
  it('only does the work', async () => {
    tracePast('wait', new Date(0), new Date(1))
    expect(await traced('a', {}, async () => [traceparent(), traceIds()])).toEqual([null, {}])
    await expect(tracedFrom(null, 'a', {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  })
})

describe('traces: with one', () => {
  let collector: Awaited<ReturnType<typeof startCollector>>
  let stop: () => Promise<void>
  beforeAll(async () => {
    collector = await startCollector()
    process.env.OTEL_EXPORTER_OTLP_ENDPOINT = collector.url
    const config = readConfig({ OTEL_RESOURCE_ATTRIBUTES: 'region=north%20west, bad, worse=100%, tags=a=b' })
    const { startTracing } = await import('../../src/observe/tracing.ts')
    stop = startTracing(config, pino({ level: 'silent' }), 'node-1', ['api', 'worker'])
  })
  afterAll(() => collector.close())

  it('nest, go over to another node by a text, and say of failures their kind alone', async () => {
    const [parent, ids] = await traced('first', { 'retake.job': 'j' }, async () => {
      note({ 'retake.outcome': 'completed' })
      await traced('inner', {}, async () => {})
      return [traceparent(), traceIds()] as const
    })
    const refuse = () => Promise.reject(new Failure('upstream', 'https://customer.example/secret'))
    await expect(tracedFrom(parent, 'second', {}, refuse, 'client')).rejects.toThrow(Failure)
    await tracedFrom(null, 'alone', {}, async () => tracePast('wait', new Date(0), new Date(1)))
    await stop()

    const named = (name: string) => collector.spans.find((span) => span.name === name) ?? expect.fail(name)
    const first = named('first')
    expect(first.attributes).toEqual({ 'retake.job': 'j', 'retake.outcome': 'completed' })
    expect([first.node, first.roles]).toEqual(['node-1', 'api,worker'])
    expect(ids).toEqual({ trace_id: first.traceId, span_id: first.spanId })
    for (const name of ['inner', 'second']) {
      expect([named(name).traceId, named(name).parentSpanId]).toEqual([first.traceId, first.spanId])
    }
    expect(named('second').attributes).toEqual({ 'retake.failure': 'upstream' })
    expect(named('alone').traceId).not.toBe(first.traceId)
    expect(named('wait').parentSpanId).toBe(named('alone').spanId)
    expect(collector.text()).toContain('north west')
    expect(collector.text()).toContain('"a=b"')
    expect(collector.text()).not.toContain('worse')
    expect(collector.text()).not.toContain('customer.example')
  })
})
