import { decimal } from './size.ts'

/** A colour at a brightness: position 0–1, then red, green and blue 0–255. */
export type Stop = readonly [position: number, red: number, green: number, blue: number]

/**
 * Paints every brightness with its colour of a gradient.
 * @param stops at least two, positions rising from 0 to 1
 * @param opacity 0–1: how much of the gradient covers the picture's own colours
 */
export function palette(stops: readonly Stop[], opacity = 1): string {
  const planes = stops.map(([position, red, green, blue]) => ({
    at: 16 + 219 * position,
    value: bt709(red, green, blue),
  }))
  const plane = (index: 0 | 1 | 2) => gradient(planes.map(({ at, value }) => [at, value[index]]))
  const opaque = decimal(Math.min(1, opacity))
  return `pseudocolor=c0='${plane(0)}':c1='${plane(1)}':c2='${plane(2)}':opacity=${opaque}`
}

function bt709(red: number, green: number, blue: number): [number, number, number] {
  const y = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
  return [16 + 219 * y, 128 + (224 * (blue / 255 - y)) / 1.8556, 128 + (224 * (red / 255 - y)) / 1.5748]
}

/** Straight lines between points, as nested conditions on `val`. */
function gradient(points: readonly (readonly [number, number])[]): string {
  const [first, ...rest] = points
  if (!first) return 'val'
  let [fromX, fromY] = first
  let expression = `if(lt(val,${decimal(fromX)}),${decimal(fromY)},`
  for (const [x, y] of rest) {
    const line = `${decimal(fromY)}+(val-${decimal(fromX)})*${decimal((y - fromY) / (x - fromX))}`
    expression += `if(lt(val,${decimal(x)}),${line},`
    fromX = x
    fromY = y
  }
  return `${expression}${decimal(fromY)}${')'.repeat(points.length)}`
}
