import type { Rgb } from '../../colour.ts'
import type { View } from '../scene.ts'

/** The shorter side of the picture: the unit of what is painted, so that a tree is as large in a portrait as in a landscape. */
export function unitOf(view: View): number {
  return Math.min(view.width, view.height)
}

/** t of the way from one colour to another. */
export function mix(from: Rgb, to: Rgb, t: number): Rgb {
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, from[2] + (to[2] - from[2]) * t]
}

/** Brighter or darker in proportion. */
export function scaled(colour: Rgb, factor: number): Rgb {
  return [colour[0] * factor, colour[1] * factor, colour[2] * factor]
}

/** As a canvas wants it. */
export function css([red, green, blue]: Rgb, alpha = 1): string {
  return `rgba(${byte(red)}, ${byte(green)}, ${byte(blue)}, ${alpha})`
}

/** The colour at t of a row of stops, 0–1 and rising. */
export function gradientAt(stops: readonly (readonly [number, Rgb])[], t: number): Rgb {
  let before = stops[0] ?? [0, [0, 0, 0] as const]
  for (const stop of stops) {
    if (stop[0] >= t) {
      const span = stop[0] - before[0]
      return span > 0 ? mix(before[1], stop[1], (t - before[0]) / span) : stop[1]
    }
    before = stop
  }
  return before[1]
}

/** 0 below `low`, 1 above `high`, eased between (Hermite). */
export function smoothstep(low: number, high: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)))
  return t * t * (3 - 2 * t)
}

function byte(value: number): number {
  return Math.round(Math.min(255, Math.max(0, value)))
}
