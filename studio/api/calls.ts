import type {
  Account,
  Catalogue,
  EditQuote,
  EditRequest,
  Engine,
  FreshKey,
  KeyPage,
  TransactionPage,
  WebhookDeliveryPage,
} from '../../client/types.ts'
import { ask } from './request.ts'
import type { Job, JobPage } from './shapes.ts'

export const getAccount = () => ask<Account>('v2/me')

export const quoteEdit = (request: EditRequest, signal: AbortSignal) =>
  ask<EditQuote>('v2/videos/edit/quote', { method: 'POST', body: request, signal, repeatable: true })

/** Safe to repeat: the same `intent` is one job, however often it is sent. */
export const submitEdit = (request: EditRequest, intent: string) =>
  ask<{ jobId: string }>('v2/videos/edit', {
    method: 'POST',
    body: request,
    headers: { 'Idempotency-Key': intent },
    repeatable: true,
  })

export const getJob = (id: string, signal?: AbortSignal) =>
  ask<Job>(`v2/jobs/${encodeURIComponent(id)}`, within(signal))

export const cancelJob = (id: string) => ask(`v2/jobs/${encodeURIComponent(id)}/cancel`, { method: 'POST' })

export const listJobs = (cursor: string | null) => ask<JobPage>(paged('v2/jobs?include_input=true', cursor))

export const listTransactions = (cursor: string | null) =>
  ask<TransactionPage>(paged('v2/credits/transactions', cursor))

export const listDeliveries = (cursor: string | null) =>
  ask<WebhookDeliveryPage>(paged('v2/webhooks/deliveries', cursor))

export const redeliver = (id: string) => ask(`v2/webhooks/deliveries/${id}/redeliver`, { method: 'POST' })

export const listKeys = (cursor: string | null) => ask<KeyPage>(paged('v2/keys', cursor))

export const createKey = (name: string) => ask<FreshKey>('v2/keys', { method: 'POST', body: { name } })

export const revokeKey = (id: string) => ask(`v2/keys/${id}`, { method: 'DELETE' })

export const listEngines = async () => (await ask<{ engines: Engine[] }>('v2/engines')).engines

export const getCatalogue = () => ask<Catalogue>('v2/catalogue')

function paged(path: string, cursor: string | null): string {
  if (cursor === null) return path
  return `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`
}

function within(signal: AbortSignal | undefined) {
  return signal === undefined ? {} : { signal }
}
