import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What can be shown in a picture; each has a folder of previews, named as its entries. */
export const PREVIEWED = ['looks', 'scenes', 'atmospheres', 'patterns', 'materials'] as const
export type Previewed = (typeof PREVIEWED)[number]

/** The folder of the pictures; `npm run previews` makes them. */
export const PREVIEWS = fileURLToPath(new URL('./pictures/', import.meta.url))

/** Every picture there is, as `looks/noir.webp`. */
export const previews: ReadonlySet<string> = new Set(PREVIEWED.flatMap(picturesOf))

function picturesOf(kind: Previewed): string[] {
  const folder = `${PREVIEWS}${kind}`
  const files = existsSync(folder) ? readdirSync(folder) : []
  return files.filter((file) => file.endsWith('.webp')).map((file) => `${kind}/${file}`)
}
