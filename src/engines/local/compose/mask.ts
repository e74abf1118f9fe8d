import { take } from '../kernels/planes.ts'
import { Workspace } from '../kernels/workspace.ts'
import type { Sight } from '../see/sight.ts'
import { CELL, type Cells } from './cells.ts'
import type { Picture } from './picture.ts'

/** One plane of a sight at the size of the picture, 0–255. */
export interface Mask {
  /** `strides.luma` bytes a row. */
  luma: Uint8Array
  /** Half of both sizes, rounded up; `strides.chroma` bytes a row. */
  chroma: Uint8Array
  strides: { luma: number; chroma: number }
  /** Which cells of the frame are wholly out, wholly in, or need a look at each pixel. */
  cells: Cells
}

/**
 * Enlarges planes of sights to the size of pictures, with edges that follow the picture's own. Everything is allocated
 * once; each call writes over the mask that the last one gave.
 */
export class MaskEnlarger {
  readonly #workspace: Workspace
  readonly #mask: Mask
  #from = { width: 0, height: 0 }

  /** Of the pictures, in luma pixels; the workspace's picture becomes what the mask is made for. */
  constructor(width: number, height: number, workspace = new Workspace(width, height)) {
    const { y: stride, u: half } = workspace.picture.strides
    const lines = workspace.rows * CELL
    const { columns, rows } = workspace
    const [kinds, edges] = [workspace.bytes('kinds', columns * rows), workspace.words('edges', columns * rows)]
    this.#workspace = workspace
    this.#mask = {
      luma: workspace.bytes('luma', stride * lines),
      chroma: workspace.bytes('chroma', (half * lines) / 2),
      strides: { luma: stride, chroma: half },
      cells: { width, height, columns, rows, kinds, edges, edgeCount: 0 },
    }
  }

  get cells(): Cells {
    return this.#mask.cells
  }

  /** `plane` is one of the sight's, which is no larger than the picture. */
  enlarge(plane: Uint8Array, sight: Pick<Sight, 'width' | 'height'>, picture: Picture): Mask {
    this.expect(sight)
    take(picture, this.#workspace.picture)
    this.#workspace.bytes('plane', plane.length).set(plane)
    return this.enlargeLaid()
  }

  /** Makes ready for planes of this size; throws RangeError where it is larger than the picture. */
  expect({ width, height }: Pick<Sight, 'width' | 'height'>): void {
    const workspace = this.#workspace
    const { cells } = this.#mask
    if (width > cells.width || height > cells.height) throw new RangeError('a sight larger than its picture')
    if (this.#from.width === width && this.#from.height === height) return
    this.#from = { width, height }
    workspace.set('planeWidth', width)
    workspace.set('below', height > 1 ? width : 0)
    layAcross(workspace, width, cells.width)
    layDown(workspace, height, cells.height)
    workspace.words('rangesAcross', 2 * workspace.columns).set(rangesOf(workspace.columns, width, cells.width))
    workspace.words('rangesDown', 2 * workspace.rows).set(rangesOf(workspace.rows, height, cells.height))
  }

  /** Of the plane and the picture that lie in the workspace; planes of this size are expected. */
  enlargeLaid(): Mask {
    const workspace = this.#workspace
    const { cells } = this.#mask
    cells.edgeCount = workspace.run('classify')
    workspace.run('fillFlat')
    workspace.run('spread', cells.edgeCount)
    workspace.run('mark', cells.edgeCount)
    workspace.run('fitGuide')
    workspace.run('follow', cells.edgeCount)
    cells.edgeCount = workspace.run('halve', cells.edgeCount)
    return this.#mask
  }
}

/** Where the samples of an enlarged row or column come from: the first of two, and the share of the second, 0–1. */
function sampleAt(pixel: number, from: number, to: number): { first: number; share: number } {
  const position = Math.min(from - 1, Math.max(0, ((pixel + 0.5) * from) / to - 0.5))
  const first = Math.min(Math.max(0, from - 2), Math.floor(position))
  return { first, share: from > 1 ? position - first : 0 }
}

/** For each column of cells its eight pixels' samples within sixteen bytes, then those beside them. */
function layAcross(workspace: Workspace, from: number, to: number): void {
  const { columns } = workspace
  const starts = workspace.words('acrossFirst', columns)
  const lanes = workspace.bytes('acrossLanes', 16 * columns)
  const shares = workspace.shorts('acrossShares', CELL * columns)
  const beside = from > 1 ? 1 : 0
  for (let column = 0; column < columns; column++) {
    const start = sampleAt(column * CELL, from, to).first
    starts[column] = start
    for (let i = 0; i < CELL; i++) {
      const { first, share } = sampleAt(column * CELL + i, from, to)
      lanes[16 * column + i] = first - start
      lanes[16 * column + CELL + i] = first - start + beside
      shares[CELL * column + i] = Math.round(128 * share)
    }
  }
}

function layDown(workspace: Workspace, from: number, to: number): void {
  const lines = workspace.rows * CELL
  const starts = workspace.words('downFirst', lines)
  const shares = workspace.shorts('downShares', lines)
  for (let y = 0; y < lines; y++) {
    const { first, share } = sampleAt(y, from, to)
    starts[y] = first
    // Of 2^15, which is one more than there is.
    shares[y] = Math.min(32767, Math.round(32768 * share))
  }
}

/** For each of so many cells in a row or column: the first of the plane's samples and the one after its last. */
function rangesOf(count: number, from: number, to: number): Int32Array {
  return Int32Array.from({ length: 2 * count }, (_, index) => {
    const place = (((index + 1) >> 1) * CELL * from) / to
    return index % 2 === 0 ? Math.floor(place) : Math.min(from, Math.ceil(place))
  })
}
