import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { createSurface, type Surface } from '../../painting/surface.ts'
import type { View } from '../scene.ts'
import type { Clouds, Sky } from './sky.ts'
import type { Water } from './water.ts'

/**
 * What the evening changes by more than its light: the sky, and water that mirrors it. Both are kept as they were painted
 * for the day, which tells where nothing was painted over them, and painted as they look then.
 */
export interface Evening {
  painted: Surface
  seen: Surface
  /** Where the sun sets, 0–1 of the width. */
  sun: number
}

/** From the zenith to the horizon. */
export const SUNSET: Sky['stops'] = [
  [0, [64, 70, 128]],
  [0.35, [150, 96, 134]],
  [0.65, [236, 126, 96]],
  [0.88, [255, 176, 92]],
  [1, [255, 206, 128]],
]
const SUN: Rgb = [255, 222, 150]
const CLOUDS: Pick<Clouds, 'lit' | 'shadow'> = { lit: [255, 150, 104], shadow: [112, 72, 112] }

/** Above the horizon, of the view's height. */
const SUN_HEIGHT = 0.06

/** By how much more blue than red the zenith of a sky has that shows the sun set. */
const CLEAR = 40

const evenings = new WeakMap<View, Evening>()

/** At dusk, and at dawn, which looks the same. */
export function isSunLow({ time }: View): boolean {
  return time === 'dusk' || time === 'dawn'
}

/** What was kept for the evening; undefined at other times, and under an overcast sky. */
export function eveningOf(view: View): Evening | undefined {
  return evenings.get(view)
}

/** Keeps the sky that was just painted, and has it painted as it looks at sunset. */
export function skyAtSunset(painted: Canvas, view: View, sky: Sky, paint: (on: SKRSContext2D, sky: Sky) => void): void {
  const [, zenith] = sky.stops[0] ?? [0, [0, 0, 0] as Rgb]
  if (!isSunLow(view) || zenith[2] - zenith[0] < CLEAR) return
  const evening = openEvening(view, sky.glow?.x)
  keepRows(evening, painted, 0, sky.horizon)
  paint(evening.seen.context, sunsetOf(sky, evening.sun))
}

/** The same for a photograph: `sky` is what shows the sky, transparent elsewhere, `seen` what it looks like then. */
export function photographAtSunset(view: View, sky: Canvas, seen: Canvas): void {
  const evening = openEvening(view)
  evening.painted.context.drawImage(sky, 0, 0)
  evening.seen.context.drawImage(seen, 0, 0)
}

/** The same for water. */
export function waterAtSunset(
  painted: Canvas,
  view: View,
  water: Water,
  paint: (on: SKRSContext2D, water: Water) => void,
): void {
  const evening = evenings.get(view)
  if (!evening) return
  keepRows(evening, painted, water.top, water.bottom)
  paint(evening.seen.context, {
    ...water,
    near: [44, 34, 64],
    far: [206, 120, 94],
    sky: [250, 160, 104],
    glitter: { x: evening.sun, width: 0.12, colour: [255, 226, 150], strength: 1 },
  })
}

/** Clouds that drift through it, brighter by as much as what moves is dimmed afterwards. */
export function cloudsAtSunset(view: View, clouds: Clouds): Pick<Clouds, 'lit' | 'shadow'> {
  return evenings.has(view) ? { lit: [255, 196, 150], shadow: [190, 130, 150] } : clouds
}

function openEvening(view: View, sun = 0.64): Evening {
  const surface = () => createSurface(view.width, view.height)
  const evening = { painted: surface(), seen: surface(), sun }
  evenings.set(view, evening)
  return evening
}

function sunsetOf(sky: Sky, sun: number): Sky {
  return {
    ...sky,
    stops: SUNSET,
    glow: { x: sun, y: sky.horizon - SUN_HEIGHT, size: 0.3, colour: SUN, strength: 1, disc: 0.03 },
    ...(sky.clouds && { clouds: { ...sky.clouds, ...CLOUDS } }),
  }
}

function keepRows({ painted: { context } }: Evening, canvas: Canvas, top: number, bottom: number): void {
  const [from, to] = [Math.floor(top * canvas.height), Math.ceil(bottom * canvas.height)]
  context.drawImage(canvas, 0, from, canvas.width, to - from, 0, from, canvas.width, to - from)
}
