import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { allJobs, allTransactions, balanceOf, hasEnded, type Job, type Service, upload } from './api.ts'
import { checkFiles, checkJobs, checkMoney, checkResults, checkWebhooks } from './checks.ts'
import { makeClips } from './clips.ts'
import { anyOrder, type Crowd, type Market, remoteOrder, sendCustomers } from './customers.ts'
import { type Kills, killAround, killFirstStart, medianOf, noKills, sumOf } from './killer.ts'
import { createProduct, type Product } from './product.ts'
import { type Receiver, startReceiver } from './receiver.ts'
import { duration, type Finding, finding } from './report.ts'
import { checkCreates, startUpstream, type Upstream } from './upstream.ts'

export interface Plan {
  jobs: number
  kills: number
  /** How many of the kills come before the first start is over. */
  falseStarts: number
  customers: number
  /** The receiver refuses one event at most this often: it is tried again after 5, 30, 120 and 600 s. */
  refusals: number
  /** Results to look into. */
  samples: number
  /** Edits by an upstream that loses answers, instead of the embedded engine. */
  remote?: boolean
}

export interface Outcome {
  findings: Finding[]
  kills: Kills
  jobs: Job[]
  /** What happened, in words. */
  story: string[]
  /** Where everything lies that was left. */
  folder: string
}

/** The share of webhook requests that get an error, no answer or a late one. */
const FAILING = 0.3
/** After this long without any change, what has not ended is stuck. */
const PATIENCE_SECONDS = 180

/** Orders edits and kills what works on them, then waits until all is quiet and checks every promise. */
export async function runChaos(plan: Plan, tell: (line: string) => void): Promise<Outcome> {
  const begun = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'retake-chaos-'))
  const kills = noKills()
  const manners = { failing: FAILING, refusals: plan.refusals }
  const upstream = plan.remote ? await startUpstream(folder, plan.jobs) : null
  const falseStarts = async (product: Product) => {
    for (let i = 0; i < plan.falseStarts; i++) await killFirstStart(product, kills)
  }
  const { product, receiver, market } = await openMarket(folder, manners, falseStarts, upstream?.settings)
  const before = await balanceOf(product)
  const crowd = sendCustomers(market, plan.customers, plan.jobs, upstream ? remoteOrder : anyOrder)
  const ticker = setInterval(() => tell(stateOf(plan, crowd, kills, receiver, begun)), 5000)
  try {
    await killAround(product, crowd, plan.jobs, plan.kills, kills)
    await product.ready()
    await Promise.race([crowd.done, sleep(PATIENCE_SECONDS * 1000, undefined, { ref: false })])
    const jobs = await quiet(product, tell)
    const findings = [
      checkKills(plan, kills),
      ...checkJobs(crowd, jobs),
      ...(await checkMoney(product, jobs, await allTransactions(product), { before, after: await balanceOf(product) })),
      ...checkWebhooks(receiver, jobs),
      ...(upstream ? [checkCreates(upstream)] : []),
      ...(await checkResults(product, jobs, plan.samples, folder)),
      ...(await endOf(product)),
    ]
    return {
      findings,
      kills,
      jobs,
      story: [...storyOf(crowd, jobs, receiver, product, begun), ...upstreamStory(upstream)],
      folder,
    }
  } finally {
    clearInterval(ticker)
    await product.kill()
    await receiver.close()
    await upstream?.close()
  }
}

function upstreamStory(upstream: Upstream | null): string[] {
  if (!upstream) return []
  const posts = upstream.server.requests.filter(({ at }) => at === 'create').length
  return [`${upstream.server.creates()} runs upstream for ${posts} creates that were sent`]
}

function checkKills({ kills: goal }: Plan, kills: Kills): Finding {
  const done = sumOf(kills)
  const measured = `${done} of ${goal} kills`
  return { promise: 'all that was to be killed was', measured, breaches: done < goal ? [measured] : [] }
}

/** The product, a receiver with `manners`, and clips in both; `before` happens to the product first. */
export async function openMarket(
  folder: string,
  manners: { failing: number; refusals: number },
  before: (product: Product) => Promise<void> = async () => undefined,
  settings: Record<string, string> = {},
) {
  const files = makeClips(folder)
  const receiver = await startReceiver({ clip: readFileSync(files.whole), ...manners })
  const product = await createProduct(folder, settings)
  await before(product)
  product.begin()
  if (!(await product.ready())) throw new Error(product.faults.join())
  const clips = {
    own: await upload(product, files.whole),
    damaged: await upload(product, files.damaged),
    elsewhere: receiver.clipUrl,
  }
  const market: Market = { product, clips, webhookUrl: receiver.url }
  return { product, receiver, market }
}

/** Resolves to all jobs once they have ended and their webhooks have arrived, or once nothing moves any more. */
export async function quiet(product: Service, tell: (line: string) => void): Promise<Job[]> {
  let last = ''
  for (let since = performance.now(); ; await sleep(1000)) {
    const jobs = await allJobs(product)
    const open = jobs.filter((job) => !hasEnded(job) || job.webhookStatus === 'pending')
    if (open.length === 0) return jobs
    const state = open.map(({ id, status }) => id + status).join()
    if (state !== last) since = performance.now()
    else if (performance.now() - since > PATIENCE_SECONDS * 1000) return jobs
    if (state !== last) tell(`waiting for ${open.length} jobs or their webhooks`)
    last = state
  }
}

/** How the product ends when asked to, and what it leaves behind. */
async function endOf(product: Product): Promise<Finding[]> {
  const { code, milliseconds, said } = await product.stop()
  await sleep(500)
  const { seen, orphans } = product.left()
  const ending = finding('it never ends by itself, and ends in order when asked', product.starts.length + 1, [
    ...product.faults,
    ...(code === 0 ? [] : [`exit code ${code} after ${duration(milliseconds)}: ${said}`]),
  ])
  return [
    ending,
    finding(
      'no process is left',
      seen,
      orphans.map(({ pid }) => String(pid)),
    ),
    ...(await checkFiles(product)),
  ]
}

function stateOf({ jobs, kills: goal }: Plan, crowd: Crowd, kills: Kills, receiver: Receiver, begun: number): string {
  const { requests, refused } = receiver
  return [
    duration(performance.now() - begun).padStart(12),
    `${crowd.accepted} of ${jobs} jobs accepted, ${crowd.ended} ended`,
    `${sumOf(kills)} of ${goal} kills`,
    `${requests} webhook requests, ${refused} refused`,
  ].join(' · ')
}

function storyOf(crowd: Crowd, jobs: Job[], receiver: Receiver, product: Product, begun: number): string[] {
  const count = (status: string) => jobs.filter((job) => job.status === status).length
  const tooOften = jobs.filter(({ error }) => /repeatedly|unexpectedly/.test(error ?? '')).length
  const tries = [...receiver.events.values()].reduce((sum, { accepted }) => sum + accepted, 0)
  return [
    `${jobs.length} jobs: ${count('COMPLETED')} completed, ${count('FAILED')} failed (${tooOften} of them killed too often), ${count('CANCELLED')} cancelled`,
    `${crowd.lost} requests of customers got no answer and were repeated with the same key`,
    `${receiver.requests} webhook requests: ${receiver.refused} refused, ${tries} accepted for ${receiver.events.size} events`,
    `${product.starts.length} starts got ready, median ${(medianOf(product.starts) / 1000).toFixed(1)} s, longest ${(Math.max(...product.starts) / 1000).toFixed(1)} s`,
    `took ${duration(performance.now() - begun)}`,
  ]
}
