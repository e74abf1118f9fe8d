import type { Head } from './heads.ts'
import { hairIn, returnHair } from './kept-hair.ts'
import { type Flow, STEP } from './motion/flow.ts'

/** Of a head's height: how far its place may lie from the one before. */
const NEAR = 0.6

/** Looks for which a head stays that is not found any more, and never for more than it was found in. */
const KEPT = 12

/** Looks after which a head's hair is believed against a look that has none of it. */
const TRUSTED = 3

/** Of a look, what the memory of hair takes over. */
const LEARNT = 0.3

/** A share of 0–255 from which a place is somebody's. */
const SOMEBODY = 128

/** How a look moves to another: its flow there, and its people, a plane of the sight's size `width` bytes wide. */
export interface Way {
  flow: Flow
  person: Uint8Array
  width: number
}

interface Known {
  head: Head
  found: number
  missed: number
  /** How much of it was hair, 0–1. */
  hair: number
}

/** Remembers heads within a shot: in the dark a network loses a face for a second, though its owner sits still. */
export class KnownHeads {
  #known: Known[] = []

  /** Begins a shot with what its second look finds: heads and classes there. */
  foresee(found: readonly Head[], shares: readonly Uint8Array[], width: number): void {
    this.#known = found.map((head) => ({ head, found: TRUSTED, missed: 0, hair: hairIn(head, shares, width) }))
  }

  /**
   * All heads there are at a look, found or remembered, by the way to the look that the known ones are of; null at the first
   * of a shot.
   */
  follow(found: readonly Head[], way: Way | null): Head[] {
    const before = way ? this.#known.map((known) => ({ ...known, head: carried(known.head, way) })) : []
    const now = found.map((head): Known => {
      const same = before.find((known) => isNear(known.head, head))
      if (!same) return { head, found: 1, missed: 0, hair: 0 }
      return { head: between(same.head, head), found: same.found + 1, missed: 0, hair: same.hair }
    })
    const lost = before.filter(({ head }) => !found.some((other) => isNear(head, other)))
    const kept = lost.map((known) => ({ ...known, missed: known.missed + 1 }))
    this.#known = [...now, ...kept.filter(({ found, missed }) => missed <= Math.min(found, KEPT))]
    return this.known
  }

  /** As of the last look. */
  get known(): Head[] {
    return this.#known.map(({ head }) => head)
  }

  /** Gives back, in place, the hair of known heads that this look calls clothes; nobody's hair turns to cloth. */
  keepHair(shares: readonly Uint8Array[], width: number): void {
    for (const known of this.#known) {
      if (known.found >= TRUSTED) returnHair(known.head, known.hair, shares, width)
      const hair = hairIn(known.head, shares, width)
      known.hair = known.found > 1 ? known.hair + (hair - known.hair) * LEARNT : hair
    }
  }
}

function isNear(one: Head, other: Head): boolean {
  const far = NEAR * Math.max(one.chin - one.top, other.chin - other.top)
  return Math.abs(one.x - other.x) < far && Math.abs(one.chin - other.chin) < far
}

/** Shares of a new place, and of a new size where it is larger and where it is smaller: in the dark faces are found in part. */
const MOVED = 0.5
const GROWN = 0.5
const SHRUNK = 0.08

function between(one: Head, other: Head): Head {
  const size = (was: number, is: number) => was + (is - was) * (is > was ? GROWN : SHRUNK)
  const height = size(one.chin - one.top, other.chin - other.top)
  const x = one.x + (other.x - one.x) * MOVED
  const middle = (one.top + one.chin + (other.top + other.chin - one.top - one.chin) * MOVED) / 2
  return { x, top: middle - height / 2, chin: middle + height / 2, width: size(one.width, other.width) }
}

/** Where a head of the other look is at this one: it has gone with the people that were in its place, or stayed. */
function carried(head: Head, { flow, person, width }: Way): Head {
  const middle = (head.top + head.chin) / 2
  const reach = (head.chin - head.top) / 2
  const [across, down]: [number[], number[]] = [[], []]
  for (let row = 0, cell = 0; row < flow.rows; row++) {
    for (let column = 0; column < flow.columns; column++, cell++) {
      const [x, y] = [(column + 0.5) * STEP, (row + 0.5) * STEP]
      if ((person[2 * y * width + 2 * x] ?? 0) < SOMEBODY) continue
      // Flow counts pixels of the sight, heads those of half of it.
      const [wayX, wayY] = [(flow.x[cell] ?? 0) / 2, (flow.y[cell] ?? 0) / 2]
      if (Math.hypot(x + wayX - head.x, y + wayY - middle) > reach) continue
      across.push(-wayX)
      down.push(-wayY)
    }
  }
  const [x, y] = [median(across), median(down)]
  return { ...head, x: head.x + x, top: head.top + y, chin: head.chin + y }
}

function median(values: number[]): number {
  return values.sort((one, other) => one - other)[values.length >> 1] ?? 0
}
