import { type EditOptions, type QuoteOptions, quoteEdit, submitEdit, upload } from './edit.ts'
import { createHttp, type Http } from './http.ts'
import { Jobs } from './jobs.ts'
import { Keys } from './keys.ts'
import { type Listing, listing } from './listing.ts'
import type {
  Account,
  Catalogue,
  DeliveriesQuery,
  EditAccepted,
  EditQuote,
  Engine,
  Model,
  PageQuery,
  Transaction,
  TransactionPage,
  Upload,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookRedelivery,
} from './types.ts'
import { type CompletedJob, type WaitOptions, waitFor } from './wait.ts'

export interface RetakeOptions {
  /** `afk_` and 40 letters or digits. */
  apiKey: string
  /** Where the server is; http://127.0.0.1:8787 by default. */
  baseUrl?: string | URL | undefined
  /** How often a request that may be repeated is tried; 4 by default. */
  attempts?: number | undefined
  /** Milliseconds for one answer, two minutes by default; an upload has ten times as long. */
  requestTimeout?: number | undefined
  /** Another `fetch` than the global one, for proxies and tests. */
  fetch?: typeof fetch | undefined
}

/**
 * A Retake server. Every call throws `RetakeError`, or the reason of its signal; reading, uploading and what carries an
 * idempotency key is repeated on lost connections, 429, 502, 503 and 504, as `Retry-After` asks.
 */
export class Retake {
  readonly jobs: Jobs
  readonly keys: Keys
  readonly #http: Http

  constructor(options: RetakeOptions) {
    const { apiKey, baseUrl = 'http://127.0.0.1:8787', attempts = 4, requestTimeout = 120_000 } = options
    this.#http = createHttp({
      ...{ apiKey, attempts, requestTimeout },
      baseUrl: String(baseUrl).replace(/\/+$/, ''),
      // Browsers want it called as a function of the window.
      fetch: options.fetch ?? ((...request) => fetch(...request)),
    })
    this.jobs = new Jobs(this.#http)
    this.keys = new Keys(this.#http)
  }

  /** Submits an edit and resolves to its job at once; `waitFor` its end. */
  edit(options: EditOptions): Promise<EditAccepted> {
    return submitEdit(this.#http, options)
  }

  /** What an edit would cost and do; nothing is created or charged. */
  quote(options: QuoteOptions): Promise<EditQuote> {
    return quoteEdit(this.#http, options)
  }

  /** Keeps a file on the server for a while, for any number of edits. */
  upload(file: Blob, signal?: AbortSignal): Promise<Upload> {
    return upload(this.#http, file, signal)
  }

  /**
   * Resolves when the job is COMPLETED. Throws `failed` or `cancelled` with the job, `timeout`, or the signal's reason;
   * stopping to wait does not stop the job.
   */
  waitFor(jobId: string, options?: WaitOptions): Promise<CompletedJob> {
    return waitFor(this.#http, jobId, options)
  }

  /** Whose key this is, and the credits that are left. */
  me(signal?: AbortSignal): Promise<Account> {
    return this.#http.json({ path: '/v2/me', signal })
  }

  async models(signal?: AbortSignal): Promise<Model[]> {
    const { models } = await this.#http.json<{ models: Model[] }>({ path: '/v2/models', signal })
    return models
  }

  /** What edits there, in order of preference, and whether it answers. */
  async engines(signal?: AbortSignal): Promise<Engine[]> {
    const { engines } = await this.#http.json<{ engines: Engine[] }>({ path: '/v2/engines', signal })
    return engines
  }

  /** What the local engine can be asked for by name, each with a prompt. */
  catalogue(signal?: AbortSignal): Promise<Catalogue> {
    return this.#http.json({ path: '/v2/catalogue', signal })
  }

  /** The team's ledger; the balance is the sum of all amounts. */
  transactions(query: PageQuery = {}, signal?: AbortSignal): Listing<Transaction, TransactionPage> {
    const items = ({ transactions }: TransactionPage) => transactions
    return listing(this.#http, { path: '/v2/credits/transactions', query, items, signal })
  }

  /** Events on their way to your receivers, each with its tries. */
  deliveries(query: DeliveriesQuery = {}, signal?: AbortSignal): Listing<WebhookDelivery, WebhookDeliveryPage> {
    const items = ({ deliveries }: WebhookDeliveryPage) => deliveries
    return listing(this.#http, { path: '/v2/webhooks/deliveries', query, items, signal })
  }

  /** Sends an event once more, at once. */
  redeliver(deliveryId: string, signal?: AbortSignal): Promise<WebhookRedelivery> {
    const path = `/v2/webhooks/deliveries/${encodeURIComponent(deliveryId)}/redeliver`
    return this.#http.json({ method: 'POST', path, signal })
  }
}
