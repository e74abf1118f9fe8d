import { Message } from './schemas.ts'

/** Saving comes after the last step. */
const MOST = 0.95

interface Steps {
  done: number
  all: number
}

/** The steps of one run, as the WebSocket tells them: `progress_state` of newer builds, `progress` and `executing` of older ones. */
export class StepCount {
  readonly #samplers: readonly string[]
  readonly #steps = new Map<string, Steps>()

  constructor(samplers: readonly string[]) {
    this.#samplers = samplers
  }

  /** Steps of all samplers that are done; a sampler that has not told its steps yet counts like the others. */
  get fraction(): number | undefined {
    const known = [...this.#steps].filter(([node]) => this.#samplers.includes(node)).map(([, steps]) => steps)
    if (known.length === 0) return undefined
    const done = known.reduce((sum, steps) => sum + steps.done, 0)
    const all = known.reduce((sum, steps) => sum + steps.all, 0)
    return Math.min(MOST, (done * known.length) / (all * this.#samplers.length))
  }

  note(type: string, data: Record<string, unknown>): void {
    if (type === 'progress') this.#set(String(data.node), data)
    if (type === 'progress_state') {
      for (const [node, state] of Object.entries((data.nodes ?? {}) as Record<string, unknown>)) {
        this.#set(node, state as Record<string, unknown>)
      }
    }
  }

  #set(node: string, { value, max }: Record<string, unknown>): void {
    if (typeof value !== 'number' || typeof max !== 'number' || max <= 0) return
    // Never backwards: messages of a node that ended may come late.
    const done = Math.max(this.#steps.get(node)?.done ?? 0, Math.min(value, max))
    this.#steps.set(node, { done, all: max })
  }
}

/** The steps of the runs that one client hears of. */
export class StepCounts {
  readonly #counts = new Map<string, StepCount>()
  /** Oldest builds tell the run only when they begin it. */
  #current: string | undefined

  get isEmpty(): boolean {
    return this.#counts.size === 0
  }

  add(run: string, samplers: readonly string[]): void {
    if (!this.#counts.has(run)) this.#counts.set(run, new StepCount(samplers))
  }

  remove(run: string): void {
    this.#counts.delete(run)
  }

  fraction(run: string): number | undefined {
    return this.#counts.get(run)?.fraction
  }

  /** A frame as it came. Binary ones are previews; what is not understood is no news. */
  hear(frame: unknown): void {
    if (typeof frame !== 'string') return
    const message = Message.safeParse(parsed(frame))
    if (!message.success) return
    const { type, data } = message.data
    if (typeof data.prompt_id === 'string') this.#current = data.prompt_id
    if (this.#current !== undefined) this.#counts.get(this.#current)?.note(type, data)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
