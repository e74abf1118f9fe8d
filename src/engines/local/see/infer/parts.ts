import { type Cells, cellsOf, spread } from './cells.ts'

/** Pixels of a cell's side in which gaps are filled. */
const SIDE = 4

/** What the class network says of every pixel: how much of it is person, and of the person how much is each part. */
export interface Classes {
  classed: Uint8Array
  shares: Uint8Array[]
}

/**
 * How much of each pixel is each part, together at most the person. Where the class network took a piece of the person for
 * background (a black jumper), what it would call that piece is chance; there its surroundings decide.
 */
export function partsOf({ classed, shares }: Classes, person: Uint8Array, width: number, height: number): Uint8Array[] {
  const trust = trusted(classed, person)
  const weight = cellsOf(trust, width, height, SIDE)
  return shares.map((share) => {
    const known = cellsOf(multiplied(share, trust), width, height, SIDE)
    return mixed(share, trust, spread(filled(known, weight)), person)
  })
}

/** How far the class network is right that a pixel is a person, where it is one: not at all below 30 %, fully from 70 %. */
function trusted(classed: Uint8Array, person: Uint8Array): Uint8Array {
  const result = new Uint8Array(person.length)
  for (let pixel = 0; pixel < result.length; pixel++) {
    const sure = Math.min(255, Math.max(0, ((classed[pixel] ?? 0) - 77) * 2.5))
    result[pixel] = (sure * (person[pixel] ?? 0)) / 255
  }
  return result
}

function multiplied(plane: Uint8Array, other: Uint8Array): Uint8Array {
  const result = new Uint8Array(plane.length)
  for (let pixel = 0; pixel < result.length; pixel++) result[pixel] = ((plane[pixel] ?? 0) * (other[pixel] ?? 0)) / 255
  return result
}

/**
 * Values over weights, and where there is little weight, that of coarser and coarser surroundings ("pull-push" of
 * Gortler, Grzeszczuk, Szeliski and Cohen, The Lumigraph, 1996).
 */
function filled(values: Cells, weights: Cells): Cells {
  const { columns, rows, side } = values
  const coarse = Math.min(columns, rows) > 1 ? doubled(filled(halved(values), halved(weights)), columns, rows) : null
  const result = values.values.map((value, cell) => {
    const weight = weights.values[cell] ?? 0
    return weight >= 1 ? value / weight : value + (1 - weight) * (coarse?.[cell] ?? 0)
  })
  return { columns, rows, side, values: result }
}

/** Four cells in one: their weight counts fully, so that one known cell of four speaks for all. */
function halved({ columns, rows, side, values }: Cells): Cells {
  const [half, halfRows] = [Math.ceil(columns / 2), Math.ceil(rows / 2)]
  const result = new Float32Array(half * halfRows)
  for (let cell = 0; cell < values.length; cell++) {
    const target = (Math.floor(cell / columns) >> 1) * half + ((cell % columns) >> 1)
    result[target] = (result[target] ?? 0) + (values[cell] ?? 0)
  }
  return { columns: half, rows: halfRows, side: side * 2, values: result }
}

/** Values for twice as many cells, without the last ones that an odd number left over. */
function doubled(coarse: Cells, columns: number, rows: number): Float32Array {
  const fine = spread({ ...coarse, side: 2 })
  if (columns === coarse.columns * 2) return fine.subarray(0, columns * rows)
  return new Float32Array(columns * rows).map((_, cell) => {
    return fine[Math.floor(cell / columns) * coarse.columns * 2 + (cell % columns)] ?? 0
  })
}

/** The network's share as far as it is trusted, else the surroundings'; of the person. */
function mixed(share: Uint8Array, trust: Uint8Array, near: Float32Array, person: Uint8Array): Uint8Array {
  const result = new Uint8Array(person.length)
  for (let pixel = 0; pixel < result.length; pixel++) {
    const all = person[pixel] ?? 0
    if (all === 0) continue
    const trusting = trust[pixel] ?? 0
    const settled =
      trusting === 255
        ? (share[pixel] ?? 0)
        : (share[pixel] ?? 0) * (trusting / 255) + (near[pixel] ?? 0) * (255 - trusting)
    result[pixel] = (settled * all) / 255
  }
  return result
}
