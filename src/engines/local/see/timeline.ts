import type { Ahead, Glance } from './ahead.ts'
import { Between } from './between.ts'
import { correctClothes } from './cloth-or-skin.ts'
import { Foreground } from './foreground.ts'
import { aroundHeads, freeHeads } from './hair-or-cloth.ts'
import { type Head, headsOf } from './heads.ts'
import { HipFinder, type Hips, hipsBetween } from './hips.ts'
import { KnownHeads } from './known-heads.ts'
import { type Layers, layersOf } from './layers.ts'
import type { Moment } from './moments.ts'
import { chained, type Flow, halfOf, stillFlow } from './motion/flow.ts'
import { type Shades, shadesOf } from './shades.ts'
import { Sharer } from './sharer.ts'
import { type After, type Before, Steadier, type Steady } from './steady.ts'

/** What is seen at one moment. */
export interface View {
  moment: Moment
  /** Made for this moment alone. */
  person: Uint8Array
  /** As in `Layers`, to be read only. */
  shares: Uint8Array[]
  hips: Hips
}

type Planes = Pick<View, 'person' | 'shares' | 'hips'>

interface Key {
  steady: Steady
  hips: Hips
}

/** From looks at key frames to a view of every frame. */
export class Timeline {
  readonly #ahead: Ahead
  readonly #width: number
  readonly #height: number
  readonly #seen = new WeakMap<Glance, { layers: Layers; shades: Shades }>()
  readonly #hips = new HipFinder()
  readonly #heads = new KnownHeads()
  readonly #foreground = new Foreground()
  readonly #sharer: Sharer
  #steadier: Steadier | null = null
  #between: Between | null = null

  constructor(ahead: Ahead, width: number, height: number) {
    this.#ahead = ahead
    this.#width = width
    this.#height = height
    this.#sharer = new Sharer(width, height)
  }

  async *views(): AsyncGenerator<View, void, void> {
    let key: Key | null = null
    for (await this.#ahead.fill(); this.#ahead.held.length > 0; await this.#ahead.fill()) {
      const earlier: Key = key ?? (await this.#settle(0, null))
      const next = this.#ahead.keyAfter(0)
      if (next === null) {
        yield* this.#show([{ ...earlier.steady.layers, hips: earlier.hips }])
        key = null
        continue
      }
      const later: Key = await this.#settle(next, { steady: earlier.steady, flow: this.#wayBack(next) })
      yield* this.#show(this.#span(earlier, later, next))
      key = later
    }
  }

  /** Views of the frames held first; each leaves the queue before it is shown. */
  async *#show(span: Iterable<Planes>): AsyncGenerator<View, void, void> {
    for (const { person, shares, hips } of span) {
      const glance = this.#ahead.held.shift()
      if (!glance) return
      // Takers may draw on what they see, and key frames are needed again.
      yield { moment: glance.moment, person: glance.look ? person.slice() : person, shares, hips }
      await this.#ahead.fill()
    }
  }

  /** The key frame held first and the frames up to the next one. */
  *#span(earlier: Key, later: Key, next: number): Generator<Planes> {
    const moments = this.#ahead.held.slice(0, next + 1).map(({ moment }) => moment)
    const aheads = this.#waysAhead(0, next)
    const homes = waysHome(moments)
    yield { ...earlier.steady.layers, hips: earlier.hips }
    let back: Flow | null = null
    let forth: Flow | null = null
    for (const [distance, moment] of moments.slice(0, next).entries()) {
      const [ahead, home, before] = [aheads[distance], homes[distance], moments[distance - 1]]
      if (!before?.ahead || !moment.back || !ahead || !home) continue
      back = back ? chained(moment.back, back) : moment.back
      forth = forth ? chained(forth, before.ahead) : before.ahead
      this.#between ??= new Between(this.#width, this.#height, moment.pyramid, earlier.steady.layers.shares.length)
      const mixed = this.#between.mix(
        moment.pyramid,
        { ...earlier.steady, flow: back, home: forth, distance },
        { ...later.steady, flow: ahead, home, distance: next - distance },
      )
      yield { ...mixed, hips: hipsBetween(earlier.hips, later.hips, distance / next) }
    }
  }

  async #settle(index: number, before: Before | null): Promise<Key> {
    const glance = this.#ahead.held[index]
    if (!glance) throw new RangeError('no such frame is held')
    const { layers, shades } = await this.#look(glance)
    const { pyramid } = glance.moment
    this.#steadier ??= new Steadier(this.#width, this.#height, pyramid, layers.shares.length)
    const after = await this.#after(index)
    const people = this.#steadier.settle(layers, pyramid, before, after)
    const { person, shares } = people.layers
    const found = headsOf(shares, person, this.#width, shades.width)
    const heads = this.#followHeads(found, people.layers, before, after, shades.width)
    if (layers.torn) freeHeads(shares, aroundHeads(heads, layers.torn, shades.width))
    const hips = this.#hips.find(shares, person, this.#width, shades, before === null)
    this.#heads.keepHair(shares, shades.width)
    const torn = { ...people.layers, torn: layers.torn ?? null }
    const kept = this.#foreground.keep(
      torn,
      { found, known: heads },
      shades,
      this.#width,
      this.#height,
      before === null,
    )
    return { steady: { ...people, layers: kept }, hips }
  }

  /** A shot's first look learns from its second. */
  #followHeads(found: Head[], { person }: Layers, before: Before | null, after: After | null, half: number): Head[] {
    const flow = before?.flow ?? after?.flow
    if (!before && after) {
      const { shares, person: people } = after.seen
      this.#heads.foresee(headsOf(shares, people, this.#width, half), shares, half)
    }
    return this.#heads.follow(found, flow ? { flow, person, width: this.#width } : null)
  }

  async #after(index: number): Promise<After | null> {
    const key = this.#ahead.keyAfter(index)
    const next = key === null ? undefined : this.#ahead.held[key]
    const flow = key === null ? undefined : this.#waysAhead(index, key)[0]
    if (!next || !flow) return null
    return { seen: (await this.#look(next)).layers, pyramid: next.moment.pyramid, flow }
  }

  async #look(glance: Glance): Promise<{ layers: Layers; shades: Shades }> {
    const known = this.#seen.get(glance)
    if (known) return known
    if (!glance.look) throw new TypeError('not a key frame')
    const layers = layersOf(await glance.look, this.#width, this.#height, this.#sharer)
    const shades = shadesOf(glance.moment.picture, halfOf(this.#width), halfOf(this.#height))
    const heads = [...this.#heads.known, ...headsOf(layers.shares, layers.person, this.#width, shades.width)]
    const around = layers.torn ? aroundHeads(heads, layers.torn, shades.width) : null
    correctClothes(layers.shares, layers.person, this.#width, shades, around)
    const seen = { layers, shades }
    this.#seen.set(glance, seen)
    return seen
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

/** From the last of these frames to each before it. */
function waysHome(moments: readonly Moment[]): Flow[] {
  const ways: Flow[] = []
  let way: Flow | null = null
  for (const { back } of moments.slice(1).reverse()) {
    if (!back) continue
    way = way ? chained(way, back) : back
    ways.unshift(way)
  }
  return ways
}
