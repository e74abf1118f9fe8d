/** How a fabric turns the light that falls on it into brightness. */
export interface Finish {
  /** How far folds range: natural logarithm of the 95th over the 5th percentile of light; plain cloth has about 0.6. */
  contrast: number
  /** 0–1: how much differences between large areas (jacket and shirt, sun and shade) give way to one even cloth. */
  evenness: number
  /** 0–1: strength of the light that the surface mirrors, in its own colour where it is metal. */
  sheen: number
  /** From 1: higher draws the sheen together into small highlights. */
  gloss: number
  metal?: boolean
  /** From 1: how much steeper than on cloth light falls off where the surface turns away. */
  depth: number
  /** 0–1: how much redder shade is than light, as in gold and fair hair. */
  warmth: number
  /** Factor on texture finer than folds. */
  detail: number
}

/** Plain woven or knitted cloth. */
export const CLOTH: Finish = { contrast: 0.6, evenness: 0.55, sheen: 0.06, gloss: 1.2, depth: 1, warmth: 0, detail: 1 }

/** Dyed hair: strands are as bright and dark as they were, roots stay. */
export const HAIR: Finish = { contrast: 1, evenness: 0.2, sheen: 0.16, gloss: 1.8, depth: 1, warmth: 0.4, detail: 1.1 }

/** Steps of light in the tables; `NORMAL_LIGHT` is the garment's own middle, 0 is none. */
export const LIGHTS = 512
export const NORMAL_LIGHT = 256
/** Levels of a fabric's luma that have rows of their own in the tables. */
export const LEVELS = 64
/** Differences of detail, in quarters of a luma step, from −255 to 255. */
export const DETAILS = 2048

/** What a fabric looks like in any light, as tables: rows for each level of its own luma. */
export interface Tables {
  /** Luma in sixteenths, `LIGHTS` to a row. */
  tone: Int16Array
  /** Luma in sixteenths that detail adds, `DETAILS` to a row. */
  detail: Int16Array
  /** Factors on the fabric's chroma in 1/256 by the luma that came out, 256 to a row. */
  blue: Int16Array
  red: Int16Array
}

/** The light of a garment as it was filmed; luma 0–1. */
export interface Light {
  median: number
  /** How bright white cloth would be here, 0–1. */
  exposure: number
}

/**
 * Fills one row of the tables.
 * @param row of the tables
 * @param level the fabric's luma there, 0–1
 */
export function fillRow(tables: Tables, row: number, level: number, finish: Finish, light: Light): void {
  for (let step = 0; step < LIGHTS; step++) {
    tables.tone[row * LIGHTS + step] = Math.round(16 * (16 + 219 * toned(level, step / NORMAL_LIGHT, finish, light)))
  }
  fillDetail(tables, row, level, finish, light)
  fillChroma(tables, row, level, finish, light)
}

/** Diffuse light, and mirrored light over it. Luma 0–1. */
function toned(level: number, amount: number, finish: Finish, light: Light): number {
  const diffuse = rolledOff(level * amount ** finish.depth * light.exposure)
  const mirrored = Math.min(1, Math.max(0, (amount - 0.8) / 0.7)) ** finish.gloss * finish.sheen * light.exposure
  return diffuse + mirrored * (1 - diffuse)
}

/** The shoulder of film: the brightest quarter is drawn together, so that folds in white stay visible. */
function rolledOff(luma: number): number {
  return luma < SHOULDER ? luma : SHOULDER + (1 - SHOULDER) * (1 - Math.exp((SHOULDER - luma) / (1 - SHOULDER)))
}

const SHOULDER = 0.75

function fillDetail(tables: Tables, row: number, level: number, finish: Finish, light: Light): void {
  const brightness = toned(level, 1, finish, light)
  // Light falls on black and white cloth in the same proportions; the eye wants less of that, video's noise much less.
  const natural = ((brightness + FLARE) / (light.median + FLARE)) ** 0.75
  const gain = Math.min(MOST_GAIN, Math.max(LEAST_GAIN, natural)) * finish.detail
  const noise = 2.2 * Math.max(0, gain - 1)
  // What is much brighter than black cloth is no fold of it, but what shines in at its outline.
  const large = Math.min(LARGE, LEAST_LARGE + 2 * 219 * light.median)
  for (let step = 0; step < DETAILS; step++) {
    const difference = (step - DETAILS / 2) / 4
    const cored = noise === 0 ? difference : (difference * difference ** 2) / (difference ** 2 + noise ** 2 || 1)
    const limited = large * Math.tanh((cored * gain) / large)
    tables.detail[row * DETAILS + step] = Math.round(16 * limited)
  }
}

/** Stray light in every lens: keeps proportions in near black finite. */
const FLARE = 0.05
/** Less would lose folds of white cloth turned black. */
const LEAST_GAIN = 0.5
/** More would show the codec's blocks in black cloth turned white. */
const MOST_GAIN = 2.1
/** Luma steps from which on a difference is a print or another garment rather than a fold, and is held back. */
const LARGE = 90
const LEAST_LARGE = 24

/** How coloured each resulting luma is: less in shade, and less where light is mirrored. */
function fillChroma(tables: Tables, row: number, level: number, finish: Finish, light: Light): void {
  const base = row * 256
  let filled = 0
  for (let step = 0; step < LIGHTS; step++) {
    const amount = step / NORMAL_LIGHT
    const luma = toned(level, amount, finish, light)
    const coloured = finish.metal
      ? metalChroma(level, luma)
      : diffuseChroma(level, amount ** finish.depth * light.exposure)
    const factor = Math.min(1.5, coloured)
    const until = Math.min(255, Math.ceil(16 + 219 * luma))
    for (; filled <= until; filled++) {
      tables.blue[base + filled] = Math.round(256 * factor)
      tables.red[base + filled] = Math.round(256 * factor ** (factor < 1 ? 1 - finish.warmth : 1))
    }
  }
  const last = base + Math.max(0, filled - 1)
  tables.blue.fill(tables.blue[last] ?? 0, base + filled, base + 256)
  tables.red.fill(tables.red[last] ?? 0, base + filled, base + 256)
}

/** Metal mirrors in its own colour; only what is nearly white has none. */
function metalChroma(level: number, luma: number): number {
  const pale = Math.min(1, Math.max(0, (luma - 0.55) / 0.45))
  return Math.min(1.1, luma / Math.max(0.02, level)) * (1 - 0.8 * pale * pale)
}

function diffuseChroma(level: number, amount: number): number {
  const luma = level * amount
  return amount * (luma < SHOULDER ? 1 : rolledOff(luma) / luma) * (amount > 1 ? 1 - 0.25 * (amount - 1) : 1)
}
