import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type ReceivedWebhook, verifyWebhook } from '../../client/index.ts'
import { type SecretForm, signedHeaders } from '../../src/webhooks/sign.ts'

const KEY = `afk_${'0'.repeat(40)}`
const BODY = '{"jobId":"abc","status":"COMPLETED"}'
/** The contract's own test vector, section 5. */
const VECTOR = {
  raw: 'sha256=58e6d7af820911d918b1b43ade255ec260002ca8b24ba46dd057a99d192c89f4',
  hex: 'sha256=2cb660473e59908c969f761f7444eda6c9067d13d2d83a0057fb8fb5197c60af',
}

const sent = (form: SecretForm = 'raw', secondsAgo = 0, body = BODY) => {
  const keyHash = createHash('sha256').update(KEY).digest()
  const message = { id: 'b8e9', event: 'completed', body, keyHash } as const
  return signedHeaders(message, form, new Date(Date.now() - secondsAgo * 1000))
}
const verified = (changes: Partial<ReceivedWebhook> = {}) =>
  verifyWebhook({ body: BODY, headers: sent(), apiKey: KEY, ...changes })
const refused = { kind: 'signature', status: null }

describe('a dated event', () => {
  it.each<SecretForm>(['raw', 'hex'])(
    'is believed as the server sends it with WEBHOOK_SECRET_FORM=%s',
    async (form) => {
      expect(await verified({ headers: sent(form) })).toEqual({ id: 'b8e9', message: JSON.parse(BODY) })
    },
  )

  it('is believed in whatever form body and headers come', async () => {
    const shouted = Object.fromEntries(Object.entries(sent()).map(([name, value]) => [name.toUpperCase(), value]))
    expect(await verified({ headers: new Headers(sent()), body: Buffer.from(BODY) })).toHaveProperty('id', 'b8e9')
    expect(await verified({ headers: shouted, body: new Uint8Array(Buffer.from(BODY)).buffer })).toHaveProperty(
      'id',
      'b8e9',
    )
    const body = '{"error":"schön 🎬"}'
    expect((await verified({ body, headers: sent('raw', 0, body) })).message).toEqual({ error: 'schön 🎬' })
    const rotated = { ...sent(), 'webhook-signature': `v2,xx v1,AAAA ${sent()['webhook-signature']}` }
    expect(await verified({ headers: rotated })).toHaveProperty('id', 'b8e9')
  })

  it('is refused when anything of it was changed', async () => {
    const headers = sent()
    const later = `${Number(headers['webhook-timestamp']) + 1}`
    await expect(verified({ body: `${BODY} ` })).rejects.toMatchObject(refused)
    await expect(verified({ apiKey: `afk_${'1'.repeat(40)}` })).rejects.toMatchObject(refused)
    for (const change of [
      { 'webhook-id': 'other' },
      { 'webhook-timestamp': later },
      { 'webhook-timestamp': '' },
      { 'webhook-signature': '' },
      { 'webhook-signature': 'v1,not base64!' },
      { 'webhook-signature': headers['webhook-signature']?.replace('v1', 'v2') },
    ]) {
      // The other signature is still good, and must not help.
      await expect(verified({ headers: { ...headers, ...change }, allowUndated: true })).rejects.toMatchObject(refused)
    }
  })

  it('is refused when it is older or newer than the tolerance', async () => {
    expect(await verified({ headers: sent('raw', 290) })).toHaveProperty('id')
    await expect(verified({ headers: sent('raw', 310) })).rejects.toMatchObject(refused)
    await expect(verified({ headers: sent('raw', -310) })).rejects.toMatchObject(refused)
    expect(await verified({ headers: sent('raw', 310), toleranceSeconds: 400 })).toHaveProperty('id')
  })
})

describe('an undated event', () => {
  it.each<SecretForm>(['raw', 'hex'])('with the %s signature is believed only where that is wanted', async (form) => {
    const headers = { 'X-Webhook-Signature': VECTOR[form] }
    expect(await verified({ headers, allowUndated: true })).toEqual({ id: null, message: JSON.parse(BODY) })
    await expect(verified({ headers })).rejects.toMatchObject(refused)
  })

  it('is refused when it is not the key’s, or not of this body', async () => {
    const headers = { 'x-webhook-signature': VECTOR.raw }
    const given = { headers, allowUndated: true }
    await expect(verified({ ...given, body: BODY.replace('abc', 'abd') })).rejects.toMatchObject(refused)
    await expect(verified({ ...given, apiKey: 'afk_1' })).rejects.toMatchObject(refused)
    for (const signature of ['', 'sha256=', VECTOR.raw.slice(0, -2), `${VECTOR.raw}, ${VECTOR.raw}`]) {
      const changed = { 'x-webhook-signature': signature }
      await expect(verified({ ...given, headers: changed })).rejects.toMatchObject(refused)
    }
    const twice = { 'x-webhook-signature': [VECTOR.raw, VECTOR.raw] }
    await expect(verified({ ...given, headers: twice })).rejects.toMatchObject(refused)
  })
})
