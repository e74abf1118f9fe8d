/** Places are stepped through as whole numbers with so many bits for parts of a pixel. */
export const PLACE_BITS: i32 = 16

/** Weights of bilinear sampling are out of `1 << FRACTION_BITS` for each direction. */
export const FRACTION_BITS: i32 = 6

const ONE: i32 = 1 << PLACE_BITS

/**
 * A flow laid over a plane: its vectors stand in the middles of cells, and within each face between four of them it
 * changes evenly. Faces are taken one after the other, each row of pixels of a face by steps. The first fields of what
 * ../../see/motion/warp.ts and misfit.ts write.
 */
@unmanaged
export class Mesh {
  /** Vectors, floats in pixels of the sight. */
  flowX: usize
  flowY: usize
  flowColumns: i32
  flowRows: i32
  /** The plane's pixels for each pixel of the sight, in 1/65536. */
  scale: i32
  /** Of the plane, in pixels. */
  width: i32
  height: i32
  /** The side of a cell is `1 << bits` pixels. */
  bits: i32
}

/** Pixels of the face that was taken last; right and bottom are not part of it. */
export let left: i32 = 0
export let top: i32 = 0
export let right: i32 = 0
export let bottom: i32 = 0

/** Where the first pixel of the row followed last leads, in `1 / 2^PLACE_BITS` pixels, and how far on each other does. */
export let placeX: i32 = 0
export let placeY: i32 = 0
export let stepX: i32 = 0
export let stepY: i32 = 0

// Where the four vectors of the face lie, and where a whole face would begin.
let upperLeft: usize = 0
let upperRight: usize = 0
let lowerLeft: usize = 0
let lowerRight: usize = 0
let startX: i32 = 0
let startY: i32 = 0

/** One more face than cells in each direction, as those at the edges are halves. */
export function takeFace(mesh: Mesh, column: i32, row: i32): void {
  const cell = 1 << mesh.bits
  const half = cell >> 1
  const columns = mesh.flowColumns
  const rows = mesh.flowRows
  const west = column === 0 ? 0 : min(column, columns) - 1
  const east = min(column, columns - 1)
  const upper = (row === 0 ? 0 : min(row, rows) - 1) * columns
  const lower = min(row, rows - 1) * columns
  upperLeft = <usize>(upper + west) << 2
  upperRight = <usize>(upper + east) << 2
  lowerLeft = <usize>(lower + west) << 2
  lowerRight = <usize>(lower + east) << 2
  startX = column * cell - half
  startY = row * cell - half
  left = max(0, startX)
  top = max(0, startY)
  right = min(mesh.width, startX + cell)
  bottom = min(mesh.height, startY + cell)
}

/** Sets places and steps for this row of the face. */
export function followLine(mesh: Mesh, line: i32): void {
  const bits = mesh.bits
  const half = 1 << (bits - 1)
  const low = (<f64>(line - startY) + 0.5) / <f64>(1 << bits)
  const leftX = scaled(mesh.flowX, upperLeft, lowerLeft, low, mesh.scale)
  const leftY = scaled(mesh.flowY, upperLeft, lowerLeft, low, mesh.scale)
  const acrossX = (scaled(mesh.flowX, upperRight, lowerRight, low, mesh.scale) - leftX + half) >> bits
  const acrossY = (scaled(mesh.flowY, upperRight, lowerRight, low, mesh.scale) - leftY + half) >> bits
  const from = left - startX
  // Pixel centres lie half a step past the middle of an even number of pixels.
  placeX = left * ONE + leftX + acrossX * from + (acrossX >> 1)
  placeY = line * ONE + leftY + acrossY * from + (acrossY >> 1)
  stepX = ONE + acrossX
  stepY = acrossY
}

@inline function scaled(flow: usize, upper: usize, lower: usize, low: f64, scale: i32): i32 {
  return <i32>((<f64>load<f32>(flow + upper) * (1 - low) + <f64>load<f32>(flow + lower) * low) * <f64>scale)
}

/** The least of the four vectors along one axis, in whole pixels of the plane, and the greatest. */
export function leastOf(flow: usize, scale: i32): i32 {
  const upper = min(vectorAt(flow, upperLeft), vectorAt(flow, upperRight))
  const least = min(upper, min(vectorAt(flow, lowerLeft), vectorAt(flow, lowerRight)))
  return <i32>Math.floor((least * <f64>scale) / <f64>ONE)
}

export function greatestOf(flow: usize, scale: i32): i32 {
  const upper = max(vectorAt(flow, upperLeft), vectorAt(flow, upperRight))
  const most = max(upper, max(vectorAt(flow, lowerLeft), vectorAt(flow, lowerRight)))
  return <i32>Math.ceil((most * <f64>scale) / <f64>ONE)
}

@inline function vectorAt(flow: usize, at: usize): f64 {
  return <f64>load<f32>(flow + at)
}
