import { signal } from '@preact/signals'
import type { Catalogue } from '../../client/types.ts'
import { getCatalogue } from '../api/calls.ts'

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
