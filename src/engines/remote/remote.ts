import type { Logger } from 'pino'
import type { Clock } from '../../clock.ts'
import type { GuardedFetcher } from '../../sources/guarded-fetch.ts'
import type { EditContext, EditTask } from '../engine.ts'
import type { Finisher } from './finish.ts'
import type { RemoteService } from './service.ts'

export interface PolledServices {
  clock: Clock
  /** 0 ≤ n < 1. */
  random(): number
  log: Logger
  /** For results; it reaches what this upstream may hand out. */
  fetcher: GuardedFetcher
  finisher: Finisher
}

/** One remote edit and all that it needs. */
export interface Remote extends PolledServices {
  service: RemoteService
  context: EditContext
  task: EditTask
  /** Resolves when this upstream may be asked for a status again. */
  turn(signal: AbortSignal): Promise<void>
}
