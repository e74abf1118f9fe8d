import type { LookSettings } from '../look.ts'

type Size = Pick<LookSettings, 'width' | 'height'>

/** Pixels of this frame for one pixel of a 1280 × 720 frame, so that lines and grain look alike at every size. */
export function pixelScale({ width, height }: Size): number {
  return Math.sqrt((width * height) / (1280 * 720))
}

/** The frame shrunk so many times (never enlarged), in even pixels, at least 2 × 2; written as `width:height`. */
export function shrunk({ width, height }: Size, across: number, down = across): string {
  return `${evenly(width / Math.max(1, across))}:${evenly(height / Math.max(1, down))}`
}

/** How many times a frame may shrink for costly filters, so that they work on about 530 × 300 pixels at every size. */
export function workingTimes(size: Size): number {
  return Math.max(1, 2.4 * pixelScale(size))
}

/** For filters that read numbers: plain decimals, never an exponent. */
export function decimal(value: number): string {
  return String(Number(value.toFixed(4)))
}

function evenly(pixels: number): number {
  return Math.max(2, 2 * Math.round(pixels / 2))
}
