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

/** Between the centres of cells, by lines; row by row for a whole plane of `columns · side × rows · side` values. */
export function spread({ columns, rows, side, values }: Cells): Float32Array {
  const [width, height] = [columns * side, rows * side]
  const result = new Float32Array(width * height)
  const line = new Float32Array(columns)
  const down = placesOf(rows, side)
  const along = placesOf(columns, side)
  for (let y = 0; y < height; y++) {
    const above = (down.first[y] ?? 0) * columns
    const below = (down.second[y] ?? 0) * columns
    const share = down.share[y] ?? 0
    for (let column = 0; column < columns; column++) {
      const upper = values[above + column] ?? 0
      line[column] = upper + ((values[below + column] ?? 0) - upper) * share
    }
    for (let x = 0; x < width; x++) {
      const left = line[along.first[x] ?? 0] ?? 0
      result[y * width + x] = left + ((line[along.second[x] ?? 0] ?? 0) - left) * (along.share[x] ?? 0)
    }
  }
  return result
}

/** For every pixel of an axis the cells whose centres lie before and after its own, and the second one's share in it. */
function placesOf(count: number, side: number) {
  const first = new Int32Array(count * side)
  const second = new Int32Array(count * side)
  const share = new Float32Array(count * side)
  for (let pixel = 0; pixel < first.length; pixel++) {
    const place = Math.max(0, (pixel + 0.5) / side - 0.5)
    const before = Math.floor(place)
    first[pixel] = before
    second[pixel] = Math.min(count - 1, before + 1)
    share[pixel] = place - before
  }
  return { first, second, share }
}
