import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KEY, RETAKE } from '../../e2e/server.ts'
import { findPostgres, type Postgres, startPostgres } from '../../support/postgres.ts'
import { CREDENTIALS } from '../../upstreams/s3-signature.ts'
import { apiAt, type Service } from '../api.ts'
import { type Clips, makeClips } from '../clips.ts'
import { createLives, type Lives } from '../lives.ts'
import { startBalancer } from './balancer.ts'
import { type Guest, type ReceiverReport, type S3Report, startGuest } from './guests.ts'
import { createNetwork, type Host, type Network } from './network.ts'

/** A process of the product on a host of its own. */
export interface Node extends Lives {
  host: Host
}

/** Two API nodes behind a balancer, workers, PostgreSQL, an S3 server and a receiver of webhooks, each on its own host. */
export interface Fleet extends Service {
  folder: string
  network: Network
  apis: Node[]
  workers: Node[]
  /** Addresses of the API nodes themselves. */
  apiUrls: string[]
  postgres: Postgres & { host: Host }
  receiver: Guest<ReceiverReport>
  store: Guest<S3Report>
  clips: Clips
}

export interface FleetPlan {
  workers: number
  /** Seconds that an edit takes, all of it waiting but the drawing of a label. */
  editSeconds: number
  /** Edits at a time on each worker. */
  slots: number
  manners: { failing: number; refusals: number }
  /** Leaves the logs of the nodes where they are. */
  keepsLogs?: boolean
}

const PORT = 8787
const BUCKET = 'clips'
export const PREFIX = 'files/'

/** Whatever comes of `work`, nothing of the fleet is left after it; nor after `stop`, which ends it from outside. */
export async function withFleet<T>(
  plan: FleetPlan,
  work: (fleet: Fleet) => Promise<T>,
  stop?: AbortSignal,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'retake-hosts-'))
  const closing: (() => unknown)[] = []
  const stopped = new Promise<never>((_, reject) => {
    stop?.addEventListener('abort', () => reject(new Error('stopped')), { once: true })
  })
  const starting = startFleet(plan, folder, closing)
  try {
    return await Promise.race([starting.then(work), stopped])
  } finally {
    await closeAll(closing)
    // A start that was stopped half-way ends once what it waits for is gone; it may have made more meanwhile.
    await starting.catch(() => undefined)
    await closeAll(closing)
    if (!plan.keepsLogs) rmSync(folder, { recursive: true, force: true })
  }
}

async function closeAll(closing: (() => unknown)[]): Promise<void> {
  for (let step = closing.pop(); step; step = closing.pop()) await step()
}

async function startFleet(plan: FleetPlan, folder: string, closing: (() => unknown)[]): Promise<Fleet> {
  const network = createNetwork()
  closing.push(() => network.remove())
  const clips = makeClips(folder)
  const store = await startGuest(network.addHost('s3'), { kind: 's3', bucket: BUCKET })
  const { manners } = plan
  const receiver = await startGuest(network.addHost('receiver'), { kind: 'receiver', clip: clips.whole, manners })
  const postgres = await startDatabase(network, closing)
  const settings = settingsOf(plan, network, postgres.url, (await store.report()).origin)

  const newNode = (role: 'api' | 'worker', number: number): Node => {
    const host = network.addHost(`${role}${number}`)
    const own = join(folder, host.name)
    mkdirSync(own)
    const node = createLives({
      command: [...host.enter, process.execPath, RETAKE, role],
      environment: { ...settings, HOST: host.address, DATA_DIR: join(own, 'data'), TMPDIR: own },
      readyText: /ready/,
      log: join(folder, `${host.name}.log`),
      supervised: true,
    })
    closing.push(() => node.kill().catch(() => undefined))
    return { ...node, host }
  }
  const apis = [newNode('api', 1), newNode('api', 2)]
  const workers = Array.from({ length: plan.workers }, (_, index) => newNode('worker', index + 1))
  for (const node of [...apis, ...workers]) node.begin()
  for (const node of [...apis, ...workers]) if (!(await node.ready())) throw new Error(node.faults.join())

  const addresses = apis.map(({ host }) => host.address)
  const balancer = await startBalancer(network.address, PORT, addresses)
  closing.push(() => balancer.close())
  return {
    ...{ folder, network, apis, workers, receiver, store, clips, postgres },
    ...{
      url: balancer.url,
      api: apiAt(balancer.url),
      apiUrls: addresses.map((address) => `http://${address}:${PORT}`),
    },
    administration: { DATABASE_URL: postgres.url, DATA_DIR: folder },
  }
}

async function startDatabase(network: Network, closing: (() => unknown)[]): Promise<Fleet['postgres']> {
  const host = network.addHost('postgres')
  const place = { address: host.address, network: network.range, enter: host.enter }
  const postgres = await startPostgres(findPostgres() ?? '', { place, durable: true })
  closing.push(() => postgres.remove())
  return { ...postgres, host }
}

/** The same for all nodes, which share no disk. */
function settingsOf(plan: FleetPlan, network: Network, database: string, store: string): Record<string, string> {
  return {
    ...{ PATH: process.env.PATH ?? '', DATABASE_URL: database, PORT: `${PORT}` },
    PUBLIC_URL: `http://${network.address}:${PORT}`,
    STORAGE_URL: `s3://${BUCKET}/${PREFIX}?endpoint=${store}`,
    ...{ AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId, AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey },
    ...{ ENGINES: 'simulated', SIMULATED_SECONDS: `${plan.editSeconds}`, REMOTE_SLOTS: `${plan.slots}` },
    ...{ BOOTSTRAP_API_KEY: KEY, BOOTSTRAP_CREDITS: '10000000', ALLOW_PRIVATE_HOSTS: network.range },
    ...{ MAX_CONCURRENT_JOBS: '1000', RATE_LIMIT: '1000000' },
  }
}
