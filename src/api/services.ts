import type { Logger } from 'pino'
import type { Account } from '../accounts/account.ts'
import type { Keys } from '../accounts/keys.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Ledger } from '../credits/ledger.ts'
import type { Database } from '../database/database.ts'
import type { Engine } from '../engines/engine.ts'
import type { Identifiers } from '../identifiers.ts'
import type { JobStatus } from '../jobs/job.ts'
import type { EditRequest } from '../jobs/request.ts'
import type { Quote } from '../jobs/submit.ts'
import type { Watcher } from '../jobs/watch.ts'
import type { Intake } from '../sources/intake.ts'
import type { Storage } from '../storage/storage.ts'

/** All that the routes need, made by commands/. */
export interface Services {
  config: Config
  /** Absolute URL of a stored file, e.g. `https://cdn…/files/videos/…mp4`. */
  fileUrl(key: string): string
  clock: Clock
  identifiers: Identifiers
  log: Logger
  database: Database
  storage: Storage
  keys: Keys
  intake: Intake
  /** jobs/submit. Throws `RequestRefused`, `InsufficientCredits`, `IdempotencyConflict`. */
  submit(
    request: EditRequest,
    account: Account,
    idempotencyKey: string | null,
  ): Promise<{ jobId: string; status: JobStatus }>
  /** jobs/submit. Throws `RequestRefused`. */
  quote(request: EditRequest, account: Account): Promise<Quote>
  ledger: Ledger
  /** For the webhooks of upstreams. */
  engines: readonly Engine[]
  watcher: Watcher
  /** Requests under way get this long when the server closes. */
  graceSeconds: number
}
