import { Failure } from '../../failure.ts'
import type { Health } from '../engine.ts'
import { getPolicy, type Store } from './files.ts'

/** What an operator is to do, by the kind of failure. */
const ADVICE: Partial<Record<Failure['kind'], string>> = {
  auth: 'check DASHSCOPE_API_KEY, DASHSCOPE_MODEL and DASHSCOPE_BASE_URL: all must be of one region, and the model be activated',
  quota: 'settle the account at Alibaba Cloud',
  throttle: 'the account is over its rate; try again in a minute',
}
const OTHERWISE = 'check DASHSCOPE_BASE_URL and the network; the vendor may be down'

/** Asks for an upload policy, which takes a valid key and a model of this region, and costs nothing. */
export async function checkHealth(store: Store, label: string): Promise<Health> {
  try {
    await getPolicy(store)
    return { ok: true, detail: `${label} answers at ${store.baseUrl}`, faults: [] }
  } catch (error) {
    const { kind, cause } = Failure.from(error)
    const said = cause instanceof Error ? cause.message : String(cause)
    return { ok: false, detail: `${label} at ${store.baseUrl}: ${said}`, faults: [ADVICE[kind] ?? OTHERWISE] }
  }
}
