import { on } from 'node:events'
import type { MessagePort } from 'node:worker_threads'

/**
 * Looks by which word of how one turned out lags behind the next. Always as many, so that what a look is told does not
 * depend on time; the thread after this one is at the one between them, so that neither waits for the other.
 */
const BEHIND = 2

/** How the looks that were passed on to the next thread turned out: torn or not, one word for each, in order. */
export class Outcomes {
  readonly #words: AsyncIterator<boolean[]>
  #awaited = 0

  /** Of the next thread. */
  constructor(port: MessagePort) {
    this.#words = on(port, 'message', { close: ['close'] }) as AsyncIterator<boolean[]>
  }

  /** To be told of every look that is passed on. */
  expect(): void {
    this.#awaited += 1
  }

  /** Whether the look before the last one was torn; what came before the first of a clip is of no account. */
  async isTorn(isFirst: boolean): Promise<boolean> {
    let isTorn = false
    for (const left = isFirst ? 0 : BEHIND - 1; this.#awaited > left; this.#awaited--) {
      const { value, done } = await this.#words.next()
      isTorn = !done && value[0] === true
    }
    return isTorn && !isFirst
  }
}
