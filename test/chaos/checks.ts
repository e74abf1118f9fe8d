import { execFile } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Queryable } from '../../src/database/database.ts'
import { openEmbedded } from '../../src/database/embedded.ts'
import { createProbe } from '../../src/sources/probe.ts'
import { RETAKE } from '../e2e/server.ts'
import { hasEnded, type Job, type Service, type Transaction } from './api.ts'
import { type Crowd, type Order, PRICE } from './customers.ts'
import type { Product } from './product.ts'
import type { Heard, Received } from './receiver.ts'
import { type Finding, finding } from './report.ts'

/** A good clip may end so when its attempts were killed, and only then. */
const KILLED_TOO_OFTEN = [
  ...['The edit failed repeatedly', 'The edit stopped unexpectedly'],
  // Of an upstream: a create that nobody answered and that never turned up again.
  'The engine lost the edit',
]

const EXPECTED_ERRORS: Record<Order['kind'], RegExp> = {
  edit: new RegExp(KILLED_TOO_OFTEN.join('|')),
  'damaged clip': new RegExp(['too damaged to be edited', ...KILLED_TOO_OFTEN].join('|')),
  'told failure': new RegExp(['Simulated failure', ...KILLED_TOO_OFTEN].join('|')),
  'edit without effect': new RegExp(['leave this clip as it is', ...KILLED_TOO_OFTEN].join('|')),
}

/** What became of the orders, by what the API says of all jobs. */
export function checkJobs({ orders, faults }: Crowd, jobs: Job[]): Finding[] {
  const byId = new Map(jobs.map((job) => [job.id, job]))
  const accepted = orders.filter(({ jobIds }) => jobIds.size > 0)
  const ids = accepted.flatMap(({ jobIds }) => [...jobIds])
  const wanted = new Set(ids)
  const wrong = accepted.flatMap((order) => {
    const job = byId.get([...order.jobIds][0] ?? '')
    return job && !endsRightly(order, job) ? [`${job.id} (${order.kind}): ${job.status}, ${job.error}`] : []
  })
  return [
    finding(
      'no accepted job is lost',
      ids.length,
      ids.filter((id) => !byId.has(id)),
    ),
    finding(
      'no job is stuck',
      jobs.length,
      jobs.filter((job) => !hasEnded(job)).map(({ id, status }) => `${id} ${status}`),
    ),
    finding('a key makes one job, however often it is sent', accepted.length, [
      ...accepted.filter(({ jobIds }) => jobIds.size > 1).map(({ key, jobIds }) => `${key}: ${[...jobIds].join(', ')}`),
      ...jobs.filter(({ id }) => !wanted.has(id)).map(({ id }) => `${id} was never answered`),
    ]),
    finding('a job ends as its order deserves, or FAILED after three kills', accepted.length, wrong),
    finding('no customer gets a wrong answer', orders.length, faults),
  ]
}

function endsRightly({ kind, cancelAfter, cancellation }: Order, { status, error, result }: Job): boolean {
  if (cancellation === 200) return status === 'CANCELLED'
  if (status === 'CANCELLED') return cancelAfter !== null
  if (status === 'FAILED') return result === null && EXPECTED_ERRORS[kind].test(error ?? '')
  return status === 'COMPLETED' && kind === 'edit' && result !== null
}

/** Money, by the API's transactions, the balance, and the product's own audit. */
export async function checkMoney(
  product: Service,
  jobs: Job[],
  transactions: Transaction[],
  balances: { before: number; after: number },
): Promise<Finding[]> {
  const sums = new Map(jobs.map(({ id }) => [id, { debit: [] as number[], refund: [] as number[] }]))
  const strangers: string[] = []
  for (const { kind, amount, jobId } of transactions) {
    if (kind === 'grant') continue
    const sum = sums.get(jobId ?? '')
    if (sum) sum[kind].push(amount)
    else strangers.push(`${kind} of ${amount} for ${jobId}`)
  }
  const unpaid = jobs.filter(({ id }) => `${sums.get(id)?.debit}` !== `${-PRICE}`)
  const unfair = jobs.filter(({ id, status, creditCost }) => {
    const back = status === 'FAILED' || status === 'CANCELLED'
    return `${sums.get(id)?.refund}` !== (back ? `${PRICE}` : '') || creditCost !== (back ? 0 : PRICE)
  })
  const earned = jobs.filter(({ status }) => status === 'COMPLETED').length * PRICE
  const spent = balances.before - balances.after
  const audit = await auditOf(product)
  return [
    finding('each job is charged once, its price', jobs.length, [...unpaid.map(({ id }) => id), ...strangers]),
    finding(
      'refunded once, exactly when FAILED or CANCELLED',
      jobs.length,
      unfair.map(({ id, status }) => `${id} ${status}`),
    ),
    {
      promise: 'the balance is right to the digit',
      measured: `${earned} credits earned, ${spent} taken`,
      breaches: earned === spent ? [] : [`${earned} earned, ${spent} taken`],
    },
    { promise: '`retake credits audit` is sound', ...audit },
  ]
}

async function auditOf({ administration }: Service): Promise<Pick<Finding, 'measured' | 'breaches'>> {
  const env = { PATH: process.env.PATH, ...administration }
  const { stdout } = await promisify(execFile)(RETAKE, ['credits', 'audit', '--json'], { env })
  const { entries, breaches } = JSON.parse(stdout) as { entries: number; breaches: { rule: string; ids: string[] }[] }
  return { measured: `${entries} entries`, breaches: breaches.map(({ rule, ids }) => `${rule}: ${ids.join(', ')}`) }
}

/** What the receiver heard, against what it should have heard. */
export function checkWebhooks(receiver: Heard, jobs: Job[]): Finding[] {
  const told = new Map<string, Received[]>()
  for (const event of receiver.events.values()) {
    if (event.event !== 'progress') told.set(event.jobId, [...(told.get(event.jobId) ?? []), event])
  }
  const ending = jobs.filter(({ status }) => status === 'COMPLETED' || status === 'FAILED')
  const silent = ending.filter(({ id, webhookStatus }) => {
    const accepted = told.get(id)?.some((event) => event.accepted > 0) ?? false
    return !accepted || webhookStatus !== 'delivered'
  })
  const untrue = jobs.filter(({ id, status, result }) =>
    told.get(id)?.some((event) => event.status !== status || event.videoUrl !== result?.videoUrl),
  )
  return [
    finding(
      'the end of each job is told, and known to be',
      ending.length,
      silent.map(({ id, webhookStatus }) => `${id} ${webhookStatus}`),
    ),
    finding(
      'it has one webhook-id',
      ending.length,
      [...told].filter(([, events]) => events.length > 1).map(([id]) => id),
    ),
    finding(
      'what is told is true',
      jobs.length,
      untrue.map(({ id, status }) => `${id} ${status}`),
    ),
    finding('every try is signed, and of the same words', receiver.requests, receiver.faults),
  ]
}

/** Downloads every poster's head and some of the videos, and looks into these. */
export async function checkResults(product: Service, jobs: Job[], samples: number, folder: string): Promise<Finding[]> {
  const completed = jobs.filter(({ status }) => status === 'COMPLETED')
  const missing: string[] = []
  for (const { id, result } of completed) {
    for (const url of [result?.videoUrl, result?.posterUrl]) {
      const answer = await fetch(url ?? product.url, { method: 'HEAD' })
      if (answer.status !== 200 || Number(answer.headers.get('content-length')) < 100) missing.push(`${id} ${url}`)
    }
  }
  const probe = createProbe()
  const broken: string[] = []
  const chosen = completed.sort(() => Math.random() - 0.5).slice(0, samples)
  for (const { id, result } of chosen) {
    const file = join(folder, `${id}.mp4`)
    writeFileSync(file, Buffer.from(await (await fetch(result?.videoUrl ?? product.url)).arrayBuffer()))
    const clip = await probe.clip(file).catch(String)
    if (typeof clip === 'string' || clip.frames !== 20 || clip.width !== 960)
      broken.push(`${id}: ${JSON.stringify(clip)}`)
  }
  await probe.close()
  return [
    finding('every result can be downloaded', completed.length, missing),
    finding('results are playable, with all frames', chosen.length, broken),
  ]
}

/** What is left on disk, once the product has stopped: rows for files, files for rows, and nothing else. */
export async function checkFiles({ dataDir }: Product): Promise<Finding[]> {
  const database = await openEmbedded(join(dataDir, 'database'))
  const stored = await checkStored(database, filesBelow(join(dataDir, 'files')))
  await database.close()
  const workspaces = filesBelow(join(dataDir, 'workspaces'))
  return [...stored, finding('no temporary file is left', workspaces.length, workspaces)]
}

/** The keys of stored files, against the rows that tell of them. */
export async function checkStored(database: Queryable, files: string[]): Promise<Finding[]> {
  const rows = await database.query<{ key: string; upload: boolean }>(
    `select key, true as upload from uploads
     union all select result->>'videoKey', false from jobs where result is not null
     union all select result->>'posterKey', false from jobs where result is not null`,
  )
  // An upload that was cut short leaves a row, and perhaps half a file; retention removes both.
  const kept = new Set(rows.flatMap(({ key, upload }) => (upload ? [key, `${key}.part`] : [key])))
  const found = new Set(files)
  return [
    finding(
      'no stored file is without its row',
      files.length,
      files.filter((file) => !kept.has(file)),
    ),
    finding(
      'no result is without its file',
      rows.length,
      rows.filter(({ key, upload }) => !upload && !found.has(key)).map(({ key }) => key),
    ),
  ]
}

/** None where there is no such folder: what a server made for itself it removes when it ends. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}
