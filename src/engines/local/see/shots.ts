import type { Picture } from '../compose/picture.ts'

/**
 * Share of colours that are others times share of the picture that motion does not explain, from which two frames belong
 * to two shots. Cuts between real clips have 0.2–0.35; two ends of one shot, seconds apart, at most 0.03. Either share
 * alone fails: lights change colours, fast hands and waves are not explained, and flat pictures explain each other.
 */
const CUT = 0.08

/** Histograms of luma and both chromas of one frame, 32 bins each, as shares. */
export type Colours = Float32Array

/** Every fourth chroma sample of every fourth row, with the luma that lies there. */
export function coloursOf({ width, height, y, u, v, strides }: Picture): Colours {
  const colours = new Float32Array(96)
  let samples = 0
  for (let row = 0; row < height >> 1; row += 4) {
    for (let column = 0; column < width >> 1; column += 4) {
      count(colours, 0, y[2 * row * strides.y + 2 * column] ?? 0)
      count(colours, 32, u[row * strides.u + column] ?? 0)
      count(colours, 64, v[row * strides.v + column] ?? 0)
      samples++
    }
  }
  return colours.map((sum) => sum / Math.max(1, samples))
}

function count(colours: Colours, first: number, value: number): void {
  const bin = first + (value >> 3)
  colours[bin] = (colours[bin] ?? 0) + 1
}

/** `unexplained` is the share of the later picture that motion from the earlier one does not explain, 0–1. */
export function isCut(before: Colours, after: Colours, unexplained: number): boolean {
  return distance(before, after) * unexplained > CUT
}

/** The largest share of samples of any plane that would have to change bins, neighbouring bins counting half. */
function distance(before: Colours, after: Colours): number {
  let most = 0
  for (let plane = 0; plane < 3; plane++) {
    let sum = 0
    for (let bin = plane * 32; bin < plane * 32 + 32; bin += 2) {
      const pair = (before[bin] ?? 0) + (before[bin + 1] ?? 0) - (after[bin] ?? 0) - (after[bin + 1] ?? 0)
      const first = Math.abs((before[bin] ?? 0) - (after[bin] ?? 0))
      const second = Math.abs((before[bin + 1] ?? 0) - (after[bin + 1] ?? 0))
      sum += (first + second + Math.abs(pair)) / 2
    }
    most = Math.max(most, sum / 2)
  }
  return most
}
