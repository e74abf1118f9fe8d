import type { Engine } from './engine.ts'
import { createLocalEngine } from './local/local.ts'

const FACTORIES: Record<string, () => Engine> = { local: createLocalEngine }

/** The engines that `ENGINES` names, in order of preference. */
export function createEngines(names: readonly string[]): Engine[] {
  return names.flatMap((name) => FACTORIES[name]?.() ?? [])
}
