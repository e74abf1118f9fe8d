import type { FailureKind } from '../failure.ts'
import type { Circuits } from './circuit.ts'
import type { EditTask, Engine, Understanding } from './engine.ts'

export type Choice = { engine: Engine; understanding: Understanding } | { engine: null; refusals: Understanding[] }

/** The first engine that can do something of the task; or, with `engine` null, what each engine says to it. */
export function chooseEngine(engines: readonly Engine[], task: EditTask): Choice {
  const refusals: Understanding[] = []
  for (const engine of engines) {
    const understanding = engine.understand(task)
    if (understanding.possible) return { engine, understanding }
    refusals.push(understanding)
  }
  return { engine: null, refusals }
}

/** The next engine in order of preference that can do something of the task and is not known to be down. */
export function nextEngine(
  engines: readonly Engine[],
  circuits: Circuits,
  after: string,
  task: EditTask,
): Engine | null {
  const rest = engines.slice(engines.findIndex(({ name }) => name === after) + 1)
  const able = rest.filter((engine) => engine.understand(task).possible)
  return able.find(({ name }) => !circuits.isOpen(name)) ?? able[0] ?? null
}

/** Whether another engine may try what one has failed at. What a policy refuses is not shopped around. */
export function passesOn(kind: FailureKind): boolean {
  return kind !== 'policy' && kind !== 'cancelled' && kind !== 'lost'
}
