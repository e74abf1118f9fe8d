import type { Http } from './http.ts'

interface AnyPage {
  nextCursor: string | null
}

/** A list of any length: `for await` walks over all of it, newest first, and `page()` is one page as the server sends it. */
export interface Listing<Item, Page> extends AsyncIterable<Item> {
  page(): Promise<Page>
}

export interface ListingRequest<Item, Page> {
  path: string
  query: object
  /** The items of a page. */
  items(page: Page): Item[]
  signal?: AbortSignal | undefined
}

export function listing<Item, Page extends AnyPage>(
  http: Http,
  { path, query, items, signal }: ListingRequest<Item, Page>,
): Listing<Item, Page> {
  const page = (cursor?: string) =>
    http.json<Page>({ path, query: { ...query, ...(cursor !== undefined && { cursor }) }, signal })
  return {
    page: () => page(),
    async *[Symbol.asyncIterator]() {
      for (let cursor: string | undefined; ; ) {
        const { nextCursor, ...rest } = await page(cursor)
        yield* items(rest as Page)
        if (nextCursor === null) return
        cursor = nextCursor
      }
    },
  }
}
