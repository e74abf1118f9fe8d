import type { Http } from './http.ts'
import { type Listing, listing } from './listing.ts'
import type { FreshKey, Key, KeyPage, PageQuery } from './types.ts'

/** The requests about API keys: your own, or, for an admin, those of the team. */
export class Keys {
  readonly #http: Http

  constructor(http: Http) {
    this.#http = http
  }

  /** Newest first, revoked ones included. */
  list(query: PageQuery = {}, signal?: AbortSignal): Listing<Key, KeyPage> {
    return listing(this.#http, { path: '/v2/keys', query, items: ({ keys }: KeyPage) => keys, signal })
  }

  /** The key is in the answer and nowhere else; so this is not repeated when the answer is lost. */
  create(name: string, signal?: AbortSignal): Promise<FreshKey> {
    return this.#http.json({ method: 'POST', path: '/v2/keys', body: { name }, signal })
  }

  /** For good; the very next request with it is refused. */
  revoke(id: string, signal?: AbortSignal): Promise<Key> {
    return this.#http.json({
      ...{ method: 'DELETE', path: `/v2/keys/${encodeURIComponent(id)}`, signal },
      repeatable: true,
    })
  }
}
