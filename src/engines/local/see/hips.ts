import { type Head, headsOf } from './heads.ts'
import { CLOTHES } from './layers.ts'
import type { Shades } from './shades.ts'

/** Where tops end, in head heights below the chin: of a grown person who stands, 2.6 is the hips. */
const HIPS = 2.6
const HIGHEST = 1.7
const LOWEST = 3.8

/** One garment that ends sooner, or at the frame's edge, is a coat, a jumper or a dress; one that goes on covers legs. */
const LEGS = 4

/** What shows of legs below a seam at the frame's edge, in head heights, and is no more than its hem with the seam's error. */
const SLIVER = 0.35

/** Below any frame: all is top. */
const NO_HIPS = 9

/** Difference of colour above and below a line that makes it the seam of two garments; folds and shadows stay below. */
const SEAM = 24

/** The same where no legs show: there one garment is likelier than two, and hands and folds throw shadows of up to 40. */
const CLEAR_SEAM = 44

/** What a step of luma and of either chroma, of 0–255, counts in such a difference: shadows change luma. */
const OF_LUMA = 0.5
const OF_CHROMA = 3

/** What a head height away from the hips costs a seam, in the same steps. */
const ASIDE = 10

/** How much of a new measurement is believed at a key frame; lines must not tremble. */
const BELIEF = 0.25

/** Key frames whose measurements are kept: a hand that passes before a garment makes a seam of its own for two or three. */
const REMEMBERED = 7

/** The line between top and bottom: for each column of half the sight, the row where tops end. */
export type Hips = Float32Array

/** A head with what is known about the body below it; lengths in head heights. */
interface Body extends Head {
  hips: number
  /** The last measurements of the hips, this one last. */
  measured: readonly number[]
}

/** Finds the hips of everybody in key frames in order and keeps them steady. */
export class HipFinder {
  #bodies: Body[] = []

  /** `restart` at the first key frame of a shot. */
  find(shares: readonly Uint8Array[], person: Uint8Array, width: number, shades: Shades, restart: boolean): Hips {
    if (restart) this.#bodies = []
    const heads = headsOf(shares, person, width, shades.width)
    const clothes = shares[CLOTHES] ?? new Uint8Array(0)
    const found = heads.map((head) => this.#follow(head, hipsOf(head, heads, clothes, shades)))
    // Somebody whose head is hidden for a while keeps the line of before.
    if (found.length > 0) this.#bodies = found
    return lineOf(this.#bodies, shades.width, shades.height)
  }

  /** Takes over what was known of the body under this head. */
  #follow(head: Head, hips: number): Body {
    const known = this.#bodies.find(({ x, width }) => Math.abs(x - head.x) < width)
    if (!known) return { ...head, hips, measured: [hips] }
    const mean = (before: number, now: number) => before + (now - before) * BELIEF
    // A nod must not lift the waist: only sideways it follows at once.
    const height = mean(known.chin - known.top, head.chin - head.top)
    const measured = [...known.measured, hips].slice(-REMEMBERED)
    return {
      x: head.x,
      chin: mean(known.chin, head.chin),
      top: mean(known.chin, head.chin) - height,
      width: mean(known.width, head.width),
      hips: mean(known.hips, median(measured, known.hips)),
      measured,
    }
  }
}

/** Of two in the middle the one nearer to what was known. */
function median(values: readonly number[], known: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const [low = known, high = known] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return Math.abs(low - known) <= Math.abs(high - known) ? low : high
}

/** The seam nearest to the hips, the hips themselves where one colour covers the legs as well; head heights below the chin. */
function hipsOf(head: Head, heads: readonly Head[], clothes: Uint8Array, shades: Shades): number {
  const height = head.chin - head.top
  const columns = columnsOf(head, heads, shades.width)
  const band = Math.max(2, Math.round(height / 4))
  const covered = (lowestOf(clothes, shades, columns) - head.chin) / height
  let best = covered < LEGS ? { hips: NO_HIPS, score: CLEAR_SEAM } : { hips: HIPS, score: SEAM }
  for (let hips = HIGHEST; hips <= LOWEST; hips += 0.1) {
    const row = Math.round(head.chin + hips * height)
    const above = meanShade(clothes, shades, columns, row - band, row)
    const below = meanShade(clothes, shades, columns, row, row + band)
    if (!above || !below) continue
    const chroma = Math.abs(above.u - below.u) + Math.abs(above.v - below.v)
    const step = OF_LUMA * Math.abs(above.y - below.y) + OF_CHROMA * chroma
    const score = step - ASIDE * Math.abs(hips - HIPS)
    if (score > best.score) best = { hips, score }
  }
  return covered - best.hips < SLIVER ? NO_HIPS : best.hips
}

/** Those of the trunk below this head, up to halfway to the next one. */
function columnsOf(head: Head, heads: readonly Head[], width: number): { from: number; to: number } {
  const at = heads.indexOf(head)
  const left = heads[at - 1]
  const right = heads[at + 1]
  return {
    from: Math.round(Math.max(0, head.x - 1.2 * head.width, left ? (left.x + head.x) / 2 : 0)),
    to: Math.round(Math.min(width, head.x + 1.2 * head.width, right ? (right.x + head.x) / 2 : width)),
  }
}

/** The row below which these columns have next to no clothes. */
function lowestOf(clothes: Uint8Array, { width, height }: Shades, { from, to }: { from: number; to: number }): number {
  for (let row = height - 1; row > 0; row--) {
    let count = 0
    for (let column = from; column < to; column++) if ((clothes[row * width + column] ?? 0) >= 128) count++
    if (count * 8 >= to - from) return row + 1
  }
  return 0
}

/** Of the clothes in these rows and columns; null where there are hardly any. */
function meanShade(
  clothes: Uint8Array,
  shades: Shades,
  { from, to }: { from: number; to: number },
  top: number,
  bottom: number,
): { y: number; u: number; v: number } | null {
  const sum = { y: 0, u: 0, v: 0, count: 0 }
  const end = Math.min(shades.height, bottom)
  for (let row = Math.max(0, top); row < end; row++) {
    for (let column = from; column < to; column++) {
      const i = row * shades.width + column
      if ((clothes[i] ?? 0) < 128) continue
      sum.y += shades.y[i] ?? 0
      sum.u += shades.u[i] ?? 0
      sum.v += shades.v[i] ?? 0
      sum.count += 1
    }
  }
  // A quarter of the band: less is a tip of a sleeve.
  if (end - top < 2 || sum.count * 4 < (to - from) * (end - top)) return null
  return { y: sum.y / sum.count, u: sum.u / sum.count, v: sum.v / sum.count }
}

/** Every column belongs to the nearest body; without any, all is above the hips. */
function lineOf(bodies: readonly Body[], width: number, height: number): Hips {
  const line = new Float32Array(width).fill(2 * height)
  for (let column = 0; column < width; column++) {
    let nearest = Number.POSITIVE_INFINITY
    for (const { x, chin, top, hips } of bodies) {
      const away = Math.abs(x - column)
      if (away >= nearest) continue
      nearest = away
      line[column] = chin + hips * (chin - top)
    }
  }
  return line
}

/** Half the height of the blend between top and bottom, in pixels of half the sight. */
const SOFT = 1.5

/** Clothes above and below the line. */
export function splitClothes(clothes: Uint8Array, line: Hips): { top: Uint8Array; bottom: Uint8Array } {
  const top = clothes.slice()
  const bottom = new Uint8Array(clothes.length)
  const first = Math.max(0, Math.floor(line.reduce((least, row) => Math.min(least, row)) - SOFT))
  for (let i = first * line.length; i < clothes.length; i++) {
    const column = i % line.length
    const below = ((i - column) / line.length - (line[column] ?? 0) + SOFT) / (2 * SOFT)
    if (below <= 0) continue
    const all = clothes[i] ?? 0
    bottom[i] = Math.min(1, below) * all
    top[i] = all - (bottom[i] ?? 0)
  }
  return { top, bottom }
}

/** The line between two others; `share` is the later one's, 0–1. */
export function hipsBetween(earlier: Hips, later: Hips, share: number): Hips {
  return earlier.map((row, column) => row + ((later[column] ?? row) - row) * share)
}
