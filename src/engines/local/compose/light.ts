import type { Rgb } from '../colour.ts'
import type { SceneLight } from '../scenes/scene.ts'
import type { Sight } from '../see/sight.ts'
import { CELL, type Cells, INSIDE } from './cells.ts'
import { KeyLight, SKIN_LINE } from './key.ts'
import type { Mask } from './mask.ts'
import type { Picture } from './picture.ts'
import { createTone, type Tone } from './tone.ts'

/** Luma of a face in an ordinary daylight portrait, as scenes count it. */
const DAYLIGHT = 0.55

/** How far faces follow the place's level; at 1 they would match it, but nobody is filmed at night without a key light. */
const FOLLOW_LEVEL = 0.28
/** How far a face that is too bright for the place is taken down, and one that is too dark brought up. */
const FOLLOW_DOWN = 0.7
const FOLLOW_UP = 0.65
/** How far people take on the colour of the light; skin less, or it turns odd. */
const FOLLOW_COLOUR = 0.55
const FOLLOW_COLOUR_SKIN = 0.25

/** No face is made darker or brighter than this, whatever the place: below, it is hard to know again. */
const FACE_EXPOSURES = [0.78, 1.6] as const
/** How much less light reaches the rest of the body where it is dark, and the least. */
const BODY_SHADE = 0.42
const LEAST_BODY_EXPOSURE = 0.56

/** Chroma along the skin line per step of luma of the palest skin in white light: less is a cast of the recording. */
const PALE_SKIN = 0.13
/** How far beside the line, likewise, healthy skin lies: further is a cast too. */
const NATURAL_SPREAD = 0.025
/** How much of that is put right, and up to what lack: more would paint faces of black and white clips. */
const PUT_RIGHT = 0.7
const MOST_LACKING = 0.14

/** Seconds over which what is measured is smoothed: slower than a change of light in one shot, faster than a pan. */
const SMOOTHING = 0.8

/** The light that a place throws on people. */
export interface Lighting {
  body: Tone
  /** On skin, as far as the key light reaches it. */
  skin: Tone
  key: KeyLight
}

/** Follows the light of the subject and of the backdrop over time and tells what puts one into the other. */
export class LightMatch {
  readonly #strength: number
  readonly #key: KeyLight
  #seconds = 0
  #subject: SubjectLight | null = null
  #backdrop: PictureLight | null = null

  /** How strongly the light takes hold of the subject: 0 leaves it alone, 1 is for places. */
  constructor(strength: number, cells: Cells) {
    this.#strength = strength
    this.#key = new KeyLight(cells)
  }

  /** `light` is null where the backdrop's own picture must tell. */
  match(
    picture: Picture,
    sight: Sight,
    mask: Mask,
    backdrop: Picture,
    light: SceneLight | null,
    seconds: number,
  ): Lighting {
    if (this.#strength === 0) return { body: UNCHANGED, skin: UNCHANGED, key: this.#key }
    if (sight.cut) this.#subject = null
    const share = 1 - Math.exp(-Math.max(0, seconds - this.#seconds) / SMOOTHING)
    this.#seconds = seconds
    const subject = subjectIn(picture, sight, mask)
    if (subject) this.#subject = easedSubject(this.#subject, subject, share)
    this.#backdrop = easedLight(this.#backdrop, lightOf(backdrop), share)
    const cast = light ?? guessLight(this.#backdrop)
    if (dimness(cast) > 0) this.#key.follow(picture, sight, mask)
    else this.#key.clear()
    return {
      ...tonesFor(this.#subject ?? { level: DAYLIGHT, cast: { u: 0, v: 0 } }, this.#backdrop, cast, this.#strength),
      key: this.#key,
    }
  }
}

const UNCHANGED = createTone({ exposure: 1, contrast: 1, pivot: 0.5, black: 0, saturation: 1, gains: [1, 1, 1] })

/** What a backdrop's picture itself tells. */
interface PictureLight {
  /** Luma, 0–1. */
  mean: number
  black: number
  colour: Rgb
}

function tonesFor({ level, cast }: SubjectLight, backdrop: PictureLight, light: SceneLight, strength: number) {
  const dim = dimness(light)
  const wanted = (DAYLIGHT * (light.level / DAYLIGHT) ** FOLLOW_LEVEL) / Math.min(0.75, Math.max(0.2, level))
  const followed = wanted ** (wanted < 1 ? FOLLOW_DOWN : FOLLOW_UP)
  const face = Math.min(FACE_EXPOSURES[1], Math.max(FACE_EXPOSURES[0], followed))
  const body = Math.max(Math.min(face, LEAST_BODY_EXPOSURE), face * (1 - BODY_SHADE * dim))
  const settings = {
    contrast: 1 + (Math.min(1.15, Math.max(0.8, light.contrast)) - 1) * strength,
    black: Math.min(0.04, 0.3 * backdrop.black) * strength,
    cast: { u: cast.u * strength, v: cast.v * strength },
  }
  return {
    body: createTone({
      ...settings,
      exposure: body ** strength,
      pivot: level * body ** strength,
      // Eyes and cameras see less colour by little light.
      saturation: 1 - 0.2 * dim * strength,
      gains: gainsOf(light.colour, FOLLOW_COLOUR * strength),
    }),
    skin: createTone({
      ...settings,
      exposure: face ** strength,
      pivot: level * face ** strength,
      saturation: 1,
      gains: gainsOf(light.colour, FOLLOW_COLOUR_SKIN * strength),
    }),
  }
}

/** From 0 by day to 1 in the dark. */
function dimness({ level }: SceneLight): number {
  return Math.min(1, Math.max(0, (0.48 - level) / 0.22))
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

/** The subject as it was filmed. */
interface SubjectLight {
  /** Luma, 0–1: of its face where one is seen, of its brighter parts where not. */
  level: number
  /** What its face lacks of the colour of skin, as U and V per step of luma; nothing where none is seen. */
  cast: { u: number; v: number }
}

/** Null where there is too little of a subject. */
function subjectIn(picture: Picture, sight: Sight, mask: Mask): SubjectLight | null {
  const face = sight.parts?.face
  const histogram = new Uint32Array(256)
  const faces = new Uint32Array(256)
  const { columns, rows, kinds, width, height } = mask.cells
  let [lumas, blues, reds] = [0, 0, 0]
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (kinds[row * columns + column] !== INSIDE) continue
      const x = Math.min(width - 1, column * CELL + CELL / 2)
      const y = Math.min(height - 1, row * CELL + CELL / 2)
      const luma = picture.y[y * picture.strides.y + x] ?? 0
      histogram[luma] = (histogram[luma] ?? 0) + 1
      const at = Math.floor((y * sight.height) / height) * sight.width + Math.floor((x * sight.width) / width)
      if (!face || (face[at] ?? 0) <= 200) continue
      faces[luma] = (faces[luma] ?? 0) + 1
      lumas += luma - 16
      blues += (picture.u[(y >> 1) * picture.strides.u + (x >> 1)] ?? 128) - 128
      reds += (picture.v[(y >> 1) * picture.strides.v + (x >> 1)] ?? 128) - 128
    }
  }
  // Fewer samples than these are chance.
  const ofFace = quantile(faces, 0.5, 12)
  if (ofFace !== null) return { level: ofFace, cast: castOf(blues / lumas, reds / lumas) }
  const bright = quantile(histogram, 0.8, 40)
  return bright === null ? null : { level: bright, cast: { u: 0, v: 0 } }
}

/** What the mean colour of a face, per step of luma, lacks to be that of skin in white light, in part. */
function castOf(blue: number, red: number): { u: number; v: number } {
  const along = SKIN_LINE.u * blue + SKIN_LINE.v * red
  const across = SKIN_LINE.v * blue - SKIN_LINE.u * red
  const lack = PUT_RIGHT * Math.min(MOST_LACKING, Math.max(0, PALE_SKIN - along))
  const off = Math.sign(across) * Math.min(MOST_LACKING, Math.max(0, Math.abs(across) - NATURAL_SPREAD))
  const back = -PUT_RIGHT * off
  return { u: lack * SKIN_LINE.u + back * SKIN_LINE.v, v: lack * SKIN_LINE.v - back * SKIN_LINE.u }
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

function easedSubject(last: SubjectLight | null, next: SubjectLight, share: number): SubjectLight {
  if (!last) return next
  return {
    level: eased(last.level, next.level, share),
    cast: { u: eased(last.cast.u, next.cast.u, share), v: eased(last.cast.v, next.cast.v, share) },
  }
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
