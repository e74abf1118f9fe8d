import { randomBytes, randomInt, randomUUID } from 'node:crypto'

/** The one source of identifiers and randomness. Tests pass their own. */
export interface Identifiers {
  uuid(): string
  /** URL-safe, unguessable, `length` characters of [0-9A-Za-z]. */
  token(length: number): string
  /** An edit seed, 0–2147483647. */
  seed(): number
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

export const randomIdentifiers: Identifiers = {
  uuid: randomUUID,
  token: (length) => {
    let token = ''
    while (token.length < length) {
      // Bytes above 247 would favour the first letters of the alphabet.
      for (const byte of randomBytes(length)) if (byte < 248 && token.length < length) token += ALPHABET[byte % 62]
    }
    return token
  },
  seed: () => randomInt(0, 2147483648),
}
