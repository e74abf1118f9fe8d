import type { RunningServer } from '../test/e2e/server.ts'
import { type Figure, percentile, told } from './figures.ts'
import { statusOf, submit, uploaded } from './server.ts'

const READERS = 20
const READ_SECONDS = 6
const WATCHERS = 500

/** How many reads of a job a second one process answers, asked by this one on the same machine. */
export async function readRate(server: RunningServer): Promise<Figure[]> {
  const id = await submit(server, await uploaded(server, 'seated', 2), '720p')
  while ((await statusOf(server, id)) !== 'COMPLETED') await new Promise((resolve) => setTimeout(resolve, 200))
  const samples: number[] = []
  const end = performance.now() + READ_SECONDS * 1000
  const read = async () => {
    while (performance.now() < end) {
      const start = performance.now()
      await statusOf(server, id)
      samples.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: READERS }, read))
  return [
    told(
      'GET /v2/jobs/{id}',
      samples.length / READ_SECONDS,
      ' /s',
      `${READERS} readers, p50 ${percentile(samples, 0.5).toFixed(1)} ms, p99 ${percentile(samples, 0.99).toFixed(1)} ms; the readers share the processors`,
    ),
  ]
}

/** How long after the end of a job the last of many subscribers knows. */
export async function fanOut(server: RunningServer): Promise<Figure[]> {
  const id = await submit(server, await uploaded(server, 'seated', 2), '720p')
  const heard = await Promise.all(Array.from({ length: WATCHERS }, () => endHeard(server, id)))
  const lags = heard.map(({ at, completedAt }) => at - Date.parse(completedAt))
  const events = heard.reduce((sum, { events }) => sum + events, 0)
  return [
    told(
      `SSE: ${WATCHERS} subscribers of one job, until all know its end`,
      Math.max(...lags),
      ' ms',
      `p50 ${percentile(lags, 0.5).toFixed(0)} ms, ${events} events to all in the 6 s before`,
    ),
  ]
}

async function endHeard(server: RunningServer, id: string) {
  const { body } = await server.api('GET', `/v2/jobs/${id}/events`)
  if (!body) throw new Error('a stream has no body')
  let last = ''
  let events = 0
  let at = 0
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    events += chunk.split('\nevent: job\n').length - 1
    last = (last + chunk).slice(-20_000)
    at = Date.now()
    if (/"status":"COMPLETED"/.test(last)) break
  }
  const [, completedAt = ''] = /.*"completedAt":"([^"]+)"/s.exec(last) ?? []
  return { at, completedAt, events }
}
