import type { SKRSContext2D } from '@napi-rs/canvas'
import { createSurface, type Size } from '../painting/surface.ts'
import type { Sight } from '../see/sight.ts'

/** Takes people out of what is drawn so far, so that it lies behind them; the returned function keeps its canvas. */
export function createCutOut(): (context: SKRSContext2D, size: Size, sight: Sight) => void {
  let mask: ReturnType<typeof createMask> | undefined
  return (context, size, sight) => {
    if (mask?.width !== sight.width || mask.height !== sight.height) mask = createMask(sight)
    const shape = mask.fill(sight.person)
    context.save()
    context.globalCompositeOperation = 'destination-out'
    context.drawImage(shape, 0, 0, size.width, size.height)
    context.restore()
  }
}

/** A canvas whose alpha is a plane of a sight. */
function createMask({ width, height }: Size) {
  const { canvas, context } = createSurface(width, height)
  const image = context.createImageData(width, height)
  const pixels = new Uint32Array(image.data.buffer)
  return {
    width,
    height,
    fill(plane: Uint8Array) {
      for (let index = 0; index < plane.length; index++) pixels[index] = (plane[index] ?? 0) << 24
      context.putImageData(image, 0, 0)
      return canvas
    },
  }
}
