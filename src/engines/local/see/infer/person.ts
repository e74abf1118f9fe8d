import { type Cells, cellsOf, spread } from './cells.ts'
import { fillSure } from './sure.ts'
import { mendTorn, tornIn } from './torn.ts'

/** Three opinions on where people are, planes of `width × height` bytes each. */
export interface Opinions {
  /** MODNet's: sharp and mostly right, but it takes any one thing that stands out, and loses who stands in the dark or in a group. */
  matte: Uint8Array
  /** The coarse segmenter's: finds everybody, and much else. */
  coarse: Uint8Array
  /** The class network's: knows a person from a thing, but its edges are soft and dark clothes escape it. */
  classed: Uint8Array
  /** Whether that is of an earlier picture, in which people stood otherwise. */
  isOld?: boolean
}

/** Pixels of a cell's side in which opinions are compared. */
const SIDE = 8

/** A person, and where the matte was too torn to show it, 0–1 for every pixel; null where nowhere. */
export interface Settled {
  person: Uint8Array
  torn: Float32Array | null
  /** Whether the matte was not simply right, or an old opinion cannot tell: then it matters what the class network says now. */
  isDisputed: boolean
}

/**
 * The matte without what is no person and with the people it has lost, as a new plane. Where the three agree, which is
 * nearly everywhere in a portrait, it is MODNet's matte to the last hair. Where the matte is torn, the segmenter's word
 * counts most and is asked for `again`: on the mirrored picture it errs elsewhere.
 */
export async function settlePerson(
  { matte, coarse, classed, isOld = false }: Opinions,
  width: number,
  height: number,
  again: () => Promise<Uint8Array>,
): Promise<Settled> {
  const [seen, known] = [cellsOf(matte, width, height, SIDE), cellsOf(classed, width, height, SIDE)]
  const first = cellsOf(coarse, width, height, SIDE)
  const torn = tornIn({ matte: seen, found: first, known })
  const both = torn ? meanOf(coarse, await again()) : coarse
  const found = torn ? cellsOf(both, width, height, SIDE) : first
  const person = matte.slice()
  const hasDropped = dropThings(person, seen, known, width)
  const hasAdded = addLost(person, both, classed, lostCells(seen, found, isOld ? null : known))
  if (torn) mendTorn(person, torn, { coarse: both, classed }, width)
  fillSure(person, both, classed, width)
  return { person, torn, isDisputed: torn !== null || hasDropped || hasAdded }
}

const meanOf = (one: Uint8Array, other: Uint8Array) => one.map((value, i) => (value + (other[i] ?? 0) + 1) >> 1)

/** Below this share of person in the class network's eyes, a thing that stands by itself is no person. */
const THING = 0.12
/** A cell with less of the matte than this parts one thing from the next. */
const EMPTY = 0.08

/** Answers whether there was any. */
function dropThings(person: Uint8Array, seen: Cells, known: Cells, width: number): boolean {
  let hasDropped = false
  for (const thing of thingsIn(seen)) {
    let [mass, people] = [0, 0]
    for (const cell of thing) {
      mass += seen.values[cell] ?? 0
      people += Math.min(seen.values[cell] ?? 0, known.values[cell] ?? 0)
    }
    if (people >= mass * THING) continue
    for (const cell of thing) clearCell(person, cell, seen, width)
    hasDropped = true
  }
  return hasDropped
}

/** Cells of the matte that hang together, each group a list; the faint cells around a thing belong to it. */
function thingsIn({ values, columns, rows }: Cells): number[][] {
  const taken = new Uint8Array(values.length)
  const things: number[][] = []
  for (let start = 0; start < values.length; start++) {
    if (taken[start] || (values[start] ?? 0) < EMPTY) continue
    const thing = [start]
    taken[start] = 1
    // The list grows while it is walked.
    for (const cell of thing) {
      if ((values[cell] ?? 0) < EMPTY) continue
      for (const next of around(cell, columns, rows)) {
        if (taken[next] || (values[next] ?? 0) === 0) continue
        taken[next] = 1
        thing.push(next)
      }
    }
    things.push(thing)
  }
  return things
}

function clearCell(person: Uint8Array, cell: number, { columns, side }: Cells, width: number): void {
  const start = Math.floor(cell / columns) * side * width + (cell % columns) * side
  for (let row = 0; row < side; row++) person.fill(0, start + row * width, start + row * width + side)
}

/** How much more person than in the matte makes a cell lost for certain, and how much its neighbours need to follow it. */
const LOST = 0.5
const LOST_TOO = 0.2

/**
 * Where coarse segmenter and class network agree on a person whom the matte has not; 1 or 0 for each cell. A lost cell
 * must have lost neighbours all round, or every soft outline would grow a rim. Where nothing is known, the segmenter's word
 * is enough to ask.
 */
function lostCells(seen: Cells, found: Cells, known: Cells | null): Cells {
  const { columns, rows, side } = seen
  const missing = seen.values.map((value, cell) => {
    const coarse = found.values[cell] ?? 0
    return (known ? agreed(coarse, known.values[cell] ?? 0) : coarse) - value
  })
  const values = new Float32Array(missing.length)
  const lost: number[] = []
  for (let cell = 0; cell < missing.length; cell++) {
    const near = [cell, ...around(cell, columns, rows)]
    const mean = near.reduce((sum, one) => sum + (missing[one] ?? 0), 0) / near.length
    if (mean < LOST) continue
    values[cell] = 1
    lost.push(cell)
  }
  for (const cell of lost) {
    for (const next of around(cell, columns, rows)) {
      if (values[next] || (missing[next] ?? 0) < LOST_TOO) continue
      values[next] = 1
      lost.push(next)
    }
  }
  const cells = { columns, rows, side, values }
  for (const group of thingsIn(cells)) {
    if (!believable(group, seen, found)) for (const cell of group) values[cell] = 0
  }
  return cells
}

/** The class network alone takes chairs for people, so who stands apart must have been found by the segmenter too. */
function believable(group: number[], { values, columns, rows }: Cells, found: Cells): boolean {
  const attached = group.some((cell) => around(cell, columns, rows).some((near) => (values[near] ?? 0) > 0.5))
  return attached || group.reduce((sum, cell) => sum + (found.values[cell] ?? 0), 0) > group.length / 2
}

/**
 * How much person there is by coarse segmenter and class network, 0–1. The class network is half-hearted about those in the
 * dark: from an even chance on its word is enough if the other agrees. Only where it is all but certain it counts alone.
 */
function agreed(found: number, known: number): number {
  return Math.max(found * ramp(known, 0.25, 0.5), ramp(known, 0.8, 0.95))
}

const ramp = (value: number, from: number, to: number) => Math.min(1, Math.max(0, (value - from) / (to - from)))

/** Answers whether any cell is. */
function addLost(person: Uint8Array, coarse: Uint8Array, classed: Uint8Array, lost: Cells): boolean {
  const { columns, rows, values } = lost
  if (!values.some((value) => value > 0)) return false
  const reach = values.map((value, cell) =>
    Math.max(value, ...around(cell, columns, rows).map((one) => values[one] ?? 0)),
  )
  const share = spread({ ...lost, values: reach })
  for (let pixel = 0; pixel < person.length; pixel++) {
    const near = share[pixel] ?? 0
    if (near === 0) continue
    const added = 255 * near * agreed((coarse[pixel] ?? 0) / 255, (classed[pixel] ?? 0) / 255)
    if (added > (person[pixel] ?? 0)) person[pixel] = added
  }
  return true
}

/** The up to eight neighbours of a cell. */
function around(cell: number, columns: number, rows: number): number[] {
  const [x, y] = [cell % columns, Math.floor(cell / columns)]
  const neighbours: number[] = []
  for (let row = Math.max(0, y - 1); row <= Math.min(rows - 1, y + 1); row++) {
    for (let column = Math.max(0, x - 1); column <= Math.min(columns - 1, x + 1); column++) {
      if (row !== y || column !== x) neighbours.push(row * columns + column)
    }
  }
  return neighbours
}
