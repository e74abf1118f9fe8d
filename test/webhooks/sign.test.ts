import { createHash } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { expect, it } from 'vitest'
import { type SecretForm, signedHeaders } from '../../src/webhooks/sign.ts'

const KEY = `afk_${'0'.repeat(40)}`
const keyHash = createHash('sha256').update(KEY).digest()
const BODY = '{"jobId":"abc","status":"COMPLETED"}'
const message = { id: 'b8e9', event: 'completed', body: BODY, keyHash } as const
const signed = (form: SecretForm, changes = {}) => signedHeaders({ ...message, ...changes }, form, new Date())

it.each([
  ['raw', 'sha256=58e6d7af820911d918b1b43ade255ec260002ca8b24ba46dd057a99d192c89f4'],
  ['hex', 'sha256=2cb660473e59908c969f761f7444eda6c9067d13d2d83a0057fb8fb5197c60af'],
] as const)("signs the contract's test vector with the %s secret", (form, signature) => {
  expect(signed(form)['x-webhook-signature']).toBe(signature)
})

it.each(['raw', 'hex'] as const)('is verified by the Standard Webhooks library, with the %s setting too', (form) => {
  const webhook = new Webhook(`whsec_${keyHash.toString('base64')}`)
  expect(webhook.verify(BODY, signed(form))).toEqual({ jobId: 'abc', status: 'COMPLETED' })
})

it('covers the id, the time and every byte of the body', () => {
  const webhook = new Webhook(`whsec_${keyHash.toString('base64')}`)
  const headers = signed('raw')
  expect(() => webhook.verify(`${BODY} `, headers)).toThrow()
  expect(() => webhook.verify(BODY, { ...headers, 'webhook-id': 'other' })).toThrow()
  const later = String(Number(headers['webhook-timestamp']) + 1)
  expect(() => webhook.verify(BODY, { ...headers, 'webhook-timestamp': later })).toThrow()
})

it('signs text beyond ASCII as the UTF-8 that is sent', () => {
  const webhook = new Webhook(`whsec_${keyHash.toString('base64')}`)
  const body = '{"error":"schön 🎬"}'
  expect(webhook.verify(Buffer.from(body), signed('raw', { body }))).toEqual({ error: 'schön 🎬' })
})

it('says who sends what', () => {
  expect(signed('raw')).toMatchObject({
    'content-type': 'application/json',
    'user-agent': expect.stringMatching(/^Retake-Webhooks\/\d+\.\d+\.\d+/),
    'x-webhook-event': 'completed',
    'webhook-id': 'b8e9',
    'webhook-timestamp': expect.stringMatching(/^\d{10}$/),
  })
})
