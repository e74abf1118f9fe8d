import { signal } from '@preact/signals'
import { getCatalogue } from '../api/calls.ts'
import type { Catalogue, CatalogueEntry } from '../api/shapes.ts'

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
