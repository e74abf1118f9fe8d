import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeClip } from '../sources/encode.ts'
import { type ReplicateServer, startReplicateServer } from '../upstreams/replicate.ts'
import { type Finding, finding } from './report.ts'

/** A Replicate that outlives the product and that loses answers: what is paid for there is counted there. */
export interface Upstream {
  /** What makes the product use it, and nothing else. */
  settings: Record<string, string>
  server: ReplicateServer
  close(): Promise<void>
}

/** How creates go, by chance: with or without effect, answered or not. The rest is answered, sooner or later. */
const MANNERS = [
  { share: 0.15, how: { cut: 'before', effect: true } },
  { share: 0.08, how: { cut: 'before', effect: false } },
  { share: 0.05, how: { answer: { status: 503, json: { detail: 'Service Unavailable' } }, effect: true } },
  { share: 0.05, how: { answer: { status: 429, json: { detail: 'Request was throttled.' } }, effect: false } },
] as const

export async function startUpstream(folder: string, jobs: number): Promise<Upstream> {
  const result = encodeClip(join(folder, 'edited.mp4'), {
    width: 960,
    height: 960,
    frames: 20,
    frameRate: 10,
    bright: true,
  })
  const server = await startReplicateServer({ video: readFileSync(result) })
  server.script({
    states: [{ status: 'starting' }, { status: 'processing' }, { status: 'succeeded' }],
    cancel: 'asked',
  })
  for (let i = 0; i < jobs * 4; i += 1) server.misbehave({ at: 'create', ...manner() })
  return {
    server,
    settings: {
      ...{ ENGINES: 'replicate', REPLICATE_API_TOKEN: server.token, REPLICATE_BASE_URL: server.url },
      MAX_CONCURRENT_JOBS: '1000',
    },
    close: () => server.close(),
  }
}

function manner() {
  let chance = Math.random()
  for (const { share, how } of MANNERS) {
    if (chance < share) return how
    chance -= share
  }
  return { delayMilliseconds: Math.random() * 300 }
}

/** Each order has a prompt of its own: two runs of one prompt are a create that was repeated. */
export function checkCreates({ server }: Upstream): Finding {
  const runs = new Map<string, number>()
  for (const { input } of server.tasks.values())
    runs.set(String(input.prompt), (runs.get(String(input.prompt)) ?? 0) + 1)
  const repeated = [...runs].filter(([, count]) => count > 1).map(([prompt, count]) => `${prompt}: ${count} runs`)
  return finding('no paid create is repeated', runs.size, repeated)
}
