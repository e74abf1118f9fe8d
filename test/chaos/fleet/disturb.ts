import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '../processes.ts'
import { editorsOf } from '../product.ts'
import type { Fleet, Node } from './fleet.ts'

/** What is done to a fleet, and how often it was. */
export type Disturbances = Record<(typeof ROUND)[number], number>

/** In this order, again and again. */
const ROUND = [
  'worker killed',
  'worker cut from the database until others have its jobs',
  'API node killed',
  'PostgreSQL killed',
  'drawing process killed',
  'worker cut from the database for a moment',
  'worker killed while it starts',
  'worker unplugged',
  'PostgreSQL restarted',
] as const

export const ROUND_LENGTH = ROUND.length

/** Longer than a lease, so that the jobs behind it are taken over while their first worker still runs them. */
const LONG_SECONDS = 14
const SHORT_SECONDS = 4

export const noDisturbances = (): Disturbances => Object.fromEntries(ROUND.map((kind) => [kind, 0])) as Disturbances

export const sumOf = (done: Disturbances): number => Object.values(done).reduce((sum, count) => sum + count, 0)

/** Does the next thing, resolves when it is over, and counts it; a drawing process may not be there to be killed. */
export async function disturb(fleet: Fleet, done: Disturbances, turn: number): Promise<void> {
  const kind = ROUND[turn % ROUND.length] ?? 'worker killed'
  const worker = anyOf(fleet.workers)
  await sleep(Math.random() * 1000)
  if (await act(fleet, kind, worker)) done[kind] += 1
}

async function act(fleet: Fleet, kind: keyof Disturbances, worker: Node): Promise<boolean> {
  const { network, postgres } = fleet
  switch (kind) {
    case 'worker killed':
      return restart(worker)
    case 'API node killed':
      return restart(anyOf(fleet.apis))
    case 'worker killed while it starts':
      await worker.kill()
      worker.begin()
      await sleep(Math.random() * 1500)
      return restart(worker)
    case 'drawing process killed':
      return killEditor(fleet)
    case 'PostgreSQL killed':
    case 'PostgreSQL restarted':
      await postgres.stop(kind === 'PostgreSQL killed' ? 'SIGQUIT' : 'SIGINT')
      await sleep(500 + Math.random() * 2000)
      await postgres.start()
      return true
    case 'worker unplugged':
      network.unplug(worker.host)
      await sleep(LONG_SECONDS * 1000)
      network.plug(worker.host)
      return true
    default: {
      network.cut(worker.host, postgres.host)
      await sleep((kind.endsWith('moment') ? SHORT_SECONDS : LONG_SECONDS) * 1000)
      network.heal(worker.host, postgres.host)
      return true
    }
  }
}

async function restart(node: Node): Promise<boolean> {
  await node.kill()
  await sleep(Math.random() * 1000)
  node.begin()
  return true
}

/** False when none shows up for a while. */
async function killEditor({ workers }: Fleet): Promise<boolean> {
  for (let patience = 0; patience < 200; patience += 1) {
    const editor = anyOf(workers.flatMap((worker) => editorsOf(worker.pid())))
    if (editor && isAlive(editor)) {
      process.kill(editor.pid, 'SIGKILL')
      return true
    }
    await sleep(20)
  }
  return false
}

function anyOf<T>(all: readonly T[]): T {
  return all[Math.floor(Math.random() * all.length)] as T
}
