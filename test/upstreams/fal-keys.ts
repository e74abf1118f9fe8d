import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import type { Reply } from './loopback.ts'

export interface SigningOptions {
  /** Another time than now. */
  at?: Date
  /** Signed with a key that is not fal's. */
  forged?: boolean
}

/** What fal signs its webhooks with, and the set of keys that it shows for it. */
export function createKeys() {
  const pair = () => generateKeyPairSync('ed25519')
  const before = pair()
  let now = pair()
  return {
    shown: (): Reply => {
      const keys = [before, now].map(({ publicKey }, index) => ({
        ...publicKey.export({ format: 'jwk' }),
        kid: `${index}`,
      }))
      return { status: 200, json: { keys: [{ kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: 'rsa' }, ...keys] } }
    },
    rotate: () => {
      now = pair()
    },
    headers: (
      id: string,
      body: Buffer,
      { at = new Date(), forged = false }: SigningOptions,
    ): Record<string, string> => {
      const { privateKey } = forged ? pair() : now
      const time = `${Math.floor(at.getTime() / 1000)}`
      const message = [id, 'user-1', time, createHash('sha256').update(body).digest('hex')].join('\n')
      return {
        'content-type': 'application/json',
        'x-fal-webhook-request-id': id,
        'x-fal-webhook-user-id': 'user-1',
        'x-fal-webhook-timestamp': time,
        'x-fal-webhook-signature': sign(null, Buffer.from(message), privateKey).toString('hex'),
      }
    },
  }
}
