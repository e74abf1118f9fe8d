import type { Ahead, Glance } from './ahead.ts'
import { Between } from './between.ts'
import { type Layers, layersOf } from './layers.ts'
import type { Moment } from './moments.ts'
import { chained, type Flow, stillFlow } from './motion/flow.ts'
import { Steadier, type Steady } from './steady.ts'

/** What is seen at one moment. */
export interface View {
  moment: Moment
  /** Made for this moment alone. */
  person: Uint8Array
  /** As in `Layers`, to be read only. */
  shares: Uint8Array[]
}

type Planes = Pick<Layers, 'person' | 'shares'>

/** From looks at key frames to a view of every frame. */
export class Timeline {
  readonly #ahead: Ahead
  readonly #width: number
  readonly #height: number
  readonly #seen = new WeakMap<Glance, Layers>()
  #steadier: Steadier | null = null
  #between: Between | null = null

  constructor(ahead: Ahead, width: number, height: number) {
    this.#ahead = ahead
    this.#width = width
    this.#height = height
  }

  async *views(): AsyncGenerator<View, void, void> {
    let steady: Steady | null = null
    for (await this.#ahead.fill(); this.#ahead.held.length > 0; await this.#ahead.fill()) {
      const earlier: Steady = steady ?? (await this.#settle(0, null))
      const next = this.#ahead.keyAfter(0)
      if (next === null) {
        yield* this.#show([earlier.layers])
        steady = null
        continue
      }
      const later: Steady = await this.#settle(next, { steady: earlier, flow: this.#wayBack(next) })
      yield* this.#show(this.#span(earlier, later, next))
      steady = later
    }
  }

  /** Views of the frames held first; each leaves the queue before it is shown. */
  async *#show(span: Iterable<Planes>): AsyncGenerator<View, void, void> {
    for (const { person, shares } of span) {
      const glance = this.#ahead.held.shift()
      if (!glance) return
      // Takers may draw on what they see, and key frames are needed again.
      yield { moment: glance.moment, person: glance.look ? person.slice() : person, shares }
      await this.#ahead.fill()
    }
  }

  /** The key frame held first and the frames up to the next one. */
  *#span(earlier: Steady, later: Steady, next: number): Generator<Planes> {
    const moments = this.#ahead.held.slice(0, next).map(({ moment }) => moment)
    const waysAhead = this.#waysAhead(0, next)
    let back: Flow | null = null
    for (const [distance, moment] of moments.entries()) {
      const forth = waysAhead[distance]
      back = moment.back && back ? chained(moment.back, back) : moment.back
      if (distance === 0) {
        back = null
        yield earlier.layers
      } else if (back && forth) {
        this.#between ??= new Between(this.#width, this.#height, moment.pyramid, earlier.layers.shares.length)
        yield this.#between.mix(
          moment.pyramid,
          { ...earlier, flow: back, distance },
          { ...later, flow: forth, distance: next - distance },
        )
      }
    }
  }

  async #settle(index: number, before: { steady: Steady; flow: Flow } | null): Promise<Steady> {
    const glance = this.#ahead.held[index]
    if (!glance) throw new RangeError('no such frame is held')
    const seen = await this.#look(glance)
    const after = this.#ahead.keyAfter(index)
    const next = after === null ? null : this.#ahead.held[after]
    const flow = after === null ? undefined : this.#waysAhead(index, after)[0]
    this.#steadier ??= new Steadier(this.#width, this.#height, glance.moment.pyramid, seen.shares.length)
    return this.#steadier.settle(
      seen,
      glance.moment.pyramid,
      before,
      next && flow ? { seen: await this.#look(next), pyramid: next.moment.pyramid, flow } : null,
    )
  }

  async #look(glance: Glance): Promise<Layers> {
    const known = this.#seen.get(glance)
    if (known) return known
    if (!glance.look) throw new TypeError('not a key frame')
    const layers = layersOf(await glance.look, this.#width, this.#height)
    this.#seen.set(glance, layers)
    return layers
  }

  /** From the frame at this index to the one held first. */
  #wayBack(index: number): Flow {
    let way: Flow | null = null
    for (const { moment } of this.#ahead.held.slice(1, index + 1)) {
      if (moment.back) way = way ? chained(moment.back, way) : moment.back
    }
    return way ?? stillFlow(1, 1)
  }

  /** From each frame from one index up to another to the latter. */
  #waysAhead(from: number, to: number): Flow[] {
    const ways: Flow[] = []
    let way: Flow | null = null
    for (const { moment } of this.#ahead.held.slice(from, to).reverse()) {
      if (!moment.ahead) continue
      way = way ? chained(moment.ahead, way) : moment.ahead
      ways.unshift(way)
    }
    return ways
  }
}
