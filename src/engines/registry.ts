import { join } from 'node:path'
import type { Engine } from './engine.ts'
import { createLocalEngine } from './local/local.ts'

export interface EngineSettings {
  DATA_DIR: string
  LOCAL_SLOTS: number
}

const FACTORIES: Record<string, (settings: EngineSettings) => Engine> = {
  local: ({ DATA_DIR, LOCAL_SLOTS }) => createLocalEngine({ slots: LOCAL_SLOTS, models: join(DATA_DIR, 'models') }),
}

/** The engines that `ENGINES` names, in order of preference. */
export function createEngines(names: readonly string[], settings: EngineSettings): Engine[] {
  return names.flatMap((name) => FACTORIES[name]?.(settings) ?? [])
}
