import type { Progress } from '../engines/engine.ts'
import { Failure } from '../failure.ts'
import { type EditedClip, type EditState, hasEnded } from './editor.ts'

/** What an edit made, on local disk. */
interface Made {
  file: string
  poster: string
  clip: EditedClip
}

interface Work {
  signal: AbortSignal
  /** It waits no longer. */
  began(): void
  progress(progress: Progress): void
}

/** An edit of this process, from its start on; never throws but for its `files`. */
export class RunningEdit {
  readonly id: string
  readonly #stop = new AbortController()
  readonly #listeners = new Set<() => void>()
  readonly #ended: Promise<void>
  #state: EditState
  #made: Made | null = null

  constructor(id: string, work: (work: Work) => Promise<Made>) {
    this.id = id
    this.#state = {
      ...{ id, status: 'QUEUED', progress: 0, phase: null, queuePosition: null },
      ...{ error: null, creditCost: null, result: null },
    }
    this.#ended = this.#run(work)
  }

  async follow(signal: AbortSignal, onChange: (state: EditState) => void = () => {}): Promise<EditState> {
    const tell = () => onChange(this.#state)
    tell()
    this.#listeners.add(tell)
    let leave = () => {}
    const left = new Promise<void>((resolve) => {
      leave = resolve
      signal.addEventListener('abort', leave, { once: true })
    })
    if (!signal.aborted) await Promise.race([this.#ended, left])
    signal.removeEventListener('abort', leave)
    this.#listeners.delete(tell)
    return this.#state
  }

  async cancel(): Promise<EditState> {
    this.#stop.abort(new Failure('cancelled', 'Cancelled'))
    await this.#ended
    return this.#state
  }

  /** Throws `Failure('input')` unless it is COMPLETED. */
  files(): Pick<Made, 'file' | 'poster'> {
    if (this.#made === null) throw new Failure('input', `The edit is ${this.#state.status}; it has no result`)
    return this.#made
  }

  async #run(work: (work: Work) => Promise<Made>): Promise<void> {
    try {
      this.#made = await work({
        signal: this.#stop.signal,
        began: () => this.#change({ status: 'PROCESSING', phase: 'editing' }),
        progress: ({ fraction }) => this.#change({ progress: Math.min(99, Math.floor(fraction * 100)) }),
      })
      this.#change({ status: 'COMPLETED', progress: 100, result: this.#made.clip })
    } catch (error) {
      const { kind, message, cause } = Failure.from(error)
      const told = kind === 'internal' ? `${message}: ${cause}` : message
      this.#change(kind === 'cancelled' ? { status: 'CANCELLED' } : { status: 'FAILED', error: told })
    }
  }

  #change(changes: Partial<EditState>): void {
    if (hasEnded(this.#state)) return
    this.#state = { ...this.#state, ...changes }
    for (const tell of this.#listeners) tell()
  }
}
