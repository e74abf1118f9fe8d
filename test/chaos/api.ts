import { readFile } from 'node:fs/promises'
import { KEY } from '../e2e/server.ts'
import type { Product } from './product.ts'

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

export const allJobs = (product: Product): Promise<Job[]> => all(product, '/v2/jobs', 'jobs')

export const allTransactions = (product: Product): Promise<Transaction[]> =>
  all(product, '/v2/credits/transactions', 'transactions')

export async function balanceOf(product: Product): Promise<number> {
  const me = (await (await product.api('GET', '/v2/me')).json()) as { team: { credits: number } }
  return me.team.credits
}

/** Resolves to the URL of the file in the product's storage. */
export async function upload(product: Product, file: string): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([await readFile(file)]), 'clip.mp4')
  const request = { method: 'POST', headers: { 'X-API-Key': KEY }, body: form }
  const answer = await fetch(`${product.url}/v2/uploads`, request)
  if (answer.status !== 201) throw new Error(`an upload was answered ${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as { url: string }).url
}

/** Page by page. */
async function all<Item>(product: Product, path: string, name: string): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor = ''; ; ) {
    const answer = await product.api('GET', `${path}?limit=100${cursor}`)
    const page = (await answer.json()) as Record<string, Item[]> & { nextCursor: string | null }
    items.push(...(page[name] ?? []))
    if (page.nextCursor === null) return items
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`
  }
}
