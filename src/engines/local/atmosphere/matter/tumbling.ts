import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Air } from '../atmosphere.ts'
import { blurAt, eachParticle, type Flight } from './particles.ts'
import { blurredSprites, drawTurned, type Sprite } from './sprites.ts'

/** Side of the stored pictures; the thing itself fills half of it, so that its blur has room. */
const SIDE = 48

const STEPS = 5

/** Pixels of the stored picture between one step of blur and the next. */
const BLUR_STEP = 1.8

/** A kind of flat light thing that turns over as it falls, sharp and in every blur. */
export type Tumbler = readonly Sprite[]

/** @param paint draws the thing around the origin, at most 24 pixels across */
export function tumbler(paint: (context: SKRSContext2D) => void): Tumbler {
  return blurredSprites(SIDE, STEPS, BLUR_STEP, paint)
}

export interface Tumbling extends Flight {
  /** Units across at distance 1. */
  size: number
  /** Turns a second. */
  turning: number
  aperture: number
}

/** Things that fall and turn, each of one of the kinds. */
export function drawTumbling(
  context: SKRSContext2D,
  air: Air,
  layer: number,
  kinds: readonly Tumbler[],
  { size, turning, aperture, ...flight }: Tumbling,
): void {
  eachParticle(air, layer, flight, ({ x, y, scale, distance, age, a, b, c }) => {
    const across = size * scale * (0.7 + 0.6 * b)
    const blur = (blurAt(distance, aperture) * scale * SIDE) / (2 * across)
    const kind = kinds[Math.floor(c * kinds.length)]
    const picture = kind?.[Math.min(STEPS - 1, Math.round(blur / BLUR_STEP))]
    if (!picture) return
    const rate = turning * (0.6 + 0.8 * a)
    drawTurned(context, picture, {
      x,
      y,
      side: 2 * across,
      turn: 6.28 * (b + 0.4 * rate * age * (a < 0.5 ? 1 : -1)),
      squeeze: turned(6.28 * (rate * age + c)),
      opacity: 1 / (1 + (0.25 * blur) / BLUR_STEP),
    })
  })
}

/** Width of a flat thing that is turned by an angle, never quite nothing. */
function turned(angle: number): number {
  const width = Math.cos(angle)
  return Math.abs(width) < 0.15 ? 0.15 : width
}
