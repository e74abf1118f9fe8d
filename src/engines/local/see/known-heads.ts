import type { Head } from './heads.ts'

/** Of a head's height: how far its place may lie from the one before. */
const NEAR = 0.6

/** Looks for which a head stays that is not found any more, and never for more than it was found in. */
const KEPT = 12

interface Known {
  head: Head
  found: number
  missed: number
}

/** Remembers heads within a shot: in the dark a network loses a face for a second, though its owner sits still. */
export class KnownHeads {
  #known: Known[] = []

  /** All heads there are at a look, found or remembered; `restart` at the first of a shot. */
  follow(found: readonly Head[], restart: boolean): Head[] {
    const before = restart ? [] : this.#known
    const now = found.map((head): Known => {
      const same = before.find((known) => isNear(known.head, head))
      return { head: same ? between(same.head, head) : head, found: (same?.found ?? 0) + 1, missed: 0 }
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
