import type { Picture } from '../compose/picture.ts'
import type { Flow } from './motion/flow.ts'
import { type Pyramid, PyramidMaker } from './motion/luma.ts'
import { Matcher } from './motion/match.ts'
import { Misfit } from './motion/misfit.ts'
import { boxOf, Warp } from './motion/warp.ts'

/** Mean difference of 3 × 3 pixels, in steps of luma, up to which the picture counts as unchanged. */
const UNCHANGED = 3

/**
 * Flicker of a sequence of mattes: how much alpha changes where the motion-compensated picture does not, for each frame
 * as a share of the alpha there is. 0 is a matte painted on the person; 0.01 is a hundredth of it coming or going with
 * every frame. Mattes of one clip, in order, and the frames they were made for.
 */
export class FlickerMeter {
  #maker: PyramidMaker | null = null
  #pyramid: Pyramid | null = null
  #alpha: Uint8Array | null = null
  #back: Flow | null = null
  #tools: ReturnType<typeof toolsFor> | null = null
  #changed = 0
  #all = 0

  /** `cut` starts afresh: nothing can flicker from one shot to the next. */
  add(
    picture: Picture,
    { width, height, person, cut }: { width: number; height: number; person: Uint8Array; cut: boolean },
  ): void {
    this.#maker ??= new PyramidMaker(width, height)
    const pyramid = this.#maker.pyramidOf(picture)
    if (this.#pyramid && this.#alpha && !cut) this.#compare(pyramid, person, this.#pyramid, this.#alpha, width, height)
    this.#pyramid = pyramid
    this.#alpha = person.slice()
  }

  /** Of all frames so far, 0 or more. */
  get flicker(): number {
    return this.#all === 0 ? 0 : this.#changed / this.#all
  }

  #compare(
    pyramid: Pyramid,
    alpha: Uint8Array,
    before: Pyramid,
    alphaBefore: Uint8Array,
    width: number,
    height: number,
  ): void {
    this.#tools ??= toolsFor(pyramid, width, height)
    const { matcher, warp, misfit, unlike, carried } = this.#tools
    this.#back = matcher.match(pyramid, before, this.#back)
    misfit.measure(pyramid, before, this.#back, unlike)
    warp.carry([alphaBefore], this.#back, boxOf(alphaBefore, width, height), [carried])
    for (let i = 0; i < alpha.length; i++) {
      const half = (Math.floor(i / width) >> 1) * misfit.width + ((i % width) >> 1)
      if ((unlike[half] ?? 0) > UNCHANGED) continue
      this.#changed += Math.abs((alpha[i] ?? 0) - (carried[i] ?? 0))
      this.#all += alpha[i] ?? 0
    }
  }
}

function toolsFor(pyramid: Pyramid, width: number, height: number) {
  const misfit = new Misfit(pyramid)
  return {
    matcher: new Matcher(pyramid),
    warp: new Warp(width, height, 1),
    misfit,
    unlike: new Uint8Array(misfit.width * misfit.height),
    carried: new Uint8Array(width * height),
  }
}
