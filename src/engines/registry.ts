import type { EditTask, Engine, Understanding } from './engine.ts'
import { createLocalEngine } from './local/local.ts'

const FACTORIES: Record<string, () => Engine> = { local: createLocalEngine }

/** The engines that `ENGINES` names, in order of preference. */
export function createEngines(names: readonly string[]): Engine[] {
  return names.flatMap((name) => FACTORIES[name]?.() ?? [])
}

/** The first engine that can do something of the task; or, with `engine` null, what the engines say they can do instead. */
export function chooseEngine(
  engines: readonly Engine[],
  task: EditTask,
): { engine: Engine; understanding: Understanding } | { engine: null; help: string[] } {
  const help: string[] = []
  for (const engine of engines) {
    const understanding = engine.understand(task)
    if (understanding.possible) return { engine, understanding }
    help.push(understanding.help)
  }
  return { engine: null, help }
}
