import { type Cells, cellsOf, spread } from './cells.ts'

/** Cells to each side over which the matte is compared with the coarse networks: a third of the frame in all. */
const AROUND = 9

/** Cells of agreement that are taken for granted: two faint outlines that miss each other say little. */
const GRANTED = 4

/**
 * Common share of what the matte and the coarse network nearer to it take for person: below the first the matte is torn,
 * from the second on it is whole. A person by daylight has 0.9 and more, one in the dark 0.1 to 0.9, a lost one nothing.
 */
const TORN = 0.78
const WHOLE = 0.9

/** Cells to each side that a torn place tears with it: pieces that the matte has beside it are no better. */
const WIDENED = 8

/** What the class network gives to nobody and to a certain person: it is never surer than that. */
const NOBODY = 0.1
const CERTAIN = 0.9

/** Pixels of the squares by which the segmenter's outline is smoothed: where it is ragged, it errs by as much. */
const SMOOTH = 4

/** The segmenter's say against the class network's: alone it may find who wears black, the other must not find chairs. */
const OF_COARSE = 0.6

/** Of both together: where their outline begins and ends. */
const OUTSIDE = 0.4
const INSIDE = 0.56

/** From where on the segmenter is believed against both others, the share of a cell: it alone sees who wears black. */
const SURE = 0.8

/** Share of person in a cell below which there is nothing in it to be torn. */
const SOMEBODY = 0.25

/** Three opinions on where people are, in cells. */
interface Opinions {
  matte: Cells
  /** Of the coarse segmenter. */
  found: Cells
  /** Of the class network. */
  known: Cells
}

/**
 * How far the fine matte is torn, 0–1 for every pixel; null where it is whole everywhere. What one coarse network alone
 * makes out is no person that the matte could have lost, nor is a matte torn beside people, where it has no more of them to
 * compare than a rim.
 */
export function tornIn({ matte, found, known }: Opinions): Float32Array | null {
  const certain = known.values.map((value) => ramp(value, NOBODY, CERTAIN))
  const shared = (value: number, cell: number, others: Float32Array) =>
    Math.min(value, Math.max(matte.values[cell] ?? 0, others[cell] ?? 0))
  const coarse = found.values.map((value, cell) => (value >= SURE ? value : shared(value, cell, certain)))
  const classed = certain.map((value, cell) => shared(value, cell, found.values))
  const [one, other] = [agreement(matte, coarse), agreement(matte, classed)]
  const torn = matte.values.map((value, cell) => {
    if (Math.max(value, coarse[cell] ?? 0, classed[cell] ?? 0) < SOMEBODY) return 0
    return 1 - ramp(Math.max(one[cell] ?? 0, other[cell] ?? 0), TORN, WHOLE)
  })
  if (!torn.some((value) => value > 0)) return null
  return spread({ ...matte, values: widened(torn, matte.columns) })
}

/** What is left of opinions once the matte is torn: planes of bytes. */
interface Coarse {
  coarse: Uint8Array
  classed: Uint8Array
}

/**
 * Where the fine matte is torn, all of the person is drawn, in place, as the coarse networks see it together: a smooth
 * outline a little beside the truth is believed, one with pieces missing is not. One choice for a whole region: pixel by
 * pixel, the better of two opinions is again in pieces.
 */
export function mendTorn(person: Uint8Array, torn: Float32Array, { coarse, classed }: Coarse, width: number): void {
  const smooth = spread(cellsOf(coarse, width, person.length / width, SMOOTH))
  for (let pixel = 0; pixel < person.length; pixel++) {
    const ofBody = torn[pixel] ?? 0
    if (ofBody === 0) continue
    const both = OF_COARSE * (smooth[pixel] ?? 0) + (1 - OF_COARSE) * ramp((classed[pixel] ?? 0) / 255, 0, CERTAIN)
    const body = 255 * ramp(both, OUTSIDE, INSIDE)
    const fine = person[pixel] ?? 0
    person[pixel] = fine + (body - fine) * ofBody + 0.5
  }
}

/** Around each cell, the smaller of both over the larger. */
function agreement({ values, columns, rows }: Cells, others: Float32Array): Float32Array {
  const stride = columns + 1
  const common = new Float64Array(stride * (rows + 1))
  const all = new Float64Array(stride * (rows + 1))
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      const at = (row + 1) * stride + column + 1
      const [one, other] = [values[cell] ?? 0, others[cell] ?? 0]
      common[at] = Math.min(one, other) + above(common, at, stride)
      all[at] = Math.max(one, other) + above(all, at, stride)
    }
  }
  return values.map((_, cell) => {
    const [column, row] = [cell % columns, Math.floor(cell / columns)]
    const [left, right] = [Math.max(0, column - AROUND), Math.min(columns, column + AROUND + 1)]
    const [top, bottom] = [Math.max(0, row - AROUND) * stride, Math.min(rows, row + AROUND + 1) * stride]
    const sum = (sums: Float64Array) =>
      (sums[bottom + right] ?? 0) - (sums[bottom + left] ?? 0) - (sums[top + right] ?? 0) + (sums[top + left] ?? 0)
    return (sum(common) + GRANTED) / (sum(all) + GRANTED)
  })
}

/** Of a summed-area table, what all cells above and to the left come to. */
const above = (sums: Float64Array, at: number, stride: number): number =>
  (sums[at - 1] ?? 0) + (sums[at - stride] ?? 0) - (sums[at - stride - 1] ?? 0)

/** The largest of the values around, along rows and then along columns. */
function widened(values: Float32Array, columns: number): Float32Array {
  const along = (from: Float32Array, step: number, line: (cell: number) => number) =>
    from.map((value, cell) => {
      let most = value
      for (let away = -WIDENED; away <= WIDENED; away++) {
        const at = cell + away * step
        if (line(at) === line(cell)) most = Math.max(most, from[at] ?? 0)
      }
      return most
    })
  const rows = along(values, 1, (cell) => Math.floor(cell / columns))
  return along(rows, columns, () => 0)
}

const ramp = (value: number, from: number, to: number) => Math.min(1, Math.max(0, (value - from) / (to - from)))
