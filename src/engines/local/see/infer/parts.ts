import { Room } from '../../kernels/room.ts'
import { type Cells, spread } from './cells.ts'

/** Pixels of a square's side in which gaps are filled. */
const SIDE = 4

/** What the class network says of every pixel: how much of it is person, and of the person how much is each part. */
export interface Classes {
  classed: Uint8Array
  shares: Uint8Array[]
}

/**
 * Tells how much of each pixel is each part, together at most the person. Where the class network took a piece of the
 * person for background (a black jumper), what it would call that piece is chance; there its surroundings decide.
 */
export class PartSettler {
  readonly #room: Room<'person' | 'trust' | 'share' | 'part' | 'squares' | 'line'>
  readonly #size: number
  readonly #columns: number
  readonly #rows: number
  /** Rows of squares, without those before and after each. */
  readonly #lines: readonly Float32Array[]

  /** In pixels; multiples of four. */
  constructor(width: number, height: number) {
    const size = width * height
    const [columns, rows] = [width / SIDE, height / SIDE]
    const squares = 4 * (columns + 2) * rows + 32
    const room = new Room(
      { person: size, trust: size, share: size, part: size, squares, line: 4 * (columns + 2) + 32 },
      4 * 8,
    )
    const planes = (['person', 'trust', 'share', 'part'] as const).map((part) => room.placeOf(part))
    room.setStruct([...planes, width, height, room.placeOf('squares'), room.placeOf('line')])
    this.#room = room
    this.#size = size
    this.#columns = columns
    this.#rows = rows
    const all = room.floats('squares', (columns + 2) * rows)
    this.#lines = Array.from({ length: rows }, (_, row) => {
      const start = row * (columns + 2) + 1
      return all.subarray(start, start + columns)
    })
  }

  partsOf({ classed, shares }: Classes, person: Uint8Array): Uint8Array[] {
    const room = this.#room
    room.bytes('person', this.#size).set(person)
    room.bytes('trust', this.#size).set(classed)
    room.run('trust')
    room.run('squares')
    const weights = pyramidOf(this.#cells())
    return shares.map((share) => {
      room.bytes('share', this.#size).set(share)
      room.run('squares', 1)
      this.#setCells(filled(this.#cells(), weights))
      room.run('settle')
      return room.bytes('part', this.#size).slice()
    })
  }

  #cells(): Cells {
    const [columns, rows] = [this.#columns, this.#rows]
    const values = new Float32Array(columns * rows)
    for (const [row, line] of this.#lines.entries()) values.set(line, row * columns)
    return { columns, rows, side: SIDE, values }
  }

  #setCells({ columns, values }: Cells): void {
    for (const [row, line] of this.#lines.entries()) line.set(values.subarray(row * columns, (row + 1) * columns))
  }
}

/**
 * Values over weights, and where there is little weight, that of coarser and coarser surroundings ("pull-push" of
 * Gortler, Grzeszczuk, Szeliski and Cohen, The Lumigraph, 1996). Weights come with their coarser ones.
 */
function filled(values: Cells, [weights, ...coarser]: Cells[]): Cells {
  const { columns, rows, side } = values
  const coarse = coarser.length > 0 ? doubled(filled(halved(values), coarser), columns, rows) : null
  const result = values.values.map((value, cell) => {
    const weight = weights?.values[cell] ?? 0
    return weight >= 1 ? value / weight : value + (1 - weight) * (coarse?.[cell] ?? 0)
  })
  return { columns, rows, side, values: result }
}

/** Coarser and coarser, until one row or column is left. */
function pyramidOf(cells: Cells): Cells[] {
  return Math.min(cells.columns, cells.rows) > 1 ? [cells, ...pyramidOf(halved(cells))] : [cells]
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
