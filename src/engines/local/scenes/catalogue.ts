import { readdirSync } from 'node:fs'
import type { Scene } from './scene.ts'

/** Files of this folder that are not scenes. */
const OTHERS = /^(scene|catalogue|backdrop|still|relight)\./

/** Every scene of this folder, sorted by name. A new file that exports a default `Scene` is all it takes to add one. */
export const scenes: readonly Scene[] = await readScenes()

/** The scene with exactly this name, or undefined. */
export function sceneNamed(name: string): Scene | undefined {
  return scenes.find((scene) => scene.name === name)
}

async function readScenes(): Promise<Scene[]> {
  const found = new Map<string, Scene>()
  for (const file of sceneFiles()) {
    const module = (await import(new URL(file, import.meta.url).href)) as { default: Scene }
    found.set(file, module.default)
  }
  refuseDuplicates(found)
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** TypeScript when run from source, JavaScript when built; never declaration or test files. */
function sceneFiles(): string[] {
  return readdirSync(new URL('.', import.meta.url))
    .filter((file) => /^[a-z0-9-]+\.(ts|js)$/.test(file) && !OTHERS.test(file))
    .sort()
}

/**
 * Throws when two files claim the same name or the same phrase, naming both.
 * @param found scenes by the file they came from
 */
export function refuseDuplicates(found: ReadonlyMap<string, Pick<Scene, 'name' | 'phrases' | 'near'>>): void {
  const owners = new Map<string, string>()
  for (const [file, scene] of found) {
    const phrases = [...scene.phrases, ...(scene.near ?? [])]
    for (const claim of [`name "${scene.name}"`, ...phrases.map((phrase) => `phrase "${phrase}"`)]) {
      const owner = owners.get(claim)
      if (owner !== undefined) throw new Error(`The ${claim} is claimed by both ${owner} and ${file}`)
      owners.set(claim, file)
    }
  }
}
