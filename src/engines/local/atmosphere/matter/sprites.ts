import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { Discs, type FallOff } from '../../kernels/discs.ts'
import { createSurface } from '../../painting/surface.ts'

/** Sides of the stored pictures: shrinking a large one to a few pixels would make it shimmer. */
const SIDES = [12, 64] as const

/** Pixels: smaller discs are drawn this large and fainter, or they would flash as they cross from pixel to pixel. */
const SMALLEST = 0.85

/** Steps of softness that are kept ready. */
const SOFTNESS_STEPS = 5

/** A round thing as a lens shows it, drawn once in every size and softness it is needed in. */
export class Disc {
  readonly #pictures: Sprite[]
  readonly #colour: Rgb

  constructor(colour: Rgb) {
    this.#colour = colour
    this.#pictures = SIDES.flatMap((side) =>
      Array.from({ length: SOFTNESS_STEPS }, (_, step) => disc(side, colour, step / (SOFTNESS_STEPS - 1))),
    )
  }

  /**
   * @param radius of the sharp thing in pixels
   * @param blur radius of the lens blur in pixels; it spreads the thing and thins it out
   */
  draw(context: SKRSContext2D | Discs, x: number, y: number, radius: number, blur: number, opacity: number): void {
    const drawn = Math.max(SMALLEST, radius)
    const reach = drawn + blur
    const softness = Math.min(1, blur / (drawn + 0.5))
    const cover = opacity * (radius / drawn) * thinned(drawn, blur)
    if (context instanceof Discs) {
      context.add(x, y, reach, cover, fallOff(softness), this.#colour)
      return
    }
    const size = reach > SIDES[0] / 2 ? 1 : 0
    const picture = this.#pictures[size * SOFTNESS_STEPS + Math.round(softness * (SOFTNESS_STEPS - 1))]
    if (!picture) return
    context.globalAlpha = cover
    context.drawImage(picture(), x - reach, y - reach, 2 * reach, 2 * reach)
    context.globalAlpha = 1
  }
}

/** How much of a small thing's cover is left when blur spreads it over a larger disc. */
export function thinned(radius: number, blur: number): number {
  return (radius / (radius + 0.6 * blur)) ** 2
}

/** A small picture, painted when it is first asked for: modules that hold one are also read for their names alone. */
export type Sprite = () => Canvas

/** A picture of `side` pixels with its centre at the origin. */
export function sprite(side: number, paint: (context: SKRSContext2D) => void): Sprite {
  let painted: Canvas | null = null
  return () => {
    if (painted) return painted
    const { canvas, context } = createSurface(side, side)
    context.translate(side / 2, side / 2)
    paint(context)
    painted = canvas
    return canvas
  }
}

/** The same picture blurred by 0 … `steps` − 1 times `radius` pixels. */
export function blurredSprites(
  side: number,
  steps: number,
  radius: number,
  paint: (context: SKRSContext2D) => void,
): Sprite[] {
  const sharp = sprite(side, paint)
  return Array.from({ length: steps }, (_, step) =>
    sprite(side, (context) => {
      if (step > 0) context.filter = `blur(${step * radius}px)`
      context.drawImage(sharp(), -side / 2, -side / 2)
    }),
  )
}

/** Draws a picture around a point, turned, and squeezed across as a flat thing is that turns away. */
export function drawTurned(
  context: SKRSContext2D,
  picture: Sprite,
  place: { x: number; y: number; side: number; turn: number; squeeze: number; opacity: number },
): void {
  const { x, y, side, turn, squeeze, opacity } = place
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  context.globalAlpha = opacity
  context.setTransform(cos * squeeze, sin * squeeze, -sin, cos, x, y)
  context.drawImage(picture(), -side / 2, -side / 2, side, side)
  context.resetTransform()
  context.globalAlpha = 1
}

export function rgba([red, green, blue]: Rgb, alpha: number): string {
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`
}

/** From a hard-edged disc to a wide soft one. */
function disc(side: number, colour: Rgb, softness: number): Sprite {
  return sprite(side, (context) => {
    const gradient = context.createRadialGradient(0, 0, 0, 0, 0, side / 2)
    const { full, shoulder, left } = fallOff(softness)
    gradient.addColorStop(0, rgba(colour, 1))
    gradient.addColorStop(full, rgba(colour, 1))
    gradient.addColorStop(shoulder, rgba(colour, left))
    gradient.addColorStop(1, rgba(colour, 0))
    context.fillStyle = gradient
    context.fillRect(-side / 2, -side / 2, side, side)
  })
}

function fallOff(softness: number): FallOff {
  const full = 0.82 * (1 - softness)
  return { full, shoulder: (1 + full) / 2, left: 0.5 - 0.08 * softness }
}
