import type { Catalogue, EditRequest, JobSummary } from '../../client/types.ts'

// What the studio knows better than client/types.ts, which has all that goes over the wire.

export const MODEL = 'wan-2.7-videoedit'

export interface Job extends JobSummary {
  input: EditRequest
}

export interface JobPage {
  jobs: Job[]
  nextCursor: string | null
}

export const CATALOGUE_PARTS = ['looks', 'scenes', 'atmospheres', 'adjustments', 'patterns', 'materials'] as const
export type CataloguePart = keyof Catalogue
