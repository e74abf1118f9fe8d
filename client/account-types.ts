// The part of types.ts about who asks, and what there is to ask for.

export interface Account {
  user: { id: string; email: string; role: 'admin' | 'member' }
  team: {
    id: string
    name: string
    plan: string
    credits: number
    customerId: string | null
    maxConcurrentJobs: number
  }
  apiKey: { id: string; name: string; prefix: string }
}

export interface Model {
  id: string
  label: string
  modality: 'image' | 'video' | 'music'
  description: string
  pricingMode: 'per-second'
  costMin: number
  costMax: number
}

export interface Engine {
  name: string
  /** `embedded` edits on the server, `remote` elsewhere, `simulated` not at all. */
  kind: 'embedded' | 'remote' | 'simulated'
  status: 'ready' | 'unavailable'
  detail: string
}

/** What the local engine can be asked for by name. */
export interface Catalogue {
  looks: CatalogueEntry[]
  adjustments: CatalogueEntry[]
  scenes: CatalogueEntry[]
  atmospheres: CatalogueEntry[]
  patterns: CatalogueEntry[]
  materials: CatalogueEntry[]
}

export interface CatalogueEntry {
  name: string
  title: string
  description: string
  /** A prompt that does this and nothing else. */
  example: string
  /** Path of a small picture of it on the server. */
  preview: string | null
}

/** An API key, without its secret. */
export interface Key {
  id: string
  name: string
  /** The first characters of the key. */
  prefix: string
  status: 'active' | 'inactive' | 'revoked'
  email: string
  createdAt: string
  /** Whether this client uses it. */
  isCurrent: boolean
}

export interface FreshKey extends Key {
  /** The key itself; it is shown this once. */
  key: string
}

export interface KeyPage {
  keys: Key[]
  nextCursor: string | null
  hasMore: boolean
}
