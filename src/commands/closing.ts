/** Requests, webhooks and edits under way get this long to end in order. */
export const GRACE_SECONDS = 20

interface Step {
  name: string
  run(): unknown
}

/**
 * What has to be ended again, whether start-up got to its end or not: first whatever works, all at the same time, then what
 * it works with, in the opposite order of opening.
 */
export class Closing {
  readonly #work: Step[] = []
  readonly #tools: Step[] = []
  readonly #open = new Set<string>()
  readonly #failures: unknown[] = []

  /** `run` takes no more work and waits for what is under way. */
  drain(name: string, run: () => unknown): void {
    this.#work.push({ name, run })
  }

  close(name: string, run: () => unknown): void {
    this.#tools.push({ name, run })
  }

  /** What is being ended at this moment. */
  get open(): string[] {
    return [...this.#open]
  }

  /** Runs every step, also after one that fails; throws the first failure at the end. */
  async run(): Promise<void> {
    await Promise.all(this.#work.splice(0).map((step) => this.#end(step)))
    for (let step = this.#tools.pop(); step; step = this.#tools.pop()) await this.#end(step)
    if (this.#failures.length > 0) throw this.#failures[0]
  }

  async #end({ name, run }: Step): Promise<void> {
    this.#open.add(name)
    try {
      await run()
    } catch (error) {
      this.#failures.push(error)
    }
    this.#open.delete(name)
  }
}
