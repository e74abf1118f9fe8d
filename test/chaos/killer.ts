import { mkdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Crowd } from './customers.ts'
import { isAlive } from './processes.ts'
import type { Product } from './product.ts'

/** When something is killed, and how often it was. */
export type Kills = Record<(typeof MOMENTS)[number], number>

const MOMENTS = [
  'server, in its first start',
  'server, at any instant',
  'server, while it starts',
  'server, while it takes an order',
  'server, while it stores a result',
  'edit process',
] as const

/** Edits are over sooner than servers start: half of the kills are theirs. */
const ROUND: readonly (keyof Kills)[] = [
  'edit process',
  'server, at any instant',
  'edit process',
  'server, while it stores a result',
  'edit process',
  'server, while it takes an order',
  'edit process',
  'server, while it starts',
]

export const noKills = (): Kills => Object.fromEntries(MOMENTS.map((moment) => [moment, 0])) as Kills

export const sumOf = (kills: Kills): number => Object.values(kills).reduce((sum, count) => sum + count, 0)

/** Orders that do not move for so long mean that jobs are stuck. */
const PATIENCE_SECONDS = 180
const FIRST_START_MILLISECONDS = 4000

/** Kills `goal` times, spread over the orders, or until these stop moving; what it kills of the server is started again. */
export async function killAround(product: Product, crowd: Crowd, jobs: number, goal: number, kills: Kills) {
  const results = join(product.dataDir, 'files/videos')
  mkdirSync(results, { recursive: true })
  for (let turn = 0; sumOf(kills) < goal; turn++) {
    const share = sumOf(kills) / goal
    if (!(await within(PATIENCE_SECONDS, () => crowd.orders.length >= share * jobs))) return
    await product.ready()
    const moment = ROUND[turn % ROUND.length] ?? 'edit process'
    switch (moment) {
      case 'edit process':
        if (await killEditor(product)) kills[moment] += 1
        continue
      case 'server, at any instant':
        await sleep(Math.random() * 2000)
        break
      case 'server, while it takes an order':
        await Promise.race([crowd.nextSubmission(), sleep(3000)])
        await sleep(Math.random() * 40)
        break
      case 'server, while it stores a result':
        await nextFile(results, 5000)
        await sleep(Math.random() * 20)
        break
      case 'server, while it starts':
        await product.kill()
        kills['server, at any instant'] += 1
        product.begin()
        await sleep(Math.random() * medianOf(product.starts))
        break
    }
    await product.kill()
    kills[moment] += 1
    product.begin()
  }
}

/** Kills the server while it makes its database. */
export async function killFirstStart(product: Product, kills: Kills): Promise<void> {
  product.begin()
  await sleep(Math.random() * FIRST_START_MILLISECONDS)
  await product.kill()
  kills['server, in its first start'] += 1
}

/** False when none shows up for a while. */
async function killEditor(product: Product): Promise<boolean> {
  for (let patience = 0; patience < 100; patience++) {
    const [editor] = product.editors().sort(() => Math.random() - 0.5)
    if (editor) {
      await sleep(Math.random() * 300)
      if (!isAlive(editor)) return false
      process.kill(editor.pid, 'SIGKILL')
      return true
    }
    await sleep(20)
  }
  return false
}

/** Resolves when the next file appears in the folder, or after a while. */
async function nextFile(folder: string, milliseconds: number): Promise<void> {
  const controller = new AbortController()
  await new Promise<void>((resolve) => {
    watch(folder, { signal: controller.signal }, () => resolve()).on('error', () => resolve())
    setTimeout(resolve, milliseconds)
  })
  controller.abort()
}

async function within(seconds: number, isSo: () => boolean): Promise<boolean> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(50)) {
    if (isSo()) return true
  }
  return false
}

export function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
