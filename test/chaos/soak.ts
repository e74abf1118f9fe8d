import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openMarket, quiet } from './chaos.ts'
import { filesBelow } from './checks.ts'
import { type Market, plainOrder, sendCustomers } from './customers.ts'
import { medianOf } from './killer.ts'
import { childrenOf, handlesOf, residentMegabytes } from './processes.ts'
import type { Product } from './product.ts'
import { duration, type Finding } from './report.ts'

/** What the server holds while it has nothing to do. */
interface Holdings {
  jobs: number
  megabytes: number
  handles: number
  children: number
  temporary: number
  stored: number
}

const CUSTOMERS = 4
/** The share of the jobs that warm it up, and the growth that is allowed after that. */
const WARM_UP = 0.1
const GROWTH = 0.1

/** Many short jobs, one after the other; nothing may grow with them but what they are meant to leave. */
export async function runSoak(jobs: number, tell: (line: string) => void): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'retake-soak-'))
  const { product, receiver, market } = await openMarket(folder, { failing: 0, refusals: 0 })
  const begun = performance.now()
  const measure = async (name: string, done: number) => {
    await quiet(product, () => undefined)
    const holdings = await holdingsOf(product, done)
    tell(`${duration(performance.now() - begun).padStart(12)} · ${name}: ${describe(holdings)}`)
    return holdings
  }
  try {
    await measure('at start', 0)
    const warmUp = Math.max(20, Math.round(jobs * WARM_UP))
    await work(market, warmUp)
    const course = [await measure('warmed up', warmUp)]
    const part = Math.floor((jobs - warmUp) / 4)
    for (let done = warmUp + part; done <= jobs - part; done += part) {
      await work(market, part)
      course.push(await measure('under way', done))
    }
    await work(market, ((jobs - warmUp) % 4) + part)
    return compare(course, await measure('at the end', jobs))
  } finally {
    await product.kill()
    await receiver.close()
  }
}

async function work(market: Market, jobs: number): Promise<void> {
  const crowd = sendCustomers(market, CUSTOMERS, jobs, plainOrder)
  await crowd.done
  if (crowd.faults.length > 0) throw new Error(crowd.faults.join('\n'))
}

async function holdingsOf(product: Product, jobs: number): Promise<Holdings> {
  const samples: number[] = []
  for (let i = 0; i < 20; i++) {
    samples.push(residentMegabytes(product.pid()))
    await sleep(250)
  }
  return {
    ...{ jobs, megabytes: medianOf(samples), handles: handlesOf(product.pid()).length },
    children: childrenOf(product.pid()).length,
    temporary: filesBelow(join(product.dataDir, 'workspaces')).length,
    stored: existsSync(join(product.dataDir, 'files')) ? filesBelow(join(product.dataDir, 'files')).length : 0,
  }
}

/** The end against the warm server; as it may still hold memory of its start then, the least that it held later counts. */
function compare(course: Holdings[], end: Holdings): Finding[] {
  const [warm = end] = course
  const least = Math.min(...course.map(({ megabytes }) => megabytes))
  const growth = end.megabytes / least - 1
  const memory = `${least.toFixed(0)} → ${end.megabytes.toFixed(0)} MB, ${(growth * 100).toFixed(1)} %`
  const change = (promise: string, before: number, after: number, most: number): Finding => {
    const measured = `${before} → ${after}`
    return { promise, measured, breaches: after > most ? [measured] : [] }
  }
  const files = 2 * (end.jobs - warm.jobs)
  return [
    {
      promise: `resident memory grows by less than ${GROWTH * 100} % from warm-up to the end of ${end.jobs} jobs`,
      ...{ measured: memory, breaches: growth < GROWTH ? [] : [memory] },
    },
    // Connections that customers keep open for a while come and go.
    change(`open handles grow by less than ${GROWTH * 100} %`, warm.handles, end.handles, warm.handles * (1 + GROWTH)),
    change('processes do not grow', warm.children, end.children, Math.max(warm.children, 3)),
    change('no temporary file is left', warm.temporary, end.temporary, 0),
    change('a job leaves its video and its poster, no more', warm.stored, end.stored, warm.stored + files),
  ]
}

function describe({ jobs, megabytes, handles, children, temporary, stored }: Holdings): string {
  const held = `${megabytes.toFixed(0)} MB, ${handles} handles, ${children} processes`
  return `${jobs} jobs, ${held}, ${temporary} temporary files, ${stored} stored files`
}
