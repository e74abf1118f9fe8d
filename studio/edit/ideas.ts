import type { Catalogue, CatalogueEntry } from '../../client/types.ts'

/** A prompt for each of the main parts. */
export function examplesOf(all: Catalogue): string[] {
  return [all.looks, all.scenes, all.atmospheres].flatMap((part) => part.slice(0, 1).map(({ example }) => example))
}

/** Those whose words hold all that is looked for. */
export function matching(entries: readonly CatalogueEntry[], query: string): CatalogueEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter(({ title, description, example }) => {
    const text = `${title} ${description} ${example}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
