import { signal } from '@preact/signals'

const PLACE = 'retake-key'

/** The API key that every request carries in a header; it is in no address and nowhere on a page. */
export const key = signal<string | null>(sessionStorage.getItem(PLACE) ?? localStorage.getItem(PLACE))

/** Why the last session ended, where the person did not end it. */
export const farewell = signal<string | null>(null)

/** Keeps the key until the tab is closed or, when asked to, on this device. */
export function keepKey(given: string, onDevice: boolean): void {
  forget()
  const storage = onDevice ? localStorage : sessionStorage
  storage.setItem(PLACE, given)
  farewell.value = null
  key.value = given
}

export function signOut(reason: string | null = null): void {
  forget()
  farewell.value = reason
  key.value = null
}

function forget(): void {
  sessionStorage.removeItem(PLACE)
  localStorage.removeItem(PLACE)
}
