import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { type Plan, runChaos } from './chaos.ts'
import { ROUND_LENGTH, sumOf as sumOfDisturbances } from './fleet/disturb.ts'
import { whyNoNetwork } from './fleet/network.ts'
import { type FleetTrial, runFleet } from './fleet/run.ts'
import { runScaling, type ScalingPlan } from './fleet/scaling.ts'
import { runFullDisk } from './full-disk.ts'
import { sumOf } from './killer.ts'
import { type Finding, isKept, table } from './report.ts'
import { runSoak } from './soak.ts'

const FULL: Plan = { jobs: 500, kills: 200, falseStarts: 5, customers: 16, refusals: 3, samples: 50 }
const QUICK: Plan = { jobs: 60, kills: 20, falseStarts: 2, customers: 10, refusals: 2, samples: 10 }
const SOAK_JOBS = 5000
const MANNERS = { failing: 0.3, refusals: 2 }
const FLEET: FleetTrial = {
  ...{ jobs: 300, disturbances: 4 * ROUND_LENGTH, customers: 12, samples: 30 },
  ...{ workers: 3, slots: 4, editSeconds: 3, manners: MANNERS },
}
const QUICK_FLEET: FleetTrial = { ...FLEET, jobs: 60, disturbances: ROUND_LENGTH, samples: 10 }
const SCALING: ScalingPlan = {
  ...{ slots: 2, rounds: 4, editSeconds: 15, workers: 3 },
  manners: { failing: 0, refusals: 0 },
}

/** Prints what happens and how it ended; exit code 1 when a promise was broken. */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    soak: { type: 'boolean', default: false },
    remote: { type: 'boolean', default: false },
    fleet: { type: 'boolean', default: false },
    scaling: { type: 'boolean', default: false },
    'full-disk': { type: 'boolean', default: false },
    jobs: { type: 'string' },
    kills: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const print = (text: string) => process.stdout.write(`${text}\n`)
print(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}\n`,
)

const findings = await run()
print(`\n${table(findings)}`)
process.exit(findings.every(isKept) ? 0 : 1)

async function run(): Promise<Finding[]> {
  if (values.soak) return runSoak(Number(values.jobs ?? SOAK_JOBS), print)
  if (values['full-disk']) return runFullDisk(print)
  if (values.fleet) return fleet()
  if (values.scaling) return [await onHosts((stop) => runScaling(SCALING, print, stop))]
  const plan = values.quick ? QUICK : FULL
  const numbers = { jobs: Number(values.jobs ?? plan.jobs), kills: Number(values.kills ?? plan.kills) }
  const { findings, kills, story, folder } = await runChaos({ ...plan, ...numbers, remote: values.remote }, print)
  const moments = Object.entries(kills).map(([moment, count]) => `${count} × ${moment}`)
  print(`\n${sumOf(kills)} kills: ${moments.join('; ')}\n${story.join('\n')}`)
  if (!findings.every(isKept)) print(`what is left lies in ${folder}`)
  return findings
}

async function fleet(): Promise<Finding[]> {
  const plan = values.quick ? QUICK_FLEET : FLEET
  const numbers = { jobs: Number(values.jobs ?? plan.jobs), disturbances: Number(values.kills ?? plan.disturbances) }
  const { findings, disturbances, story } = await onHosts((stop) =>
    runFleet({ ...plan, ...numbers, keepsLogs: values.keep }, print, stop),
  )
  const kinds = Object.entries(disturbances).map(([kind, count]) => `${count} × ${kind}`)
  print(`\n${sumOfDisturbances(disturbances)} disturbances: ${kinds.join('; ')}\n${story.join('\n')}`)
  return findings
}

/** Ctrl-C ends it as any failure does: what was made is taken away first. */
async function onHosts<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const obstacle = whyNoNetwork()
  if (obstacle) throw new Error(obstacle)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
  return work(stop.signal).catch((error: unknown) => {
    if (!stop.signal.aborted) throw error
    process.exit(130)
  })
}
