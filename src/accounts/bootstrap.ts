import type { Ledger } from '../credits/ledger.ts'
import type { Keys } from './keys.ts'

const DEFAULT_NAME = 'default'

/**
 * Makes sure that a new server can be used: the given key exists, or, where none is given and there is none yet, a fresh
 * one is made. Resolves to the fresh key, or null when there was nothing to make.
 */
export async function bootstrap(
  keys: Keys,
  ledger: Ledger,
  given: string | undefined,
  credits: number,
): Promise<string | null> {
  const wanted = given === undefined ? (await keys.list()).length === 0 : !(await keys.isKnown(given))
  if (!wanted) return null
  const { key, teamId } = await keys.create({ name: DEFAULT_NAME, key: given })
  if (credits > 0) await ledger.grant(teamId, credits, 'first start')
  return given === undefined ? key : null
}
