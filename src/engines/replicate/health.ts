import { Failure } from '../../failure.ts'
import type { Health } from '../engine.ts'
import type { Upstream } from '../remote/upstream.ts'
import { INPUTS } from './request.ts'
import { Model } from './schemas.ts'

/** Reads the model's page, free of charge: whether the token is good, and whether the model takes what we send. */
export async function askHealth(upstream: Upstream, baseUrl: string, model: string): Promise<Health> {
  try {
    const { latest_version } = await upstream.ask({ method: 'GET', url: `${baseUrl}/models/${model}` }, Model)
    const known = latest_version?.openapi_schema.components.schemas.Input.properties
    if (!known)
      return { ok: true, detail: `Replicate accepts the token; ${model} keeps its inputs to itself`, faults: [] }
    const faults = INPUTS.filter((name) => !(name in known)).map((name) => `${model} has no input ${name}`)
    if (faults.length > 0) return { ok: false, detail: `${model} does not take all that is sent to it`, faults }
    return { ok: true, detail: `Replicate accepts the token; ${model} takes all that is sent to it`, faults: [] }
  } catch (error) {
    const { kind, cause } = Failure.from(error)
    const said = cause instanceof Error ? cause.message : String(cause)
    const advice = 'Set REPLICATE_API_TOKEN to a token that Replicate accepts, and the model to one that it may use'
    const faults = [kind === 'auth' ? `${advice}: ${said}` : `Replicate does not answer as it should: ${said}`]
    return { ok: false, detail: 'Replicate cannot be used', faults }
  }
}
