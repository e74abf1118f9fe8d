import type { Head } from './heads.ts'
import type { Layers } from './layers.ts'
import { halfOf } from './motion/flow.ts'
import { boxOf } from './motion/warp.ts'
import type { Shades } from './shades.ts'

/** Pixels of half the sight's size along a cell. */
const SIDE = 4

/** A share of person from which a cell is body. */
const BODY = 0.5

/** Somebody whose body ends sooner below the chin, in head heights, has no feet there: something stands before them. */
const CUT = 3.2

/** Cells above the frame's edge in which a body ends at the edge. */
const AT_EDGE = 2

/** Half the width in which a body is looked for below its head, in head widths. */
const TRUNK = 1.6

/** Steps of luma and of chroma from one cell to the next within one thing. */
const SAME_LUMA = 12
const SAME_CHROMA = 5

/** Steps of luma from what the surface usually has, within which body is taken back. */
const SAME_AS_ALL = 8

/** Steps of luma from one look to the next within which a cell of the surface is still there. */
const UNCHANGED = 4

/** A share of person from which a cell beside the surface is filled. */
const TOUCHED = 0.15

/** The picture in cells; row by row. */
interface Field {
  columns: number
  rows: number
  body: Float32Array
  y: Float32Array
  u: Float32Array
  v: Float32Array
}

/** What was kept at the last look of a shot. */
interface Known {
  cells: Uint8Array
  y: Float32Array
  /** Row above which it does not reach. */
  highest: number
}

/**
 * Adds to people what stands before those who would float without it, such as the desk that they sit at: what lies below a
 * body that ends too near to its head, down to the frame's edge, as far as it is one surface. It is no part of them.
 */
export class Foreground {
  #known: Known | null = null

  /** Looks come in order; `restart` at the first of a shot. Only heads found at this one tell where a body ends. */
  keep(
    layers: Layers,
    { found, known: heads }: { found: readonly Head[]; known: readonly Head[] },
    shades: Shades,
    width: number,
    height: number,
    restart: boolean,
  ): Layers {
    if (restart) this.#known = null
    const field = fieldOf(layers.person, width, height, shades)
    const isTorn = ({ x, chin }: Head) => (layers.torn?.[Math.floor(chin) * shades.width + Math.floor(x)] ?? 0) > 0
    const cut = found
      .map((head) => ({ head, seeds: isTorn(head) ? seedsAside(head, field) : seedsBelow(head, field) }))
      .filter(({ seeds }) => seeds.length > 0)
    const people = cellsOfHeads(heads, field)
    const known = this.#known && unchanged(this.#known, field)
    if (cut.length === 0 && !known) {
      this.#known = null
      return layers
    }
    const chins = cut.map(({ head }) => Math.floor(head.chin / SIDE))
    const highest = Math.min(known?.highest ?? field.rows, ...chins)
    const below = cut.flatMap((one) => one.seeds).filter((cell) => (field.body[cell] ?? 0) < BODY)
    const seeds = [...(known?.seeds ?? []), ...below].filter((cell) => people[cell] === 0)
    const cells = grown(seeds, highest, field, people)
    // What is body now may be surface again at the next look.
    const remembered = cells.slice()
    for (const cell of known?.seeds ?? []) remembered[cell] = 1
    this.#known = { cells: remembered, y: field.y, highest }
    return withFront(layers, painted(joined(cells, field, people), field, width, height), width, height)
  }
}

/** Cells of heads: whatever their colour, they are no furniture. */
function cellsOfHeads(heads: readonly Head[], { columns, rows, body }: Field): Uint8Array {
  const cells = new Uint8Array(columns * rows)
  for (const { x, top, chin, width } of heads) {
    const [from, to] = [Math.max(0, Math.floor((x - width) / SIDE)), Math.min(columns, (x + width) / SIDE)]
    for (let row = Math.max(0, Math.floor(top / SIDE)); row < Math.min(rows, chin / SIDE); row++) {
      for (let column = from; column < to; column++) {
        if ((body[row * columns + column] ?? 0) >= BODY) cells[row * columns + column] = 1
      }
    }
  }
  return cells
}

/** Of what was kept, what still looks the same; null where most of it does not: the camera or the thing has moved. */
function unchanged({ cells, y, highest }: Known, field: Field): { seeds: number[]; highest: number } | null {
  const all = [...cells.keys()].filter((cell) => cells[cell] === 1)
  const seeds = all.filter((cell) => Math.abs((y[cell] ?? 0) - (field.y[cell] ?? 0)) <= UNCHANGED)
  return seeds.length * 2 > all.length ? { seeds, highest } : null
}

function withFront({ person: people, shares: all }: Layers, front: Uint8Array, width: number, height: number): Layers {
  const person = people.map((value, at) => Math.max(value, front[at] ?? 0))
  const half = halfOf(width)
  const shares = all.map((share) =>
    share.map((value, at) => {
      const there = 2 * Math.floor(at / half) * width + 2 * (at % half)
      return value === 0 ? 0 : (value * (255 - (front[there] ?? 0))) / 255
    }),
  )
  return { person, shares, box: boxOf(person, width, height) }
}

function fieldOf(person: Uint8Array, width: number, height: number, shades: Shades): Field {
  const columns = Math.ceil(shades.width / SIDE)
  const rows = Math.ceil(shades.height / SIDE)
  const plane = () => new Float32Array(columns * rows)
  const field = { columns, rows, body: plane(), y: plane(), u: plane(), v: plane() }
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      let count = 0
      for (let y = row * SIDE; y < Math.min(shades.height, (row + 1) * SIDE); y++) {
        for (let x = column * SIDE; x < Math.min(shades.width, (column + 1) * SIDE); x++, count++) {
          const at = y * shades.width + x
          const there = Math.min(height - 1, 2 * y) * width + Math.min(width - 1, 2 * x)
          field.body[cell] = (field.body[cell] ?? 0) + (person[there] ?? 0) / 255
          field.y[cell] = (field.y[cell] ?? 0) + (shades.y[at] ?? 0)
          field.u[cell] = (field.u[cell] ?? 0) + (shades.u[at] ?? 0)
          field.v[cell] = (field.v[cell] ?? 0) + (shades.v[at] ?? 0)
        }
      }
      for (const values of [field.body, field.y, field.u, field.v]) values[cell] = (values[cell] ?? 0) / count
    }
  }
  return field
}

/** In the dark half a body may be lost while the other half, or a neighbour's, reaches the frame's edge. */
function seedsAside(head: Head, field: Field): number[] {
  const { x, chin, width } = head
  const last = (field.rows - AT_EDGE) * field.columns
  const [left, right] = [Math.max(0, x - TRUNK * width), Math.min(field.columns * SIDE - 1, x + TRUNK * width)]
  const reaches = endsBelow(chin, field, left, right).some((cell) => cell >= last)
  if (!reaches) return seedsBelow(head, field)
  return [...seedsBelow(head, field, left, x), ...seedsBelow(head, field, x, right)]
}

/** Of each column that has body at the chin's height, the cell below its end; one past the last row where it has none. */
function endsBelow(chin: number, { columns, rows, body }: Field, left: number, right: number): number[] {
  const from = Math.max(0, Math.round(left / SIDE))
  const to = Math.min(columns, Math.round(right / SIDE))
  const ends: number[] = []
  for (let column = from; column < to; column++) {
    let row = Math.floor(chin / SIDE)
    while (row < rows && (body[row * columns + column] ?? 0) >= BODY) row++
    if (row > Math.floor(chin / SIDE)) ends.push(row * columns + column)
  }
  return ends
}

/** Cells right below a body that ends too soon, between two columns of half the sight. */
function seedsBelow(
  { x, top, chin, width }: Head,
  field: Field,
  left = x - TRUNK * width,
  right = x + TRUNK * width,
): number[] {
  const { columns, rows } = field
  const ends = endsBelow(chin, field, left, right)
  const lowest = ends.map((cell) => Math.floor(cell / columns)).sort((one, other) => one - other)
  const end = lowest[lowest.length >> 1] ?? rows
  if (end >= rows - AT_EDGE || end * SIDE - chin > CUT * (chin - top)) return []
  return ends.filter((cell) => Math.abs(Math.floor(cell / columns) - end) <= 2)
}

/**
 * All cells that hang together with the seeds and look like them, none of them above a row. What was taken for body is
 * taken back where it is all but the same: coarse networks run over into dark furniture.
 */
function grown(
  seeds: readonly number[],
  highest: number,
  { columns, rows, body, y, u, v }: Field,
  people: Uint8Array,
): Uint8Array {
  const taken = new Uint8Array(columns * rows)
  const waiting = [...seeds]
  for (const cell of waiting) taken[cell] = 1
  const lumas = waiting.map((cell) => y[cell] ?? 0).sort((one, other) => one - other)
  const usual = lumas[lumas.length >> 1] ?? 0
  const isSame = (one: number, other: number) => {
    const isBody = (body[other] ?? 0) >= BODY
    if (isBody && Math.abs((y[other] ?? 0) - usual) > SAME_AS_ALL) return false
    const chroma = Math.abs((u[one] ?? 0) - (u[other] ?? 0)) + Math.abs((v[one] ?? 0) - (v[other] ?? 0))
    return Math.abs((y[one] ?? 0) - (y[other] ?? 0)) <= SAME_LUMA && chroma <= SAME_CHROMA
  }
  // The list grows while it is walked.
  for (const cell of waiting) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)]
    const next = [
      ...(column > 0 ? [cell - 1] : []),
      ...(column + 1 < columns ? [cell + 1] : []),
      ...(row > highest ? [cell - columns] : []),
      ...(row + 1 < rows ? [cell + columns] : []),
    ]
    for (const near of next) {
      if (taken[near] || people[near] || !isSame(cell, near)) continue
      taken[near] = 1
      waiting.push(near)
    }
  }
  return taken
}

/** With the cells of the body that touch it, so that no gap is left between the two. */
function joined(taken: Uint8Array, { columns, body }: Field, people: Uint8Array): Uint8Array {
  return taken.map((value, cell) => {
    if (value || people[cell] || (body[cell] ?? 0) < TOUCHED) return value
    return taken[cell - 1] || taken[cell + 1] || taken[cell - columns] || taken[cell + columns] ? 1 : 0
  })
}

/** Cells as pixels of the sight; with a soft edge the picture's own edges can take hold of it. */
function painted(taken: Uint8Array, { columns, rows }: Field, width: number, height: number): Uint8Array {
  const plane = new Uint8Array(width * height)
  const line = new Float32Array(columns)
  for (let row = 0; row < height; row++) {
    const [upper, lower, low] = between(row, rows)
    let sum = 0
    for (let column = 0; column < columns; column++) {
      const near = taken[upper * columns + column] ?? 0
      line[column] = near + ((taken[lower * columns + column] ?? 0) - near) * low
      sum += line[column] ?? 0
    }
    if (sum === 0) continue
    for (let column = 0; column < width; column++) {
      const [left, right, far] = between(column, columns)
      const near = line[left] ?? 0
      const value = near + ((line[right] ?? 0) - near) * far
      plane[row * width + column] = 255 * Math.min(1, Math.max(0, 2 * value - 0.5))
    }
  }
  return plane
}

/** The two cells whose centres lie before and after a pixel's, and the second one's share in it. */
function between(pixel: number, count: number): [first: number, second: number, share: number] {
  const place = Math.min(count - 1, Math.max(0, (pixel + 0.5) / (2 * SIDE) - 0.5))
  const first = Math.floor(place)
  return [first, Math.min(count - 1, first + 1), place - first]
}
