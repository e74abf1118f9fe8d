import type { Engine } from '../../src/engines/engine.ts'

/**
 * The built local engine, as customers run it: from source each edit process would first compile itself. `npm test` builds;
 * a single test file run by hand takes what was built last.
 */
export async function openBuiltEngine(models: string): Promise<Engine> {
  const built = new URL('../../dist/engines/local/local.js', import.meta.url).href
  const { createLocalEngine } = (await import(built)) as typeof import('../../src/engines/local/local.ts')
  return createLocalEngine({ slots: 1, models })
}
