import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { startServer } from '../test/e2e/server.ts'
import { type Figure, HEADING, row } from './figures.ts'
import { filmLook } from './film-look.ts'
import { firstEdit } from './first-edit.ts'
import { fullQueue } from './queue/full-queue.ts'
import { submitRate } from './queue/submit-rate.ts'
import { fanOut, readRate } from './readers.ts'
import { latencyUnderEdits, pickUp } from './server.ts'
import { backgroundSwap } from './swap.ts'

/** By name; each prints figures of one run on one machine. Ratios count, absolute times do not travel. */
const MEASUREMENTS: Record<string, () => Promise<Figure[]>> = {
  'submit-rate': submitRate,
  'pick-up': () => onServer(pickUp, { ENGINES: 'simulated', SIMULATED_SECONDS: '0.3' }),
  'full-queue': fullQueue,
  reads: () => onServer(readRate, { ENGINES: 'simulated', SIMULATED_SECONDS: '0' }),
  'fan-out': () => onServer(fanOut, { ENGINES: 'simulated', SIMULATED_SECONDS: '6' }),
  'busy-api': () => onServer(latencyUnderEdits),
  'film-look': filmLook,
  swap: backgroundSwap,
  'first-edit': firstEdit,
}

const HELP = `npm run bench -- [--only NAME]… [--json]
Measures, and tells whether goals are met; exit code 1 when one is missed. Names: ${Object.keys(MEASUREMENTS).join(', ')}.`

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: Object.keys(MEASUREMENTS) },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const unknown = values.only.find((name) => !(name in MEASUREMENTS))
if (values.help || unknown) {
  process.stderr.write(`${unknown ? `there is no measurement ${unknown}\n` : ''}${HELP}\n`)
  process.exit(unknown ? 1 : 0)
}
const figures = await measure(values.only)
if (values.json) process.stdout.write(`${JSON.stringify({ ...machine(), figures }, null, 2)}\n`)
process.exit(figures.every(({ met }) => met !== false) ? 0 : 1)

/** Each figure is printed as soon as it is there. */
async function measure(names: readonly string[]): Promise<Figure[]> {
  const say = (text: string) => values.json || process.stdout.write(`${text}\n`)
  const { date, node, processors, load } = machine()
  say(`${date}, Node ${node}, ${processors}, load ${load} at the start\n\n${HEADING}`)
  const figures: Figure[] = []
  for (const name of names) {
    for (const figure of (await MEASUREMENTS[name]?.()) ?? []) {
      figures.push(figure)
      say(row(figure))
    }
  }
  say(`\nload ${machine().load} at the end, most of it its own`)
  return figures
}

function machine() {
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    processors: `${cpus().length} × ${cpus()[0]?.model}`,
    load: loadavg()[0]?.toFixed(1),
  }
}

async function onServer(
  work: (server: Awaited<ReturnType<typeof startServer>>) => Promise<Figure[]>,
  settings: Record<string, string> = {},
): Promise<Figure[]> {
  const server = await startServer({
    ...{ BOOTSTRAP_CREDITS: '1000000', LOG_LEVEL: 'silent', RATE_LIMIT: '1000000' },
    ...settings,
  })
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}
