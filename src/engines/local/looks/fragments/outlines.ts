import { inParallel } from './parallel.ts'
import { decimal } from './size.ts'

/**
 * Dark outlines where brightness changes, from the difference of a narrow and a wide blur:
 * a chain that turns a picture into its lines (black on white, brightness only).
 * @param radius of the narrow blur in pixels
 * @param gain how fast a line goes from nothing to black
 * @param threshold contrast below which nothing is drawn, 0–255
 */
export function outlines(label: string, radius: number, gain: number, threshold: number): string {
  const blur = (sigma: number) => `gblur=sigma=${decimal(sigma)}:planes=1`
  const step = `clip(255-${decimal(gain)}*(y-x-${decimal(threshold)}),0,255)`
  return inParallel(`${label}lines`, blur(radius), blur(radius * 1.6), `lut2=c0='${step}':c1=128:c2=128`)
}

/** Lays lines (0 black – 255 nothing) over a picture: two inputs, picture first; `darkness` 0–1. */
export function inked(darkness: number): string {
  return `lut2=c0='16+(x-16)*(1-${decimal(Math.min(1, darkness))}*(1-y/255))':c1=x:c2=x`
}
