import type { RunningServer } from '../test/e2e/server.ts'
import { footage } from '../test/support/footage.ts'
import { atMost, type Figure, percentile, told } from './figures.ts'

const SUBMISSIONS = 100
/** The simulated engine then ends the job without work: here only its beginning counts. */
const NOTHING = 'simulate failure: input'
const PROBE_SECONDS = 8
const REQUESTS_PER_SECOND = 100

/** From sending a submission to seeing the job PROCESSING, over HTTP, with nothing else to do; whatever engine has it. */
export async function pickUp(server: RunningServer): Promise<Figure[]> {
  const url = await uploaded(server, 'seated', 2)
  const samples: number[] = []
  for (let i = 0; i < SUBMISSIONS; i++) {
    const start = performance.now()
    const id = await submit(server, url, '720p', NOTHING)
    await begun(server, id)
    samples.push(performance.now() - start)
    await ended(server, id)
  }
  const detail = `${SUBMISSIONS} submissions over HTTP to an idle embedded server`
  return [
    atMost(30, { name: 'submit → PROCESSING, p50', value: percentile(samples, 0.5), unit: ' ms', detail }),
    told('submit → PROCESSING, p99', percentile(samples, 0.99), ' ms', detail),
  ]
}

/** By the job's events, as asking again and again would slow down what is measured. */
async function begun(server: RunningServer, id: string): Promise<void> {
  const { body } = await server.api('GET', `/v2/jobs/${id}/events`)
  let text = ''
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    if (/"status":"(PROCESSING|FAILED)"/.test(text)) return
  }
}

/** The 99th percentile of reading a job while two edits run, over the same while idle. */
export async function latencyUnderEdits(server: RunningServer): Promise<Figure[]> {
  const url = await uploaded(server, 'dancer', 8)
  const first = await submit(server, url, '720p')
  await ended(server, first)
  const idle = percentile(await readings(server, first), 0.99)
  const edits = [await submit(server, url, '1080p'), await submit(server, url, '1080p')]
  const busy = percentile(await readings(server, first), 0.99)
  for (const id of edits) await ended(server, id)
  return [
    atMost(2, {
      ...{ name: 'API p99 with two edits running ÷ idle', value: busy / idle, unit: '' },
      detail: `${busy.toFixed(1)} against ${idle.toFixed(1)} ms, ${REQUESTS_PER_SECOND} GET /v2/jobs/{id} a second for ${PROBE_SECONDS} s`,
    }),
  ]
}

/** Milliseconds of requests sent at a steady rate, whether or not earlier ones were answered. */
async function readings(server: RunningServer, id: string): Promise<number[]> {
  const pending: Promise<number>[] = []
  for (let i = 0; i < PROBE_SECONDS * REQUESTS_PER_SECOND; i++) {
    pending.push(timed(() => statusOf(server, id)))
    await new Promise((resolve) => setTimeout(resolve, 1000 / REQUESTS_PER_SECOND))
  }
  return Promise.all(pending)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The address of a clip of so many seconds. */
export async function uploaded(server: RunningServer, clip: 'seated' | 'dancer', seconds: number): Promise<string> {
  return ((await (await server.upload(await footage(clip, seconds))).json()) as { url: string }).url
}

export async function submit(
  server: RunningServer,
  video: string,
  resolution: string,
  prompt = '16mm film',
): Promise<string> {
  const body = { model: 'wan-2.7-videoedit', prompt, wan27VideoeditParams: { video, resolution } }
  const answer = await server.api('POST', '/v2/videos/edit', body)
  if (answer.status !== 202) throw new Error(`submission answered ${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as { jobId: string }).jobId
}

export async function statusOf(server: RunningServer, id: string): Promise<string> {
  return ((await (await server.api('GET', `/v2/jobs/${id}`)).json()) as { status: string }).status
}

export async function ended(server: RunningServer, id: string): Promise<void> {
  while (['QUEUED', 'PROCESSING'].includes(await statusOf(server, id))) {
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
