import type { EditTask, Engine, Understanding } from './engine.ts'

export type Choice = { engine: Engine; understanding: Understanding } | { engine: null; help: string[] }

/** The first engine that can do something of the task; or, with `engine` null, what the engines say they can do instead. */
export function chooseEngine(engines: readonly Engine[], task: EditTask): Choice {
  const help: string[] = []
  for (const engine of engines) {
    const understanding = engine.understand(task)
    if (understanding.possible) return { engine, understanding }
    help.push(understanding.help)
  }
  return { engine: null, help }
}
