import { CELL, type Cells, INSIDE, OUTSIDE } from '../compose/cells.ts'
import type { Picture } from '../compose/picture.ts'
import type { Finish, Light } from './finish.ts'
import { LIGHTS, NORMAL_LIGHT } from './finish.ts'
import type { Wardrobe } from './wardrobe.ts'

/** Parts of one step in values that are interpolated between corners. */
export const FINE = 256

/** The light on a garment, told apart from its texture; on the corners of cells, `columns + 1` a row. */
export interface Shading {
  /** Luma around, in quarters of a step and `FINE` parts of those: what lies above or below it is texture. */
  base: Int32Array
  /** Steps of light, 0 – `LIGHTS`, in `FINE` parts. */
  light: Int32Array
  /** Share of each cell that the garment fills, 0–1. */
  coverage: Float32Array
  /** Mean luma of each cell's garment pixels, 0–255. */
  luma: Float32Array
  /** Of the garment, smoothed over time. */
  tones: Tones
}

/** Luma 0–1 of a garment. */
export interface Tones extends Light {
  dark: number
  bright: number
  /** Its mean chroma, 16–240. */
  blue: number
  red: number
  /** Mean of the logarithms of its light before they are centred. */
  middle: number
}

/** Reads the light on a garment frame by frame; starts afresh at a cut. */
export class ShadingReader {
  readonly #shading: Shading
  readonly #columns: number
  readonly #rows: number
  readonly #lumaSums: Float64Array
  readonly #weightSums: Float64Array
  readonly #wardrobe: Wardrobe
  readonly #histogram: Float64Array
  readonly #frameHistogram = new Float64Array(256)
  readonly #near: number
  readonly #far: number
  #blue = 128
  #red = 128
  readonly #logs: Float32Array
  readonly #corners: Int32Array
  #started = false
  /** Cells over which a body of the garment's size turns away from the light. */
  #reach = 1
  /** Share of the last frame's tones that stays in this one. */
  #kept = 0

  constructor(wardrobe: Wardrobe) {
    const { columns, rows } = wardrobe
    const { width, height } = wardrobe.picture
    const corners = (columns + 1) * (rows + 1)
    this.#wardrobe = wardrobe
    this.#histogram = wardrobe.doubles('histogram', 256)
    this.#columns = columns
    this.#rows = rows
    this.#lumaSums = new Float64Array(corners)
    this.#weightSums = new Float64Array(corners)
    // 16 pixels to each side of a 720-line picture: folds are wider, knit and seams are narrower.
    this.#near = Math.max(1, Math.round(Math.min(width, height) / 360))
    this.#far = 8 * this.#near
    this.#logs = new Float32Array(corners)
    this.#corners = new Int32Array(corners)
    this.#shading = {
      base: wardrobe.words('base', corners),
      light: wardrobe.words('light', corners),
      coverage: wardrobe.floats('coverage', columns * rows),
      luma: wardrobe.floats('lumas', columns * rows),
      tones: { dark: 0, median: 0.5, bright: 1, exposure: 1, blue: 128, red: 128, middle: 0 },
    }
  }

  /** Of the wardrobe's picture where its mask is, whose cells these are. */
  read(cells: Cells, cut: boolean, finish: Finish): Shading {
    const wardrobe = this.#wardrobe
    if (cut) this.#started = false
    const places = (['coverage', 'lumas', 'histogram'] as const).map((part) => wardrobe.placeOf(part))
    wardrobe.words('means', places.length).set(places)
    wardrobe.run('meanOfCells', wardrobe.placeOf('means'))
    this.#readChroma(wardrobe.picture, cells)
    this.#readTones(wardrobe.picture)
    this.#sumUp(cells)
    this.#lightCorners(cells, finish)
    return this.#shading
  }

  /** In the middle of each cell that the garment fills by half. */
  #readChroma({ u, v, strides }: Picture, { columns, rows, width, height }: Cells): void {
    let [blue, red, weights] = [0, 0, 0]
    for (let row = 0, cell = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++, cell++) {
        if ((this.#shading.coverage[cell] ?? 0) < 128 / 255) continue
        const y = Math.min(height - 1, row * CELL + CELL / 2) >> 1
        const x = Math.min(width - 1, column * CELL + CELL / 2) >> 1
        blue += u[y * strides.u + x] ?? 0
        red += v[y * strides.v + x] ?? 0
        weights++
      }
    }
    this.#blue = weights === 0 ? 128 : blue / weights
    this.#red = weights === 0 ? 128 : red / weights
  }

  #readTones(picture: Picture): void {
    this.#frameHistogram.fill(0)
    for (let y = 8; y < picture.height; y += 16) {
      for (let x = 8; x < picture.width; x += 16) {
        const value = picture.y[y * picture.strides.y + x] ?? 0
        this.#frameHistogram[value] = (this.#frameHistogram[value] ?? 0) + 1
      }
    }
    const { tones } = this.#shading
    const kept = this.#started ? STEADINESS : 0
    this.#kept = kept
    const bright = percentile(this.#histogram, 0.95)
    // White cloth would be about as bright as the brightest things in the picture are.
    const exposure = Math.min(1, Math.max(0.35, percentile(this.#frameHistogram, 0.95) / 0.75, bright / 0.8))
    tones.dark = kept * tones.dark + (1 - kept) * percentile(this.#histogram, 0.05)
    tones.median = kept * tones.median + (1 - kept) * percentile(this.#histogram, 0.5)
    tones.bright = kept * tones.bright + (1 - kept) * bright
    tones.exposure = kept * tones.exposure + (1 - kept) * exposure
    tones.blue = kept * tones.blue + (1 - kept) * this.#blue
    tones.red = kept * tones.red + (1 - kept) * this.#red
    this.#started = true
  }

  /** Summed-area tables: what lies above and to the left of each corner. */
  #sumUp({ kinds }: Cells): void {
    const { coverage, luma } = this.#shading
    const stride = this.#columns + 1
    for (let row = 0; row < this.#rows; row++) {
      let weights = 0
      let lumas = 0
      for (let column = 0; column < this.#columns; column++) {
        const cell = row * this.#columns + column
        const weight = (coverage[cell] ?? 0) * (kinds[cell] === INSIDE ? 1 : EDGE_TRUST)
        weights += weight
        lumas += weight * (luma[cell] ?? 0)
        const at = (row + 1) * stride + column + 1
        this.#weightSums[at] = (this.#weightSums[at - stride] ?? 0) + weights
        this.#lumaSums[at] = (this.#lumaSums[at - stride] ?? 0) + lumas
      }
    }
  }

  #lightCorners(cells: Cells, finish: Finish): void {
    const { base, light, coverage, tones } = this.#shading
    const median = 16 + 219 * tones.median
    const ofMedian = (1 - finish.evenness) * logLight(median)
    const range = Math.log((tones.bright + FLARE) / (tones.dark + FLARE))
    // Black cloth hardly shows its folds: what there is of them counts for more, and what is round turns away from any light.
    const relief = Math.min(1, Math.max(0, (DARK - tones.median) / (0.7 * DARK)))
    // Flat light is given some folds, hard light loses some.
    const stretch = Math.min(2, Math.max(0.6, finish.contrast / Math.max(0.05, range))) * (1 + DEEPENED * relief)
    this.#measureReach()
    const stride = this.#columns + 1
    // Beyond the garment's own extremes lies what shines through at its edge.
    const darkest = 16 + 219 * tones.dark
    const brightest = 16 + 219 * tones.bright
    let sum = 0
    let weights = 0
    let count = 0
    for (let row = 0; row <= this.#rows; row++) {
      for (let column = 0; column <= this.#columns; column++) {
        if (!touched(cells, column, row)) continue
        const at = row * stride + column
        this.#corners[count++] = at
        const around = this.#meanAround(column, row, this.#far, median)
        const here = this.#meanAround(column, row, this.#near, around)
        const reference = finish.evenness * logLight(around) + ofMedian
        base[at] = 4 * FINE * here
        const filmed = (logLight(Math.min(brightest, Math.max(darkest, here))) - reference) * stretch
        const round = relief > 0 ? relief * this.#roundness(column, row) : 0
        // Shade more than light: a colour that was asked for should not come out brighter.
        this.#logs[at] = filmed + (round > 0 ? 0.6 : 0.85) * round
        const weight =
          coverage[Math.min(this.#rows - 1, row) * this.#columns + Math.min(this.#columns - 1, column)] ?? 0
        sum += weight * filmed
        weights += weight
      }
    }
    tones.middle = this.#kept * tones.middle + (1 - this.#kept) * (weights === 0 ? 0 : sum / weights)
    for (const at of this.#corners.subarray(0, count)) {
      light[at] = FINE * compressed((this.#logs[at] ?? 0) - tones.middle)
    }
  }

  /**
   * Logarithm of the light on a body that has the garment's outline, from above and a little from the left: how full the
   * surroundings are says how far a place is from the outline, and on which sides they are empty where it faces.
   */
  #roundness(column: number, row: number): number {
    const reach = this.#reach
    const wide = 2 * reach
    const close = this.#fullness(column - reach, row - reach, column + reach, row + reach)
    const broad = this.#fullness(column - wide, row - wide, column + wide, row + wide)
    const above = this.#fullness(column - wide, row - wide, column + wide, row)
    const left = this.#fullness(column - wide, row - wide, column, row + wide)
    return LIMB * (0.6 * close + 0.4 * broad - 0.8) + FROM_ABOVE * (broad - above) + FROM_LEFT * (broad - left)
  }

  /** Kept until the garment is much larger or smaller, or light would jump with every step of it. */
  #measureReach(): void {
    const area = this.#weightSums[this.#weightSums.length - 1] ?? 0
    const wanted = Math.min(12, Math.max(4, 0.13 * Math.sqrt(area)))
    if (Math.abs(Math.log(wanted / this.#reach)) > 0.4) this.#reach = Math.round(wanted)
  }

  /** Share of a box of cells that the garment fills; what lies outside the picture counts as its edge does. */
  #fullness(left: number, top: number, right: number, bottom: number): number {
    const [from, to] = [Math.max(0, left), Math.min(this.#columns, right)]
    const [first, last] = [Math.max(0, top), Math.min(this.#rows, bottom)]
    const stride = this.#columns + 1
    return boxSum(this.#weightSums, from, first * stride, to, last * stride) / Math.max(1, (to - from) * (last - first))
  }

  #meanAround(column: number, row: number, reach: number, otherwise: number): number {
    const left = Math.max(0, column - reach)
    const right = Math.min(this.#columns, column + reach)
    const stride = this.#columns + 1
    const top = Math.max(0, row - reach) * stride
    const bottom = Math.min(this.#rows, row + reach) * stride
    const weight = boxSum(this.#weightSums, left, top, right, bottom)
    return weight < 0.02 ? otherwise : boxSum(this.#lumaSums, left, top, right, bottom) / weight
  }
}

/** Share of the last frame's tones that stays: half a second against flicker, less would pump with every step. */
const STEADINESS = 0.9

/** Weight of cells at the edge, where what is behind shines in, as in ../kernels/assembly/means.ts. */
const EDGE_TRUST = 0.05

/** Median luma below which cloth shows few of its folds. */
const DARK = 0.16
/** How much deeper folds of black cloth are made than they were filmed. */
const DEEPENED = 0.5
/** Logarithms that light falls off by towards the outline, and that it gains where a body faces it; more looks inflated. */
const LIMB = 0.45
const FROM_ABOVE = 1.05
const FROM_LEFT = 0.45

/** Stray light in every lens: keeps proportions in near black finite. */
const FLARE = 0.03

const logLight = (luma: number): number => Math.log(Math.max(0, (luma - 16) / 219) + FLARE)

/** Steps of light from a natural logarithm: folds keep their shape, extremes are held to 0.45 and 1.65 of the middle. */
function compressed(logarithm: number): number {
  const limit = logarithm < 0 ? 0.8 : 0.5
  return Math.min(LIGHTS - 1, NORMAL_LIGHT * Math.exp(limit * Math.tanh(logarithm / limit)))
}

/** Luma 0–1 that a share of the pixels does not pass. */
function percentile(histogram: Float64Array, share: number): number {
  const total = histogram.reduce((sum, count) => sum + count, 0)
  let passed = 0
  for (let value = 0; value < 256; value++) {
    passed += histogram[value] ?? 0
    if (passed >= share * total) return Math.min(1, Math.max(0, (value - 16) / 219))
  }
  return 1
}

const boxSum = (sums: Float64Array, left: number, top: number, right: number, bottom: number): number =>
  (sums[bottom + right] ?? 0) - (sums[bottom + left] ?? 0) - (sums[top + right] ?? 0) + (sums[top + left] ?? 0)

/** Whether one of the four cells at a corner holds some of the garment. */
export function touched({ kinds, columns, rows }: Cells, column: number, row: number): boolean {
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column); x++) {
      if (kinds[y * columns + x] !== OUTSIDE) return true
    }
  }
  return false
}
