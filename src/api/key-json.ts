import type { z } from 'zod'
import type { Account } from '../accounts/account.ts'
import type { KeySummary } from '../accounts/keys.ts'
import type { KeyBody } from './schemas/key.ts'

/** The public form of a key, as the account of a request sees it. */
export function keyJson(key: KeySummary, { apiKey }: Account): z.input<typeof KeyBody> {
  const { id, name, prefix, status, email, createdAt } = key
  return { id, name, prefix, status, email, createdAt: createdAt.toISOString(), isCurrent: id === apiKey.id }
}
