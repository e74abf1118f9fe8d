/** A picture in linear light, red, green and blue for each pixel; 1 is about a white wall, lamps go far beyond. */
export interface Exposure {
  width: number
  height: number
  light: Float32Array
}

/** How much brighter than white paint the whitest pixel is taken to be: larger gives brighter bokeh and more bleeding. */
const HIGHLIGHT = 10
const SHOULDER = 1 + 1 / HIGHLIGHT

const linear = new Float32Array(256)
for (let value = 0; value < 256; value++) {
  const relative = (value / 255) ** 2.2
  linear[value] = relative / (SHOULDER - relative)
}

const CODES = 4096
const developed = new Uint8Array(CODES + 1)
for (let code = 0; code <= CODES; code++) developed[code] = Math.round(255 * (code / CODES) ** (1 / 2.2))

/** Canvas pixels (opaque RGBA) as the light that made them: the inverse of `develop`. */
export function expose(pixels: Uint8Array | Uint8ClampedArray, width: number, height: number): Exposure {
  const light = new Float32Array(width * height * 3)
  for (let from = 0, to = 0; to < light.length; from += 4, to += 3) {
    light[to] = linear[pixels[from] ?? 0] ?? 0
    light[to + 1] = linear[pixels[from + 1] ?? 0] ?? 0
    light[to + 2] = linear[pixels[from + 2] ?? 0] ?? 0
  }
  return { width, height, light }
}

/** Light as canvas pixels (opaque RGBA), highlights rolled off as in E. Reinhard et al., “Photographic Tone Reproduction” (2002). */
export function develop({ light }: Exposure, pixels: Uint8Array | Uint8ClampedArray): void {
  for (let from = 0, to = 0; from < light.length; from += 3, to += 4) {
    pixels[to] = developedCode(light[from] ?? 0)
    pixels[to + 1] = developedCode(light[from + 1] ?? 0)
    pixels[to + 2] = developedCode(light[from + 2] ?? 0)
    pixels[to + 3] = 255
  }
}

/** One channel of linear light as a code of 0–255. */
export function developedCode(light: number): number {
  const relative = (SHOULDER * light) / (1 + light)
  return developed[Math.min(CODES, Math.max(0, Math.round(relative * CODES)))] ?? 0
}

/**
 * Blurs as a lens does: every point of light becomes an even disc.
 * @param radiusAt radius in pixels of the disc for each row, so that near ground can be sharper than what stands far off
 */
export function defocus({ width, height, light }: Exposure, radiusAt: (row: number) => number): Exposure {
  // A disc smaller than a pixel is that pixel.
  const radii = Float32Array.from({ length: height }, (_, row) => (radiusAt(row) < 1 ? 0 : radiusAt(row)))
  const reach = Math.ceil(Math.max(...radii))
  const sums = rowSums(light, width, height, reach)
  const line = (width + 2 * reach + 1) * 3
  const blurred = new Float32Array(light.length)
  for (let row = 0; row < height; row++) gatherRow(blurred, row, radii[row] ?? 0, sums, { width, height, reach, line })
  return { width, height, light: blurred }
}

interface SumLayout {
  width: number
  height: number
  reach: number
  line: number
}

/** Running sums along every row, its ends repeated `reach` times, so that any stretch of a row costs two look-ups. */
function rowSums(light: Float32Array, width: number, height: number, reach: number): Float64Array {
  const padded = width + 2 * reach
  const sums = new Float64Array((padded + 1) * height * 3)
  for (let row = 0; row < height; row++) {
    let at = row * (padded + 1) * 3
    for (let x = 0; x < padded; x++, at += 3) {
      const from = (row * width + Math.min(width - 1, Math.max(0, x - reach))) * 3
      sums[at + 3] = (sums[at] ?? 0) + (light[from] ?? 0)
      sums[at + 4] = (sums[at + 1] ?? 0) + (light[from + 1] ?? 0)
      sums[at + 5] = (sums[at + 2] ?? 0) + (light[from + 2] ?? 0)
    }
  }
  return sums
}

/** The mean of the disc around every pixel of one row, the disc taken as a stack of horizontal stretches. */
function gatherRow(target: Float32Array, row: number, radius: number, sums: Float64Array, layout: SumLayout): void {
  const { width, height, reach, line } = layout
  const whole = Math.floor(radius)
  let count = 0
  for (let offset = -whole; offset <= whole; offset++) {
    count += 2 * Math.round(Math.sqrt(radius * radius - offset * offset)) + 1
  }
  const share = 1 / Math.max(1, count)
  const start = row * width * 3
  for (let offset = -whole; offset <= whole; offset++) {
    const half = Math.round(Math.sqrt(radius * radius - offset * offset))
    const base = Math.min(height - 1, Math.max(0, row + offset)) * line
    let low = base + (reach - half) * 3
    let high = base + (reach + half + 1) * 3
    for (let to = start; to < start + width * 3; to++, low++, high++) {
      target[to] = (target[to] ?? 0) + ((sums[high] ?? 0) - (sums[low] ?? 0)) * share
    }
  }
}
