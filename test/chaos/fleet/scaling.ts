import { openServer } from '../../../src/database/server.ts'
import { upload } from '../api.ts'
import { quiet } from '../chaos.ts'
import { plainOrder, sendCustomers } from '../customers.ts'
import type { Finding } from '../report.ts'
import { type Fleet, type FleetPlan, withFleet } from './fleet.ts'

/** One worker, and three, with as much to do for each; an edit is all waiting but a label that is drawn. */
const WORKERS = 3
const GOAL = 2.7

export interface ScalingPlan extends FleetPlan {
  /** Edits for each worker, in a row at each slot. */
  rounds: number
}

/** Edits a second of three workers ÷ those of one, on the same fleet. */
export function runScaling(plan: ScalingPlan, tell: (line: string) => void, stop?: AbortSignal): Promise<Finding> {
  return withFleet({ ...plan, workers: WORKERS }, (fleet) => measure(plan, fleet, tell), stop)
}

async function measure(plan: ScalingPlan, fleet: Fleet, tell: (line: string) => void): Promise<Finding> {
  const [, ...others] = fleet.workers
  // Each worker has drawn once before anything counts: its drawing process is then up.
  await rateOf(fleet, WORKERS * plan.slots)
  const three = await rateOf(fleet, WORKERS * plan.slots * plan.rounds)
  await Promise.all(others.map((worker) => worker.stop()))
  const one = await rateOf(fleet, plan.slots * plan.rounds)
  const ratio = three / one
  const measured = `${ratio.toFixed(2)} × (${three.toFixed(3)} against ${one.toFixed(3)} edits of ${plan.editSeconds} s a second)`
  tell(`three workers: ${measured}`)
  return {
    promise: `three workers do at least ${GOAL} times the work of one`,
    ...{ measured, breaches: ratio >= GOAL ? [] : [measured] },
  }
}

/** From the first start of any to the last end, as the database has them; all are in the queue at once. */
async function rateOf(fleet: Fleet, jobs: number): Promise<number> {
  const since = new Date()
  const { url: webhookUrl, clipUrl: elsewhere } = await fleet.receiver.report()
  const own = await upload(fleet, fleet.clips.whole)
  const market = { product: fleet, webhookUrl, clips: { own, elsewhere, damaged: own } }
  const crowd = sendCustomers(market, jobs, jobs, plainOrder)
  await crowd.done
  await quiet(fleet, () => undefined)
  const database = openServer({ url: fleet.postgres.url, pool: 1 })
  const [row] = await database.query<{ count: number; seconds: number }>(
    `select count(*)::int as count, extract(epoch from max(completed_at) - min(started_at))::float as seconds
     from jobs where created_at > $1 and status = 'COMPLETED'`,
    [since],
  )
  await database.close()
  if (row?.count !== jobs) throw new Error(`${row?.count} of ${jobs} edits completed: ${crowd.faults.join()}`)
  return jobs / row.seconds
}
