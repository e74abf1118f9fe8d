import { Failure } from '../failure.ts'

/** Keys are ours, yet no key may ever leave its place. Throws `Failure('internal')`. */
export function checkedKey(key: string): string {
  if (!/^[0-9A-Za-z_-]+(\/[0-9A-Za-z._-]+)+$/.test(key) || key.includes('..')) {
    throw new Failure('internal', 'Internal error', { cause: `bad storage key ${key}` })
  }
  return key
}
