import { readdirSync } from 'node:fs'
import type { Adjustment } from './adjustment.ts'

/** Every adjustment of this folder, sorted by name. A new file that exports a default `Adjustment` adds one. */
export const adjustments: readonly Adjustment[] = await readAdjustments()

/** The adjustment with exactly this name, or undefined. */
export function adjustmentNamed(name: string): Adjustment | undefined {
  return adjustments.find((adjustment) => adjustment.name === name)
}

async function readAdjustments(): Promise<Adjustment[]> {
  const found = new Map<string, Adjustment>()
  for (const file of adjustmentFiles()) {
    const module = (await import(new URL(file, import.meta.url).href)) as { default: Adjustment }
    found.set(file, module.default)
  }
  refuseDuplicates(found)
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** TypeScript when run from source, JavaScript when built; never declaration or test files. */
function adjustmentFiles(): string[] {
  return readdirSync(new URL('.', import.meta.url))
    .filter((file) => /^[a-z0-9-]+\.(ts|js)$/.test(file) && !/^(adjustment|catalogue)\./.test(file))
    .sort()
}

/**
 * Throws when two files claim the same name, or the same word, naming both.
 * @param found adjustments by the file they came from
 */
export function refuseDuplicates(found: ReadonlyMap<string, Pick<Adjustment, 'name' | 'up' | 'down' | 'nouns'>>): void {
  const owners = new Map<string, string>()
  for (const [file, { name, up, down, nouns }] of found) {
    // Within one file a word may be verb and noun: "blur the clip", "less blur".
    const words = new Set([...up, ...down, ...nouns])
    const claims = [`name "${name}"`, ...[...words].map((word) => `word "${word}"`)]
    for (const claim of claims) {
      const owner = owners.get(claim)
      if (owner !== undefined) throw new Error(`The ${claim} is claimed by both ${owner} and ${file}`)
      owners.set(claim, file)
    }
  }
}
