import { signal } from '@preact/signals'

/** What keeps requests waiting right now, for the whole studio to see. */
export type Waiting = { kind: 'away' } | { kind: 'limited'; seconds: number }

export const waiting = signal<Waiting | null>(null)
