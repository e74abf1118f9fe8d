import { setTimeout as sleep } from 'node:timers/promises'
import { openServer } from '../../../src/database/server.ts'
import { allTransactions, balanceOf, type Job, upload } from '../api.ts'
import { quiet } from '../chaos.ts'
import { checkJobs, checkMoney, checkResults, checkStored, checkWebhooks } from '../checks.ts'
import { type Crowd, sendCustomers, simulatedOrder } from '../customers.ts'
import { duration, type Finding, finding } from '../report.ts'
import { type Disturbances, disturb, noDisturbances, sumOf } from './disturb.ts'
import { type Fleet, type FleetPlan, PREFIX, withFleet } from './fleet.ts'
import { createWatchers, type Watchers } from './watchers.ts'

export interface FleetTrial extends FleetPlan {
  jobs: number
  disturbances: number
  customers: number
  /** Results to look into. */
  samples: number
}

export interface FleetOutcome {
  findings: Finding[]
  jobs: Job[]
  disturbances: Disturbances
  /** What happened, in words. */
  story: string[]
}

/** After this long without any change, what has not ended is stuck. */
const PATIENCE_SECONDS = 180

/** Orders edits from a fleet, disturbs it meanwhile, then waits until all is quiet and checks every promise. */
export function runFleet(trial: FleetTrial, tell: (line: string) => void, stop?: AbortSignal): Promise<FleetOutcome> {
  return withFleet(trial, (fleet) => work(trial, fleet, tell), stop)
}

async function work(trial: FleetTrial, fleet: Fleet, tell: (line: string) => void): Promise<FleetOutcome> {
  const begun = performance.now()
  const done = noDisturbances()
  const watchers = createWatchers(fleet.apiUrls)
  const before = await balanceOf(fleet)
  const crowd = await sendCrowd(trial, fleet, watchers)
  const ticker = setInterval(() => tell(stateOf(trial, crowd, done, begun)), 5000)
  try {
    await disturbAll(trial, fleet, crowd, done)
    for (const node of [...fleet.apis, ...fleet.workers]) await node.ready()
    await Promise.race([crowd.done.then(watchers.done), sleep(PATIENCE_SECONDS * 1000, undefined, { ref: false })])
    const jobs = await quiet(fleet, tell)
    const story = storyOf(crowd, jobs, watchers, fleet, begun)
    const heard = await fleet.receiver.report()
    const findings = [
      checkDisturbances(trial, done),
      ...checkJobs(crowd, jobs),
      ...(await checkMoney(fleet, jobs, await allTransactions(fleet), { before, after: await balanceOf(fleet) })),
      ...checkWebhooks(heard, jobs),
      checkWatchers(watchers, jobs),
      ...(await checkResults(fleet, jobs, trial.samples, fleet.folder)),
      ...(await endOf(fleet, jobs.length)),
    ]
    return {
      findings,
      jobs,
      disturbances: done,
      story: [...story, `${heard.requests} webhook requests, ${heard.refused} refused`],
    }
  } finally {
    clearInterval(ticker)
  }
}

async function sendCrowd(trial: FleetTrial, fleet: Fleet, watchers: Watchers): Promise<Crowd> {
  const { url, clipUrl } = await fleet.receiver.report()
  const clips = {
    own: await upload(fleet, fleet.clips.whole),
    damaged: await upload(fleet, fleet.clips.damaged),
    elsewhere: clipUrl,
  }
  const market = { product: fleet, clips, webhookUrl: url, onAccepted: watchers.follow }
  return sendCustomers(market, trial.customers, trial.jobs, simulatedOrder)
}

/** Spreads the disturbances over the orders, until these stop moving. */
async function disturbAll({ jobs, disturbances }: FleetTrial, fleet: Fleet, crowd: Crowd, done: Disturbances) {
  for (let turn = 0; sumOf(done) < disturbances; turn += 1) {
    const end = performance.now() + PATIENCE_SECONDS * 1000
    while (crowd.accepted < (sumOf(done) / disturbances) * jobs && performance.now() < end) await sleep(50)
    for (const node of [...fleet.apis, ...fleet.workers]) await node.ready()
    await disturb(fleet, done, turn)
  }
}

function checkDisturbances({ disturbances }: FleetTrial, done: Disturbances): Finding {
  const measured = `${sumOf(done)} of ${disturbances}`
  return {
    promise: 'all that was to be disturbed was',
    measured,
    breaches: sumOf(done) < disturbances ? [measured] : [],
  }
}

function checkWatchers({ told }: Watchers, jobs: Job[]): Finding {
  const wrong = jobs.filter(({ id, status }) => told.get(id) !== status)
  return finding(
    'every subscriber of a job is told its end, whichever node has it',
    jobs.length,
    wrong.map(({ id, status }) => `${id} ${status}, told ${told.get(id)}`),
  )
}

/** How the nodes end when asked to, and what they leave behind in the database and the store. */
async function endOf(fleet: Fleet, jobs: number): Promise<Finding[]> {
  const nodes = [...fleet.apis, ...fleet.workers]
  const ends = await Promise.all(nodes.map((node) => node.stop()))
  await sleep(500)
  const starts = nodes.reduce((sum, node) => sum + node.starts.length, 0)
  const orphans = nodes.flatMap((node) => node.left().orphans.map(({ pid }) => `${node.host.name}: ${pid}`))
  const database = openServer({ url: fleet.postgres.url, pool: 1 })
  const twice = await database.query<{ id: string }>(
    `select id from jobs where (select count(*) from jsonb_array_elements(route) step
                                where step->>'outcome' in ('completed', 'failed', 'cancelled')) > 1`,
  )
  const store = await fleet.store.report()
  const stored = await checkStored(
    database,
    store.keys.map((key) => key.slice(PREFIX.length)),
  )
  await database.close()
  return [
    finding('no node ends by itself, and each ends in order when asked', starts, [
      ...nodes.flatMap(({ host, faults }) => faults.map((fault) => `${host.name}: ${fault}`)),
      ...ends.flatMap(({ code }, index) => (code === 0 ? [] : [`${nodes[index]?.host.name}: exit code ${code}`])),
    ]),
    finding(
      'no process is left',
      nodes.reduce((sum, node) => sum + node.left().seen, 0),
      orphans,
    ),
    finding(
      'no job runs to an end twice',
      jobs,
      twice.map(({ id }) => id),
    ),
    ...stored,
  ]
}

function stateOf({ jobs, disturbances }: FleetTrial, crowd: Crowd, done: Disturbances, begun: number): string {
  return [
    duration(performance.now() - begun).padStart(12),
    `${crowd.accepted} of ${jobs} jobs accepted, ${crowd.ended} ended`,
    `${sumOf(done)} of ${disturbances} disturbances`,
  ].join(' · ')
}

function storyOf(crowd: Crowd, jobs: Job[], watchers: Watchers, fleet: Fleet, begun: number): string[] {
  const count = (status: string) => jobs.filter((job) => job.status === status).length
  const starts = [...fleet.apis, ...fleet.workers].reduce((sum, node) => sum + node.starts.length, 0)
  return [
    `${jobs.length} jobs: ${count('COMPLETED')} completed, ${count('FAILED')} failed, ${count('CANCELLED')} cancelled`,
    `${crowd.lost} requests of customers got no answer and were repeated with the same key`,
    `${watchers.told.size} subscribers, whose streams broke ${watchers.reopened()} times`,
    `${starts} starts of nodes got ready`,
    `took ${duration(performance.now() - begun)}`,
  ]
}
