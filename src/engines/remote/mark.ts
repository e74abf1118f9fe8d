import type { Operation } from '../engine.ts'
import type { Prepared } from './service.ts'

/**
 * The checkpoint of a remote edit. `intended` is stored before the create, `started` as soon as it is answered: an attempt
 * that finds the first must look for the operation, one that finds the second only has to wait for it.
 */
export type Mark =
  | { stage: 'intended'; since: string; prepared: Prepared }
  | { stage: 'started'; since: string; operation: Operation }

export type Started = Extract<Mark, { stage: 'started' }>
