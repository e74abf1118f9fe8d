import type { LookSettings } from '../look.ts'
import { brightness } from './luma.ts'
import { BRIGHTNESS, greyScale, inParallel, onBrightness } from './parallel.ts'
import { decimal, pixelScale, shrunk, workingTimes } from './size.ts'

/** Pixels: a narrower blur would find the grid of pixels instead of edges. */
const FINEST = 0.75

/** Averages over time where little changes; more of it holds lines stiller but leaves ghosts of slow hands. */
const STEADYING = 'hqdn3d=1:1:10:10'

/**
 * Dark outlines where brightness changes, from the difference of a narrow and a wide blur (Marr and Hildreth, Theory of
 * Edge Detection, 1980): a chain that turns a picture into its lines (grey: black on white).
 *
 * It works in 12 bits and on a smaller frame: in 8 bits one step of either blur is half a line, which makes lines boil.
 * @param radius of the narrow blur in pixels of a 1280 × 720 frame
 * @param gain how fast a line goes from nothing to black
 * @param threshold contrast below which nothing is drawn, in steps of 8 bits
 */
export function outlines(
  label: string,
  settings: LookSettings,
  radius: number,
  gain: number,
  threshold: number,
): string {
  const sigma = radius * pixelScale(settings)
  const times = Math.min(workingTimes(settings), Math.max(1, sigma / FINEST))
  const blur = (wide: number) => `gblur=sigma=${decimal((sigma * wide) / times)}:planes=1`
  // Grain extract: narrow − wide + half of all codes; 16 codes of 12 bits are one of 8.
  const contrast = `((2048-val)/16-${decimal(threshold)})`
  const line = `lutyuv=y='clip(4080-16*${decimal(gain)}*${contrast},0,4080)'`
  return [
    `scale=${shrunk(settings, times)}:flags=area,format=yuv420p12`,
    STEADYING,
    inParallel(`${label}lines`, blur(1), blur(1.6), `blend=c0_mode=grainextract:c1_mode=normal:c2_mode=normal,${line}`),
    BRIGHTNESS,
    greyScale(`${settings.width}:${settings.height}`, 'bicubic'),
  ].join()
}

/**
 * Lays lines (0 black – 255 nothing) over a picture: two grey inputs, picture first. `darkness` 0–1; `tone` changes the
 * picture's brightness on the way, an expression of `x` from black 0 to white 1.
 */
export function inked(darkness: number, tone?: string): string {
  const under = tone ? brightness(tone, 'x') : '(x-16)'
  return `lut2=c0='16+${under}*(1-${decimal(Math.min(1, darkness))}*(1-y/255))'`
}

/** Lines alone, light on dark, from a chain that draws them in grey. */
export function lined(label: string, lines: string): string {
  return onBrightness(`${label}lined`, 'null', lines, "lut2=c0='255-y'")
}
