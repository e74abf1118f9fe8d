import { type Clock, inTime } from '../clock.ts'
import type { Engine, Health } from './engine.ts'

export type EngineKind = 'embedded' | 'remote' | 'simulated'

/** One engine, and whether it answers. */
export interface EngineReport extends Health {
  name: string
  kind: EngineKind
  slots: number
  summary: string
}

/** A customer who asks waits no longer for any engine. */
const PATIENCE_MILLISECONDS = 10_000
/** So often at most is an upstream asked how it is, however often customers ask. */
const FRESH_MILLISECONDS = 30_000

/** Asks every engine itself, all at once; the order stays. */
export function reportsOn(
  engines: readonly Engine[],
  ask = (engine: Engine): Promise<Health> => engine.health(),
): Promise<EngineReport[]> {
  return Promise.all(
    engines.map(async (engine) => {
      const { name, slots, summary } = engine
      return { name, kind: kindOf(name), slots, summary, ...(await ask(engine)) }
    }),
  )
}

/** The same for anybody who asks: within seconds, and from one look for all who ask about the same time. */
export function createReporter(engines: readonly Engine[], clock: Clock): () => Promise<EngineReport[]> {
  let last: { at: number; reports: Promise<EngineReport[]> } | null = null
  return () => {
    const now = clock.now().getTime()
    if (last === null || now - last.at >= FRESH_MILLISECONDS) {
      last = { at: now, reports: reportsOn(engines, (engine) => healthInTime(engine, clock)) }
    }
    return last.reports
  }
}

async function healthInTime(engine: Engine, clock: Clock): Promise<Health> {
  try {
    return await inTime(engine.health(), PATIENCE_MILLISECONDS, clock)
  } catch (error) {
    return { ok: false, detail: String(error), faults: [] }
  }
}

function kindOf(name: string): EngineKind {
  if (name === 'local') return 'embedded'
  return name === 'simulated' ? 'simulated' : 'remote'
}
