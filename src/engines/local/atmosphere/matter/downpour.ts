import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Air } from '../atmosphere.ts'
import { type Depth, eachParticle, type Flight } from './particles.ts'

export interface Downpour {
  /** Drops at strength 1. */
  count: number
  depth: Depth
  /** Units a second to the right at distance 1. */
  wind: number
  layer: number
  /** Cover of one streak at distance 1. */
  opacity: number
}

/** Drops of rain fall at 6–9 m/s; people 2 m away stand in a picture about 2 m high, hence units a second. */
const FALL = 2.9

/** Seconds that the shutter is open: what a drop passes in it is its streak. */
const SHUTTER = 1 / 50

/** Shades that streaks are drawn in: paths of one shade are drawn together, which is many times faster. */
const SHADES = 5

/** Streaks of falling drops; near ones longer, wider and softer. */
export function drawDownpour(context: SKRSContext2D, air: Air, downpour: Downpour): void {
  const { depth, layer, opacity } = downpour
  const flight: Flight = {
    count: downpour.count,
    depth,
    wind: downpour.wind,
    fall: FALL,
    spread: 0.15,
    sway: 0,
    swayRate: 0,
  }
  const streaks = Array.from({ length: SHADES }, () => ({ path: [] as number[], width: 0, count: 0 }))
  // Heavy rain is told from rain by how much of it there is: twice as much for a third more of it.
  eachParticle({ ...air, strength: air.strength ** 2 }, layer, flight, ({ x, y, scale, distance, b }) => {
    const share = (distance - depth.near) / (depth.far - depth.near)
    const streak = streaks[Math.min(SHADES - 1, Math.floor(share * SHADES))]
    if (!streak) return
    const length = SHUTTER * scale * (0.7 + 0.6 * b)
    streak.path.push(x, y, x - downpour.wind * length, y - FALL * length)
    streak.width += 0.0021 * scale
    streak.count++
  })
  context.lineCap = 'round'
  for (const [shade, { path, width, count }] of streaks.entries()) {
    const distance = depth.near + ((shade + 0.5) / SHADES) * (depth.far - depth.near)
    // A near drop is out of focus: wider and fainter.
    const cover = distance < 1 ? opacity * distance ** 0.5 : opacity / distance ** 0.4
    context.strokeStyle = `rgba(214, 222, 232, ${Math.min(1, cover)})`
    context.lineWidth = Math.max(0.55, width / Math.max(1, count))
    context.beginPath()
    for (let i = 0; i < path.length; i += 4) {
      context.moveTo(path[i] ?? 0, path[i + 1] ?? 0)
      context.lineTo(path[i + 2] ?? 0, path[i + 3] ?? 0)
    }
    context.stroke()
  }
}
