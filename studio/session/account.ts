import { effect, signal } from '@preact/signals'
import type { Account } from '../../client/types.ts'
import { getAccount } from '../api/calls.ts'
import { key } from './key.ts'

/** Whose key it is and what the team has left; null until it is known. */
export const account = signal<Account | null>(null)

/** After everything that may have changed the balance. A failure leaves the last known one. */
export async function refreshAccount(): Promise<void> {
  const found = await getAccount().catch(() => null)
  if (found && key.value !== null) account.value = found
}

effect(() => {
  if (key.value === null) account.value = null
  else void refreshAccount()
})
