import { createHmac } from 'node:crypto'
import { VERSION } from '../version.ts'
import type { WebhookEvent } from './event.ts'

/** How the SHA-256 of the API key is the key of `X-Webhook-Signature`: its 32 bytes, or their 64 hexadecimal digits. */
export type SecretForm = 'raw' | 'hex'

export interface Message {
  /** The same at every try. */
  id: string
  event: WebhookEvent
  /** The exact text that is sent. */
  body: string
  /** SHA-256 of the job's API key. */
  keyHash: Uint8Array
}

/**
 * The headers of one try: the contract's own signature, and those of Standard Webhooks, whose secret is `whsec_` and
 * the SHA-256 of the API key in base64.
 */
export function signedHeaders(message: Message, form: SecretForm, at: Date): Record<string, string> {
  const { id, event, body, keyHash } = message
  const timestamp = Math.floor(at.getTime() / 1000).toString()
  return {
    'content-type': 'application/json',
    'user-agent': `Retake-Webhooks/${VERSION}`,
    'x-webhook-event': event,
    'x-webhook-signature': `sha256=${sign(form === 'raw' ? keyHash : hexadecimal(keyHash), body, 'hex')}`,
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${sign(keyHash, `${id}.${timestamp}.${body}`, 'base64')}`,
  }
}

function sign(key: Uint8Array | string, text: string, encoding: 'hex' | 'base64'): string {
  return createHmac('sha256', key).update(text).digest(encoding)
}

function hexadecimal(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
