import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import { createSurface } from '../../painting/surface.ts'
import type { View } from '../scene.ts'

const layers = new WeakMap<View, Map<string, Canvas>>()

/** A transparent picture that is painted once for a view and drawn every frame: a cloud, a flake, a strip of water. */
export function layerOf(
  view: View,
  name: string,
  width: number,
  height: number,
  paint: (context: SKRSContext2D) => void,
): Canvas {
  const kept = layers.get(view) ?? new Map<string, Canvas>()
  layers.set(view, kept)
  const known = kept.get(name)
  if (known) return known
  const { canvas, context } = createSurface(Math.max(1, Math.ceil(width)), Math.max(1, Math.ceil(height)))
  paint(context)
  kept.set(name, canvas)
  return canvas
}
