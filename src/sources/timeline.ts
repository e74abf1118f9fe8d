import { AV_NOPTS_VALUE, AV_PKT_FLAG_DISCARD } from 'node-av/constants'
import type { Packet, Rational } from 'node-av/lib'
import { unreadable } from './unreadable.ts'

/** 10 s at 1000 frames per second are still counted, to be told by the limits. */
const MOST_FRAMES = 20_000

/** Length and number of the frames of a stream, by its packets' own times; what the headers say proves nothing. */
export class Timeline {
  readonly #timeBase: Rational
  #packets = 0
  #frames = 0
  #first = 0
  #last = 0
  #lastDuration = 0

  constructor(timeBase: Rational) {
    this.#timeBase = timeBase
  }

  add(packet: Packet): void {
    this.#packets += 1
    if (this.#packets > MOST_FRAMES) throw unreadable('video', `it has over ${MOST_FRAMES} frames`)
    // Packets before the start of an edit list only help to decode.
    if (packet.flags & AV_PKT_FLAG_DISCARD) return
    const time = packet.pts === AV_NOPTS_VALUE ? packet.dts : packet.pts
    if (time === AV_NOPTS_VALUE) throw unreadable('video', 'its frames have no times')
    const at = Number(time)
    if (this.#frames === 0 || at < this.#first) this.#first = at
    if (this.#frames === 0 || at >= this.#last) {
      this.#last = at
      this.#lastDuration = Number(packet.duration)
    }
    this.#frames += 1
  }

  length(): { frames: number; seconds: number } {
    const span = this.#last - this.#first
    // Some writers leave out how long the last frame is shown.
    const lastDuration = this.#lastDuration > 0 ? this.#lastDuration : span / Math.max(1, this.#frames - 1)
    const seconds = ((span + lastDuration) * this.#timeBase.num) / this.#timeBase.den
    if (!(seconds > 0)) throw unreadable('video', 'it has no frames')
    return { frames: this.#frames, seconds }
  }
}
