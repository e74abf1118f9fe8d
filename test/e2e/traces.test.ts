import { mkdtemp, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCollector } from '../support/collector.ts'
import { footage } from '../support/footage.ts'
import { findPostgres, freePort, type Postgres, startPostgres } from '../support/postgres.ts'
import { type ReplicateServer, startReplicateServer } from '../upstreams/replicate.ts'
import { KEY, type RunningServer, startServer, startWorker } from './server.ts'

const programs = findPostgres()
const PROMPT = 'turn her into a statue of bronze'

describe.skipIf(programs === null)('traces', () => {
  let postgres: Postgres
  let upstream: ReplicateServer
  let collector: Awaited<ReturnType<typeof startCollector>>
  let api: RunningServer
  let worker: Awaited<ReturnType<typeof startWorker>>
  const received: Record<string, unknown>[] = []
  const receiver = createServer((request, response) => {
    received.push(request.headers)
    response.end()
  })
  beforeAll(async () => {
    postgres = await startPostgres(programs ?? '')
    collector = await startCollector()
    upstream = await startReplicateServer({ video: await readFile(await footage('dancer', 3)) })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    const port = `${await freePort()}`
    const settings = {
      DATABASE_URL: await postgres.newDatabase(),
      DATA_DIR: await mkdtemp(join(tmpdir(), 'retake-traces-')),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      ...{ REPLICATE_API_TOKEN: upstream.token, REPLICATE_BASE_URL: upstream.url },
      ...{ ENGINES: 'replicate', ALLOW_PRIVATE_HOSTS: '127.0.0.1' },
      ...{ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '200' },
    }
    api = await startServer({ ...settings, PORT: port }, 'api')
    worker = await startWorker(settings)
  }, 120_000)
  afterAll(async () => {
    await Promise.all([api?.stop(), worker?.stop()])
    await Promise.all([collector?.close(), upstream?.close(), postgres?.remove()])
    receiver.close()
  })

  // biome-ignore lint/suspicious/noExplicitAny: the assertions are what checks it
  const json = async (answer: Promise<Response>): Promise<any> => (await answer).json()

  it('follow one job from the request to its webhook, over the nodes that had to do with it', async () => {
    const { url } = await json(api.upload(await footage('seated', 3)))
    const body = {
      ...{ model: 'wan-2.7-videoedit', prompt: PROMPT, wan27VideoeditParams: { video: url, resolution: '720p' } },
      webhookUrl: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook-of-ann`,
    }
    const outsiders = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
    const { jobId } = await json(api.api('POST', '/v2/videos/edit', body, { traceparent: outsiders }))
    await expect.poll(() => received.length, { timeout: 60_000 }).toBe(1)
    const names = () => collector.spans.map(({ name }) => name)
    await expect.poll(names, { timeout: 10_000 }).toContain('send webhook')

    const root = collector.spans.find(({ name }) => name === 'POST /v2/videos/edit') ?? expect.fail('no root')
    expect([root.parentSpanId ?? '', root.attributes['retake.job'], root.roles]).toEqual(['', jobId, 'api'])
    const ofJob = collector.spans.filter(({ traceId }) => traceId === root.traceId)
    const spanNamed = (name: string) => ofJob.find((span) => span.name === name) ?? expect.fail(`no span ${name}`)
    for (const name of ['take sources', 'record job']) expect(spanNamed(name).parentSpanId).toBe(root.spanId)
    const run = spanNamed('run job')
    expect([run.parentSpanId, run.roles]).toEqual([root.spanId, 'worker'])
    expect(run.attributes).toMatchObject({ 'retake.job': jobId, 'retake.engine': 'replicate' })
    expect(run.attributes['retake.outcome']).toBe('completed')
    for (const name of ['wait in queue', 'open source', 'edit', 'probe result', 'store result', 'settle']) {
      expect(spanNamed(name).parentSpanId).toBe(run.spanId)
    }
    expect(spanNamed('ask upstream').parentSpanId).toBe(spanNamed('edit').spanId)
    expect(spanNamed('send webhook').attributes).toMatchObject({ 'retake.arrived': true, 'retake.event': 'completed' })
    expect(new Set(ofJob.map(({ node }) => node)).size).toBe(2)

    for (const [output, line] of [
      [api.output(), 'job accepted'],
      [worker.output(), 'job completed'],
      [worker.output(), 'webhook sent'],
    ] as const) {
      const found = output.split('\n').find((text) => text.includes(`"${line}"`)) ?? expect.fail(`no line ${line}`)
      expect(JSON.parse(found).trace_id).toBe(root.traceId)
    }
  }, 120_000)

  it('tell nobody else, and nothing of customers', async () => {
    for (const heard of [...received, ...upstream.requests.map(({ headers }) => headers)]) {
      expect(Object.keys(heard)).not.toContain('traceparent')
    }
    const text = collector.text()
    expect(text).toContain('"retake.job"')
    for (const secret of [PROMPT, 'statue', KEY, upstream.token, 'hook-of-ann', '/files/', 'uploads/', 'http://']) {
      expect(text).not.toContain(secret)
    }
  })

  it('cost a collector that is away nothing but its traces', async () => {
    await collector.close()
    const { url } = await json(api.upload(await footage('seated', 3)))
    const body = {
      model: 'wan-2.7-videoedit',
      prompt: PROMPT,
      wan27VideoeditParams: { video: url, resolution: '720p' },
    }
    const { jobId } = await json(api.api('POST', '/v2/videos/edit', body))
    const status = async () => (await json(api.api('GET', `/v2/jobs/${jobId}`))).status
    await expect.poll(status, { timeout: 60_000 }).toBe('COMPLETED')
    await expect.poll(() => api.output(), { timeout: 30_000 }).toContain('traces are not sent')
    await Promise.all([api.stop(), worker.stop()])
    expect([api.child.exitCode, worker.exitCode()]).toEqual([0, 0])
  }, 120_000)
})
