import { signal } from '@preact/signals'
import { getCatalogue } from '../api/calls.ts'
import { CATALOGUE_PARTS, type Catalogue, type CatalogueEntry } from '../api/shapes.ts'

/** All that the local engine can do; null until it is known. */
export const catalogue = signal<Catalogue | null>(null)
export const catalogueFailure = signal<unknown>(null)

/** Once a visit. */
export async function loadCatalogue(): Promise<void> {
  if (catalogue.value !== null) return
  catalogueFailure.value = null
  try {
    catalogue.value = await getCatalogue()
  } catch (error) {
    catalogueFailure.value = error
  }
}

/** The entries of these titles; where none is known, one of each of the main parts. */
export function entriesOf(all: Catalogue, titles: readonly string[]): CatalogueEntry[] {
  const entries = CATALOGUE_PARTS.flatMap((part) => all[part])
  const found = titles.flatMap((title) => {
    const wanted = title.toLowerCase()
    return entries.find((entry) => entry.title.toLowerCase() === wanted || entry.name.toLowerCase() === wanted) ?? []
  })
  if (found.length > 0) return found
  return [all.looks, all.scenes, all.atmospheres].flatMap((part) => part.slice(0, 1))
}

/** Those whose words hold all that is looked for. */
export function matching(entries: readonly CatalogueEntry[], query: string): CatalogueEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter(({ title, description, example }) => {
    const text = `${title} ${description} ${example}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
