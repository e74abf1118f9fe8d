import { readFile } from 'node:fs/promises'
import { KEY } from '../e2e/server.ts'

/** What answers the API: one server, or a fleet behind its balancer. */
export interface Service {
  url: string
  /** The environment in which `retake` administers it. */
  administration: Record<string, string>
  api(method: string, path: string, options?: ApiOptions): Promise<Response>
}

export interface ApiOptions {
  body?: unknown
  headers?: Record<string, string>
  /** The answer is given up after this many milliseconds. */
  patience?: number
}

/** Asks the API at `url`, as the customer whom everything belongs to. */
export function apiAt(url: string): Service['api'] {
  return (method, path, { body, headers = {}, patience = 30_000 } = {}) =>
    fetch(url + path, {
      method,
      headers: {
        'X-API-Key': KEY,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(Math.max(1, Math.round(patience))),
    })
}

/** A job as the API tells it. */
export interface Job {
  id: string
  status: 'QUEUED' | 'PROCESSING' | 'COMPLETED' | 'FAILED' | 'CANCELLED'
  error: string | null
  creditCost: number
  webhookStatus: string | null
  result: { videoUrl: string; posterUrl: string } | null
}

export interface Transaction {
  kind: 'grant' | 'debit' | 'refund'
  amount: number
  jobId: string | null
}

export const hasEnded = ({ status }: Pick<Job, 'status'>): boolean => !['QUEUED', 'PROCESSING'].includes(status)

export const allJobs = (product: Service): Promise<Job[]> => all(product, '/v2/jobs', 'jobs')

export const allTransactions = (product: Service): Promise<Transaction[]> =>
  all(product, '/v2/credits/transactions', 'transactions')

export async function balanceOf(product: Service): Promise<number> {
  const me = (await (await product.api('GET', '/v2/me')).json()) as { team: { credits: number } }
  return me.team.credits
}

/** Resolves to the URL of the file in the product's storage. */
export async function upload(product: Service, file: string): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([await readFile(file)]), 'clip.mp4')
  const request = { method: 'POST', headers: { 'X-API-Key': KEY }, body: form }
  const answer = await fetch(`${product.url}/v2/uploads`, request)
  if (answer.status !== 201) throw new Error(`an upload was answered ${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as { url: string }).url
}

/** Page by page. */
async function all<Item>(product: Service, path: string, name: string): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor = ''; ; ) {
    const answer = await product.api('GET', `${path}?limit=100${cursor}`)
    const page = (await answer.json()) as Record<string, Item[]> & { nextCursor: string | null }
    items.push(...(page[name] ?? []))
    if (page.nextCursor === null) return items
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`
  }
}
