import { createHmac, timingSafeEqual } from 'node:crypto'
import { upstreamFailure } from '../remote/failures.ts'
import { createHookKeys } from '../remote/hook-keys.ts'
import type { Upstream } from '../remote/upstream.ts'
import { HookSecret, Prediction } from './schemas.ts'

const MOST_SECONDS_APART = 300

/**
 * The run of a webhook that Replicate signed for this account: HMAC-SHA256 over id, time and body, one of the
 * signatures. https://replicate.com/docs/topics/webhooks/verify-webhook. Throws `Failure('auth')`.
 */
export function createHookVerifier(upstream: Upstream, baseUrl: string, now: () => Date) {
  const secrets = createHookKeys(() => fetchSecret(upstream, baseUrl), now)
  return async (headers: Record<string, string | undefined>, body: Buffer): Promise<string> => {
    const id = headers['webhook-id'] ?? ''
    const time = headers['webhook-timestamp'] ?? ''
    const signatures = (headers['webhook-signature'] ?? '').split(' ').flatMap(signatureOf)
    if (id === '') throw refused('it has no id')
    if (!/^\d{1,12}$/.test(time)) throw refused('it has no time')
    if (signatures.length === 0) throw refused('it is not signed')
    if (Math.abs(now().getTime() / 1000 - Number(time)) > MOST_SECONDS_APART) throw refused('it is too old or too new')
    const message = Buffer.concat([Buffer.from(`${id}.${time}.`), body])
    const signed = (secret: Buffer) => {
      const wanted = createHmac('sha256', secret).update(message).digest()
      return signatures.some((signature) => timingSafeEqual(signature, wanted))
    }
    if (await secrets.fit(signed)) return predictionOf(body)
    throw refused('it is not signed with the secret of this account')
  }
}

async function fetchSecret(upstream: Upstream, baseUrl: string): Promise<Buffer> {
  const { key } = await upstream.ask({ method: 'GET', url: `${baseUrl}/webhooks/default/secret` }, HookSecret)
  return Buffer.from(key.slice('whsec_'.length), 'base64')
}

/** `v1,<base64 of 32 bytes>`; other versions are not known. */
function signatureOf(text: string): Buffer[] {
  const signature = text.startsWith('v1,') ? Buffer.from(text.slice(3), 'base64') : Buffer.alloc(0)
  return signature.length === 32 ? [signature] : []
}

function predictionOf(body: Buffer): string {
  try {
    return Prediction.parse(JSON.parse(body.toString('utf8'))).id
  } catch {
    throw refused('it is about no prediction')
  }
}

function refused(cause: string) {
  return upstreamFailure('auth', `webhook of Replicate: ${cause}`)
}
