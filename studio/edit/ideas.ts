import type { CatalogueEntry } from '../api/shapes.ts'

/** Those whose words hold all that is looked for. */
export function matching(entries: readonly CatalogueEntry[], query: string): CatalogueEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter(({ title, description, example }) => {
    const text = `${title} ${description} ${example}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
