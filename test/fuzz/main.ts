import { parseArgs } from 'node:util'
import { judgeMedia } from '../hostile/main.ts'
import { setup } from '../support/snapshot.ts'
import { type Fault, fuzz, type Report } from './fuzz.ts'
import { openTarget } from './target.ts'

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '10000' }, seed: { type: 'string' }, media: { type: 'boolean' } },
})

const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
say(`seed ${seed}`)
const faults = values.media ? await judgeMedia(seed, say) : await fuzzApi()
process.exitCode = faults > 0 ? 1 : 0

/** Sends the requests and prints what came back; resolves to the number of faults. */
async function fuzzApi(): Promise<number> {
  await setup()
  const target = await openTarget()
  const report = await fuzz(target, Number(values.requests), seed)
  await target.close()
  say(table(report))
  for (const fault of distinct(report.faults)) say(`✗ ${fault.what}\n  seed ${fault.seed}: ${fault.request}`)
  say(`${report.requests} requests in ${report.seconds.toFixed(0)} s: ${report.faults.length} faults`)
  return report.faults.length
}

/** One line an operation: how often it answered with each status. */
function table({ answers }: Report): string {
  const lines = [...answers].map(([operation, statuses]) => {
    const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
    return `| ${operation} | ${counts.join(', ')} |`
  })
  return ['| operation | answers |', '| --- | --- |', ...lines.sort()].join('\n')
}

/** The first of each kind, up to twenty. */
function distinct(faults: Fault[]): Fault[] {
  const kinds = new Map(faults.map((fault) => [fault.what.replace(/[\d"'].*/, ''), fault]))
  return [...kinds.values()].slice(0, 20)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
