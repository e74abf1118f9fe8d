import type { SKRSContext2D } from '@napi-rs/canvas'
import { createSurface } from '../../painting/surface.ts'
import type { View } from '../scene.ts'

const lights = new WeakMap<View, SKRSContext2D>()

/**
 * A black canvas for what shines by itself: lamps, lit windows, signs. It is added to the painting as light, far brighter
 * than paint can be, before the lens blurs it; more of it is seen by night than by day.
 */
export function lightsOf(view: View): SKRSContext2D {
  const known = lights.get(view)
  if (known) return known
  const { context } = createSurface(view.width, view.height)
  context.fillStyle = 'black'
  context.fillRect(0, 0, view.width, view.height)
  context.globalCompositeOperation = 'lighter'
  lights.set(view, context)
  return context
}

/** The lights that were painted, or undefined where there are none. */
export function paintedLights(view: View): SKRSContext2D | undefined {
  return lights.get(view)
}
