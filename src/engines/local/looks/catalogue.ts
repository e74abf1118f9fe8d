import { readdirSync } from 'node:fs'
import type { Look } from './look.ts'

/** Every look of this folder, sorted by name. A new file that exports a default `Look` is all it takes to add one. */
export const looks: readonly Look[] = await readLooks()

/** The look with exactly this name, or undefined. */
export function lookNamed(name: string): Look | undefined {
  return looks.find((look) => look.name === name)
}

async function readLooks(): Promise<Look[]> {
  const found = new Map<string, Look>()
  for (const file of lookFiles()) {
    const module = (await import(new URL(file, import.meta.url).href)) as { default: Look }
    found.set(file, module.default)
  }
  refuseDuplicates(found)
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** TypeScript when run from source, JavaScript when built; never declaration or test files. */
function lookFiles(): string[] {
  return readdirSync(new URL('.', import.meta.url))
    .filter((file) => /^[a-z0-9-]+\.(ts|js)$/.test(file) && !/^(look|catalogue)\./.test(file))
    .sort()
}

/**
 * Throws when two files claim the same name or the same phrase, naming both.
 * @param found looks by the file they came from
 */
export function refuseDuplicates(found: ReadonlyMap<string, Pick<Look, 'name' | 'phrases' | 'near'>>): void {
  const owners = new Map<string, string>()
  for (const [file, look] of found) {
    const claims = [`name "${look.name}"`, ...[...look.phrases, ...(look.near ?? [])].map((text) => `phrase "${text}"`)]
    for (const claim of claims) {
      const owner = owners.get(claim)
      if (owner !== undefined) throw new Error(`The ${claim} is claimed by both ${owner} and ${file}`)
      owners.set(claim, file)
    }
  }
}
