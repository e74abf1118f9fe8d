import { RetakeError } from './error.ts'
import type { WebhookMessage } from './types.ts'

export interface ReceivedWebhook {
  /** The body exactly as it came; parsed and printed again it is another text. */
  body: string | Uint8Array | ArrayBuffer
  /** `request.headers` of fetch-like servers and of Node's alike. */
  headers: Headers | Record<string, string | string[] | undefined>
  /** The key that submitted the job. */
  apiKey: string
  /** How old or how far ahead an event may be, in seconds; 300 by default. */
  toleranceSeconds?: number | undefined
  /**
   * Also take events that have `X-Webhook-Signature` alone, as Apiframe sends them. That signature holds no time, so
   * whoever has caught one event can send it again for ever.
   */
  allowUndated?: boolean | undefined
}

export interface VerifiedWebhook {
  /** The same each time an event is sent: drop what you have seen. Null for an undated event, which has none. */
  id: string | null
  message: WebhookMessage
}

/** Resolves to the message if your server has sent it, a short while ago; throws `signature` otherwise. */
export async function verifyWebhook(received: ReceivedWebhook): Promise<VerifiedWebhook> {
  const { allowUndated = false } = received
  const body = bytesOf(received.body)
  const keyHash = await crypto.subtle.digest('SHA-256', bytesOf(received.apiKey))
  const header = headerReader(received.headers)
  const id = header('webhook-id')
  if (id !== null) await checkDated(received, id, body, keyHash)
  else if (allowUndated) await checkUndated(header('x-webhook-signature'), body, keyHash)
  else throw refused('it has no webhook-id')
  return { id, message: parsed(body) }
}

/** Standard Webhooks: the signature covers id, time and body. */
async function checkDated(
  { headers, toleranceSeconds = 300 }: ReceivedWebhook,
  id: string,
  body: Uint8Array<ArrayBuffer>,
  keyHash: ArrayBuffer,
): Promise<void> {
  const header = headerReader(headers)
  const timestamp = header('webhook-timestamp') ?? ''
  const signed = joined(bytesOf(`${id}.${timestamp}.`), body)
  const signatures = (header('webhook-signature') ?? '').split(' ').flatMap((text) => {
    const [version, base64 = ''] = text.split(',')
    return version === 'v1' ? [fromBase64(base64)] : []
  })
  if (!(await anyMatches([keyHash], signatures, signed))) throw refused('its webhook-signature is wrong')
  const age = Math.abs(Date.now() / 1000 - Number(timestamp))
  if (!(age <= toleranceSeconds)) throw refused('it is too old, or the clocks disagree')
}

/** The key of the HMAC is the hash of the API key: its bytes, or their hexadecimal digits (`WEBHOOK_SECRET_FORM`). */
async function checkUndated(
  signature: string | null,
  body: Uint8Array<ArrayBuffer>,
  keyHash: ArrayBuffer,
): Promise<void> {
  const [, digits = ''] = /^sha256=([0-9a-f]{64})$/.exec(signature ?? '') ?? []
  const keys = [keyHash, bytesOf(toHexadecimal(keyHash))]
  if (!(await anyMatches(keys, [fromHexadecimal(digits)], body))) throw refused('its X-Webhook-Signature is wrong')
}

type Bytes = Uint8Array<ArrayBuffer>

async function anyMatches(keys: (Bytes | ArrayBuffer)[], signatures: Bytes[], signed: Bytes): Promise<boolean> {
  for (const key of keys) {
    const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
    for (const signature of signatures) {
      if (await crypto.subtle.verify('HMAC', imported, signature, signed)) return true
    }
  }
  return false
}

function parsed(body: Uint8Array): WebhookMessage {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as WebhookMessage
  } catch (cause) {
    throw new RetakeError('signature', 'This is no webhook: its body is no JSON', { cause })
  }
}

/** A header that came twice says two things, and proves neither. */
function headerReader(headers: ReceivedWebhook['headers']): (name: string) => string | null {
  if (headers instanceof Headers) return (name) => headers.get(name)
  return (name) => {
    const value = Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1]
    return typeof value === 'string' ? value : null
  }
}

function refused(why: string): RetakeError {
  return new RetakeError('signature', `This webhook is not to be believed: ${why}`)
}

function bytesOf(data: string | Uint8Array | ArrayBuffer): Bytes {
  return new Uint8Array(typeof data === 'string' ? new TextEncoder().encode(data) : data)
}

function joined(first: Uint8Array, second: Uint8Array): Bytes {
  const whole = new Uint8Array(first.length + second.length)
  whole.set(first)
  whole.set(second, first.length)
  return whole
}

function toHexadecimal(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHexadecimal(digits: string): Bytes {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** Empty, which matches nothing, for what is no base64. */
function fromBase64(text: string): Bytes {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}
