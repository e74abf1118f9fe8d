import { decimal } from './size.ts'

/** Runs a chain on full-range planar RGB and comes back to yuv420p, BT.709, limited range. */
export function inRgb(chain: string): string {
  const enter = 'scale=in_color_matrix=bt709:in_range=tv:out_range=pc,format=gbrp'
  const leave = 'scale=in_range=pc:out_color_matrix=bt709:out_range=tv,format=yuv420p'
  return `${enter},${chain},${leave}`
}

/** Points of tone curves from left to right, input/output 0–1: `0/0.1 0.5/0.6 1/1`. */
interface Curves {
  master?: string
  red?: string
  green?: string
  blue?: string
}

/** Tone curves on RGB. Strength moves each point away from the straight line; 1 is the curve as given. */
export function curves(shapes: Curves, strength: number): string {
  const options = Object.entries(shapes).map(([channel, curve]) => `${channel}='${pulled(curve, strength)}'`)
  return `curves=interp=pchip:${options.join(':')}`
}

/** A 3 × 3 colour matrix on RGB, rows red, green, blue. Strength moves it away from the identity; 1 is as given. */
export function colourMatrix(rows: readonly (readonly [number, number, number])[], strength: number): string {
  const channels = ['r', 'g', 'b']
  const options = rows.flatMap((row, to) =>
    row.map((value, from) => {
      const identity = to === from ? 1 : 0
      return `${channels[to]}${channels[from]}=${decimal(clamp(identity + strength * (value - identity), -2, 2))}`
    }),
  )
  return `colorchannelmixer=${options.join(':')}`
}

function pulled(curve: string, strength: number): string {
  const points = curve.split(' ').map((point) => point.split('/').map(Number))
  return points.map(([x = 0, y = 0]) => `${decimal(x)}/${decimal(moved(x, y, strength))}`).join(' ')
}

/** Repeats the step from x to y `strength` times, so that a strong curve never reaches black or white. */
function moved(x: number, y: number, strength: number): number {
  if (y > x) return 1 - (1 - x) * ((1 - y) / (1 - x)) ** strength
  return x === 0 ? 0 : x * (y / x) ** strength
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
