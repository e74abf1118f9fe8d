import { readdirSync } from 'node:fs'
import type { Atmosphere } from './atmosphere.ts'

/** Every atmosphere of the folder `air`, sorted by name. A new file that exports a default `Atmosphere` adds one. */
export const atmospheres: readonly Atmosphere[] = await readAtmospheres()

/** The atmosphere with exactly this name, or undefined. */
export function atmosphereNamed(name: string): Atmosphere | undefined {
  return atmospheres.find((atmosphere) => atmosphere.name === name)
}

async function readAtmospheres(): Promise<Atmosphere[]> {
  const folder = new URL('air/', import.meta.url)
  const found = new Map<string, Atmosphere>()
  for (const file of readdirSync(folder).filter((name) => /^[a-z0-9-]+\.(ts|js)$/.test(name))) {
    const module = (await import(new URL(file, folder).href)) as { default: Atmosphere }
    found.set(file, module.default)
  }
  refuseDuplicates(found)
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Throws when two files claim the same name or the same phrase, naming both.
 * @param found atmospheres by the file they came from
 */
export function refuseDuplicates(found: ReadonlyMap<string, Pick<Atmosphere, 'name' | 'phrases'>>): void {
  const owners = new Map<string, string>()
  for (const [file, { name, phrases }] of found) {
    for (const claim of [`name "${name}"`, ...phrases.map((phrase) => `phrase "${phrase}"`)]) {
      const owner = owners.get(claim)
      if (owner !== undefined) throw new Error(`The ${claim} is claimed by both ${owner} and ${file}`)
      owners.set(claim, file)
    }
  }
}
