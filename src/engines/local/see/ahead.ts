import type { Frame } from 'node-av'
import type { Eyes, Impression } from './eyes.ts'
import { type Moment, moments } from './moments.ts'
import type { Tally } from './tally.ts'

/** A frame that waits to be shown; key frames are being looked at. */
export interface Glance {
  moment: Moment
  look: Promise<Impression> | null
}

/** Looks a second that are enough where something moves: nine cost half as much again, and mattes flickered no less. */
const LOOKS = 6

/** Frames between key frames at most, for any frame rate: motion over more is hard to follow. */
const LONGEST_SPAN = 8

/**
 * Where motion explains all but so much of the picture, and has moved it by no more than so many pixels on average, both
 * summed since the last key frame, a look may wait …
 */
const CALM = { unexplained: 0.008, travel: 2 }
/** … for so many times the usual frames. */
const PATIENCE = 2

/** When so much of the picture, summed since the last key frame, is not explained by motion, the next one comes early. */
const RESTLESS = 0.03

/** Looks that may come early for each one that comes in time: fast motion may cost a third as much again, not more. */
const EXTRA = 0.34

export interface AheadOptions {
  /** Of the clip, frames a second: a few looks a second are enough for any. */
  frameRate: number
  /** Counts what is seen. */
  tally: Tally
  /** Called whenever as many frames are held as can be, so that what is left to do is to wait for looks. */
  onFull?: () => void
}

/** Reads frames ahead of the one to be shown, so that both neighbours of each are known, and has key frames looked at. */
export class Ahead {
  readonly held: Glance[] = []
  readonly #onFull: () => void
  readonly #moments: AsyncGenerator<Moment, void, void>
  readonly #eyes: Eyes
  readonly #span: number
  readonly #longest: number
  readonly #tally: Tally
  #looks = 0
  #sinceKey = 0
  #unexplained = 0
  #travel = 0
  #credit = 0
  #ended = false

  constructor(frames: AsyncIterable<Frame>, eyes: Eyes, { frameRate, tally, onFull = () => {} }: AheadOptions) {
    this.#onFull = onFull
    this.#moments = moments(frames, eyes.width, eyes.height)
    this.#eyes = eyes
    this.#tally = tally
    this.#span = Math.min(LONGEST_SPAN, Math.max(1, Math.round(frameRate / LOOKS)))
    this.#longest = Math.min(LONGEST_SPAN, this.#span * PATIENCE)
  }

  /** Two spans to show the first of them, and one so that looks are under way meanwhile: more would fill memory. */
  async fill(): Promise<void> {
    while (!this.#ended && this.held.length <= 3 * this.#longest) {
      const { value: moment } = await this.#moments.next()
      if (!moment) this.#ended = true
      else this.held.push({ moment, look: this.#isKey(moment) ? this.#look(moment.frame) : null })
    }
    this.#onFull()
  }

  /** Index of the first key frame after this one in the same shot; null at the end of the shot. */
  keyAfter(index: number): number | null {
    if (!this.held[index]?.moment.ahead) return null
    const after = this.held.findIndex(({ look }, i) => i > index && look !== null)
    return after < 0 ? null : after
  }

  /** Frees the frames that nobody took, once no look reads them any more. */
  async close(): Promise<void> {
    await Promise.allSettled(this.held.map(({ look }) => look))
    for (const { moment } of this.held.splice(0)) moment.frame.free()
    await this.#moments.return()
  }

  #isKey(moment: Moment): boolean {
    this.#sinceKey += 1
    this.#unexplained += moment.unexplained
    this.#travel += moment.travel
    const edge = !moment.back || !moment.ahead
    const isCalm = this.#unexplained < CALM.unexplained && this.#travel < CALM.travel
    const due = this.#sinceKey >= (isCalm ? this.#longest : this.#span)
    const early = !edge && !due && this.#unexplained > RESTLESS && this.#credit >= 1
    if (due) this.#credit = Math.min(2, this.#credit + EXTRA)
    if (early) this.#credit -= 1
    if (!edge && !due && !early) return false
    this.#sinceKey = 0
    this.#unexplained = 0
    this.#travel = 0
    return true
  }

  #look(frame: Frame): Promise<Impression> {
    const index = this.#looks++
    const look = this.#eyes.look(frame)
    // Awaited later; until then a rejection must not count as unhandled.
    look.then(({ evidence }) => evidence && this.#tally.judge(index, evidence)).catch(() => {})
    return look
  }
}
