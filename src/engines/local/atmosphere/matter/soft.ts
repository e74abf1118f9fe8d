import type { SKRSContext2D } from '@napi-rs/canvas'
import { createSurface, type Surface } from '../../painting/surface.ts'
import type { Air } from '../atmosphere.ts'

/**
 * Paints soft things small and stretches the result over the canvas, which shows no difference and costs a fraction.
 * Lengths that `paint` takes from the air it is given fit the small canvas.
 */
export function softly(
  context: SKRSContext2D,
  air: Air,
  shrink: number,
  paint: (context: SKRSContext2D, air: Air) => void,
): void {
  const width = Math.ceil(air.width / shrink)
  const height = Math.ceil(air.height / shrink)
  const paper = paperOf(width, height)
  paper.context.save()
  paper.context.clearRect(0, 0, width, height)
  paint(paper.context, { ...air, width, height })
  paper.context.restore()
  context.drawImage(paper.canvas, 0, 0, air.width, air.height)
}

const papers = new Map<string, Surface>()

function paperOf(width: number, height: number): Surface {
  const key = `${width}x${height}`
  const known = papers.get(key)
  if (known) return known
  const surface = createSurface(width, height)
  papers.set(key, surface)
  return surface
}
