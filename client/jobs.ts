import type { Http } from './http.ts'
import { type Listing, listing } from './listing.ts'
import type { EditAccepted, Job, JobEvent, JobPage, JobsQuery, ListedJob } from './types.ts'
import { pathOf, watchJob } from './watch.ts'

/** The requests about jobs. Every call takes a signal that stops it, and throws `RetakeError`. */
export class Jobs {
  readonly #http: Http

  constructor(http: Http) {
    this.#http = http
  }

  get(id: string, signal?: AbortSignal): Promise<Job> {
    return this.#http.json({ path: pathOf(id), signal })
  }

  /** Newest first. */
  list(query: JobsQuery = {}, signal?: AbortSignal): Listing<ListedJob, JobPage> {
    return listing(this.#http, { path: '/v2/jobs', query, items: ({ jobs }: JobPage) => jobs, signal })
  }

  /** CANCELLED: cancelled and refunded. PROCESSING: asked to stop; watch how it ends. Throws `conflict` once it has ended. */
  cancel(id: string, signal?: AbortSignal): Promise<EditAccepted> {
    return this.#http.json({ method: 'POST', path: `${pathOf(id)}/cancel`, signal })
  }

  /** Each change of a job until it has ended, whatever happens to the connection. */
  events(id: string, signal?: AbortSignal): AsyncGenerator<JobEvent> {
    return watchJob(this.#http, id, signal)
  }
}
