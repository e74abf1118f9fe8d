/** A plane in coarse squares, each the mean of its pixels, 0–1. */
export interface Cells {
  columns: number
  rows: number
  /** Pixels of a cell's side. */
  side: number
  values: Float32Array
}

/** The means of a plane's squares; sides of the plane must be multiples of `side`. */
export function cellsOf(plane: Uint8Array, width: number, height: number, side: number): Cells {
  const [columns, rows] = [width / side, height / side]
  const values = new Float32Array(columns * rows)
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / side) * columns
    for (let column = 0; column < columns; column++) {
      const start = y * width + column * side
      let sum = 0
      for (let x = start; x < start + side; x++) sum += plane[x] ?? 0
      values[row + column] = (values[row + column] ?? 0) + sum
    }
  }
  const whole = side * side * 255
  for (let cell = 0; cell < values.length; cell++) values[cell] = (values[cell] ?? 0) / whole
  return { columns, rows, side, values }
}

/** Between the centres of cells, by lines; row by row for a whole plane of `width × height` values. */
export function spread({ columns, rows, side, values }: Cells): Float32Array {
  const [width, height] = [columns * side, rows * side]
  const result = new Float32Array(width * height)
  const line = new Float32Array(columns)
  for (let y = 0; y < height; y++) {
    const [above, below, down] = between(y, side, rows)
    for (let column = 0; column < columns; column++) {
      const first = values[above * columns + column] ?? 0
      line[column] = first + ((values[below * columns + column] ?? 0) - first) * down
    }
    for (let x = 0; x < width; x++) {
      const [left, right, along] = between(x, side, columns)
      const first = line[left] ?? 0
      result[y * width + x] = first + ((line[right] ?? 0) - first) * along
    }
  }
  return result
}

/** The cells whose centres lie before and after a pixel's, and how far it is from the first to the second. */
function between(pixel: number, side: number, count: number): [number, number, number] {
  const place = (pixel + 0.5) / side - 0.5
  const first = Math.max(0, Math.floor(place))
  return [first, Math.min(count - 1, first + 1), Math.max(0, place - first)]
}
