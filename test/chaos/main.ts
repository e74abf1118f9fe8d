import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { type Plan, runChaos } from './chaos.ts'
import { sumOf } from './killer.ts'
import { isKept, table } from './report.ts'

const FULL: Plan = { jobs: 500, kills: 200, customers: 16, refusals: 3, samples: 50 }
const QUICK: Plan = { jobs: 60, kills: 20, customers: 10, refusals: 2, samples: 10 }

/** Prints what happens and how it ended; exit code 1 when a promise was broken. */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    jobs: { type: 'string' },
    kills: { type: 'string' },
  },
})
const print = (text: string) => process.stdout.write(`${text}\n`)
print(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}\n`,
)

const plan = values.quick ? QUICK : FULL
const given = { jobs: Number(values.jobs ?? plan.jobs), kills: Number(values.kills ?? plan.kills) }
const { findings, kills, story, folder } = await runChaos({ ...plan, ...given }, print)
print(
  `\n${sumOf(kills)} kills: ${Object.entries(kills)
    .map(([moment, count]) => `${count} × ${moment}`)
    .join('; ')}`,
)
print(`${story.join('\n')}\n\n${table(findings)}`)
if (!findings.every(isKept)) print(`\nwhat is left lies in ${folder}`)
process.exit(findings.every(isKept) ? 0 : 1)
