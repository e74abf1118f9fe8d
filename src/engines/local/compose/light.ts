import type { Rgb } from '../colour.ts'
import type { SceneLight } from '../scenes/scene.ts'
import type { Sight } from '../see/sight.ts'
import { CELL, INSIDE } from './cells.ts'
import type { Mask } from './mask.ts'
import type { Picture } from './picture.ts'
import { createTone, type Tone } from './tone.ts'

/** Luma of a face in an ordinary daylight portrait, as scenes count it. */
const DAYLIGHT = 0.55

/** How far the subject follows the place's level and colour; at 1 it would match, but faces would turn odd at night. */
const FOLLOW_LEVEL = 0.75
const FOLLOW_COLOUR = 0.6
/** How far a badly exposed recording is put right on the way. */
const FOLLOW_SOURCE = 0.35

/** No subject is made darker or brighter than this, whatever the place. */
const EXPOSURES = [0.56, 1.4] as const

/** Seconds over which what is measured is smoothed: slower than a change of light in one shot, faster than a pan. */
const SMOOTHING = 0.8

/** Follows the light of the subject and of the backdrop over time and tells the tone that puts one into the other. */
export class LightMatch {
  readonly #strength: number
  #seconds = 0
  #subject: number | null = null
  #backdrop: PictureLight | null = null

  /** How strongly the light takes hold of the subject: 0 leaves it alone, 1 is for places. */
  constructor(strength: number) {
    this.#strength = strength
  }

  /** `light` is null where the backdrop's own picture must tell. */
  tone(picture: Picture, sight: Sight, mask: Mask, backdrop: Picture, light: SceneLight | null, seconds: number): Tone {
    if (sight.cut) this.#subject = null
    const share = 1 - Math.exp(-Math.max(0, seconds - this.#seconds) / SMOOTHING)
    this.#seconds = seconds
    const subject = levelOf(picture, sight, mask)
    if (subject !== null) this.#subject = eased(this.#subject, subject, share)
    this.#backdrop = easedLight(this.#backdrop, lightOf(backdrop), share)
    return toneFor(this.#subject ?? DAYLIGHT, this.#backdrop, light ?? guessLight(this.#backdrop), this.#strength)
  }
}

/** What a backdrop's picture itself tells. */
interface PictureLight {
  /** Luma, 0–1. */
  mean: number
  black: number
  colour: Rgb
}

function toneFor(subject: number, backdrop: PictureLight, light: SceneLight, strength: number): Tone {
  const exposure =
    (light.level / DAYLIGHT) ** FOLLOW_LEVEL * (DAYLIGHT / Math.min(0.75, Math.max(0.3, subject))) ** FOLLOW_SOURCE
  const limited = Math.min(EXPOSURES[1], Math.max(EXPOSURES[0], exposure)) ** strength
  // Eyes and cameras see less colour by little light.
  const dim = Math.min(1, Math.max(0, (0.45 - light.level) / 0.35))
  return createTone({
    exposure: limited,
    contrast: 1 + (Math.min(1.15, Math.max(0.8, light.contrast)) - 1) * strength,
    pivot: subject * limited,
    black: Math.min(0.04, 0.3 * backdrop.black) * strength,
    saturation: 1 - 0.3 * dim * strength,
    gains: gainsOf(light.colour, FOLLOW_COLOUR * strength),
  })
}

/** Per channel, as powers of the light's own, so that half the strength twice is the whole. */
function gainsOf([red, green, blue]: Rgb, strength: number): Rgb {
  const gain = (value: number) => (Math.max(40, value) / 255) ** strength
  return [gain(red), gain(green), gain(blue)]
}

/** A picture of a place without a description: its mean brightness and a part of its mean colour. */
function guessLight({ mean, colour }: PictureLight): SceneLight {
  const peak = Math.max(...colour)
  const half = (value: number) => 255 * (0.5 + (0.5 * value) / peak)
  return {
    level: 0.4 + 0.3 * mean,
    colour: [half(colour[0]), half(colour[1]), half(colour[2])],
    contrast: 1,
  }
}

/** How brightly the subject was lit, 0–1: its face where one is seen, its brighter parts where not. Null without one. */
function levelOf(picture: Picture, sight: Sight, mask: Mask): number | null {
  const face = sight.parts?.face
  const histogram = new Uint32Array(256)
  const faces = new Uint32Array(256)
  const { columns, rows, kinds, width, height } = mask.cells
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (kinds[row * columns + column] !== INSIDE) continue
      const x = Math.min(width - 1, column * CELL + CELL / 2)
      const y = Math.min(height - 1, row * CELL + CELL / 2)
      const luma = picture.y[y * picture.strides.y + x] ?? 0
      histogram[luma] = (histogram[luma] ?? 0) + 1
      const at = Math.floor((y * sight.height) / height) * sight.width + Math.floor((x * sight.width) / width)
      if (face && (face[at] ?? 0) > 200) faces[luma] = (faces[luma] ?? 0) + 1
    }
  }
  // Fewer samples than these are chance.
  return quantile(faces, 0.5, 12) ?? quantile(histogram, 0.8, 40)
}

/** Of luma samples, 0–1; null where there are fewer than `least`. */
function quantile(histogram: Uint32Array, share: number, least: number): number | null {
  const count = histogram.reduce((sum, value) => sum + value, 0)
  if (count < least) return null
  let below = 0
  for (let luma = 0; luma < 256; luma++) {
    below += histogram[luma] ?? 0
    if (below >= share * count) return Math.min(1, Math.max(0, (luma - 16) / 219))
  }
  return 1
}

/** From one sample per cell. */
function lightOf({ width, height, y: lumas, u: blues, v: reds, strides }: Picture): PictureLight {
  const histogram = new Uint32Array(256)
  let [count, lumaSum, blueSum, redSum] = [0, 0, 0, 0]
  for (let y = CELL / 2; y < height; y += CELL) {
    for (let x = CELL / 2; x < width; x += CELL) {
      const luma = lumas[y * strides.y + x] ?? 0
      histogram[luma] = (histogram[luma] ?? 0) + 1
      lumaSum += luma
      blueSum += blues[(y >> 1) * strides.u + (x >> 1)] ?? 0
      redSum += reds[(y >> 1) * strides.v + (x >> 1)] ?? 0
      count += 1
    }
  }
  const mean = (lumaSum / count - 16) / 219
  const [u, v] = [(blueSum / count - 128) / 224, (redSum / count - 128) / 224]
  const red = mean + 1.5748 * v
  const blue = mean + 1.8556 * u
  const green = (mean - 0.2126 * red - 0.0722 * blue) / 0.7152
  const channel = (value: number) => 255 * Math.min(1, Math.max(0.02, value))
  return { mean, black: quantile(histogram, 0.02, 1) ?? 0, colour: [channel(red), channel(green), channel(blue)] }
}

function eased(last: number | null, next: number, share: number): number {
  return last === null ? next : last + share * (next - last)
}

function easedLight(last: PictureLight | null, next: PictureLight, share: number): PictureLight {
  if (!last) return next
  const [red, green, blue] = next.colour
  return {
    mean: eased(last.mean, next.mean, share),
    black: eased(last.black, next.black, share),
    colour: [
      eased(last.colour[0], red, share),
      eased(last.colour[1], green, share),
      eased(last.colour[2], blue, share),
    ],
  }
}
