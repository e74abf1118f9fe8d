import { Failure, type FailureKind } from '../../failure.ts'

/** What a prompt may ask for, and whether the failure is one that passes. */
const RETRYABLE: Partial<Record<FailureKind, boolean>> = {
  ...{ input: false, policy: false, auth: false, quota: false, lost: false },
  ...{ throttle: true, upstream: true, internal: true },
}

/** `simulate failure: upstream` anywhere in the prompt fails the edit that way; null for prompts without it. */
export function toldFailure(prompt: string): Failure | null {
  const kind = /simulate failure: *([a-z]+)/i.exec(prompt)?.[1]?.toLowerCase() as FailureKind | undefined
  if (kind === undefined) return null
  const retryable = RETRYABLE[kind]
  if (retryable !== undefined) {
    return new Failure(kind, 'Simulated failure', { retryable, cause: 'the prompt asked for it' })
  }
  return new Failure('input', `Simulated failures are ${Object.keys(RETRYABLE).join(', ')}`)
}
