import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { upstreamFailure } from '../remote/failures.ts'
import { createHookKeys } from '../remote/hook-keys.ts'
import type { Upstream } from '../remote/upstream.ts'
import { KeySet } from './schemas.ts'

const MOST_SECONDS_APART = 300

/**
 * The request id of a webhook that fal signed: Ed25519 over id, user, time and the body's SHA-256, by any key of its
 * JWKS. https://fal.ai/docs/model-apis/webhooks. Throws `Failure('auth')`.
 */
export function createHookVerifier(upstream: Upstream, restUrl: string, now: () => Date) {
  const keys = createHookKeys(() => fetchKeys(upstream, restUrl), now)
  return async (headers: Record<string, string | undefined>, body: Buffer): Promise<string> => {
    const id = headers['x-fal-webhook-request-id'] ?? ''
    const user = headers['x-fal-webhook-user-id'] ?? ''
    const time = headers['x-fal-webhook-timestamp'] ?? ''
    const signature = headers['x-fal-webhook-signature'] ?? ''
    if (!/^[\w-]{1,200}$/.test(id)) throw refused('it names no request')
    if (!/^\d{1,12}$/.test(time)) throw refused('it has no time')
    if (!/^[0-9a-f]{128}$/i.test(signature)) throw refused('it is not signed')
    if (Math.abs(now().getTime() / 1000 - Number(time)) > MOST_SECONDS_APART) throw refused('it is too old or too new')
    const hash = createHash('sha256').update(body).digest('hex')
    const message = Buffer.from(`${id}\n${user}\n${time}\n${hash}`)
    const signed = (key: KeyObject) => verify(null, message, key, Buffer.from(signature, 'hex'))
    if (await keys.fit((known) => known.some(signed))) return id
    throw refused('no key of fal signed it')
  }
}

async function fetchKeys(upstream: Upstream, restUrl: string): Promise<KeyObject[]> {
  const { keys } = await upstream.ask({ method: 'GET', url: `${restUrl}/.well-known/jwks.json` }, KeySet)
  return keys.flatMap(({ kty, crv, x }) => {
    if (kty !== 'OKP' || crv !== 'Ed25519' || x === undefined) return []
    return [createPublicKey({ key: { kty, crv, x }, format: 'jwk' })]
  })
}

function refused(cause: string) {
  return upstreamFailure('auth', `webhook of fal: ${cause}`)
}
