import { Failure } from '../../failure.ts'
import type { Health } from '../engine.ts'
import type { Upstream } from '../remote/upstream.ts'
import { initiate } from './files.ts'

/** Reserves an upload that nobody makes: the one free request of fal that tells whether the key is good. */
export async function askHealth(upstream: Upstream, restUrl: string, endpoint: string): Promise<Health> {
  try {
    await initiate(upstream, restUrl, 'initiate', { content_type: 'text/plain', file_name: 'health.txt' })
    return { ok: true, detail: `fal accepts the key; edits go to ${endpoint}`, faults: [] }
  } catch (error) {
    const { kind, cause } = Failure.from(error)
    const said = cause instanceof Error ? cause.message : String(cause)
    const faults = [
      kind === 'auth' ? 'Set FAL_KEY to a key that fal accepts' : `fal does not answer as it should: ${said}`,
    ]
    return { ok: false, detail: kind === 'auth' ? 'fal does not accept the key' : 'fal cannot be used', faults }
  }
}
