import type { LookSettings } from '../look.ts'
import { brightness, chroma, type Tones } from './luma.ts'
import { inParallel } from './parallel.ts'
import { decimal, pixelScale, shrunk, workingTimes } from './size.ts'

/** Pixels: a narrower blur would find the grid of pixels instead of edges. */
const FINEST = 0.75

/** Averages over time where little changes; more of it holds lines stiller but leaves ghosts of slow hands. */
const STEADYING = 'hqdn3d=1:1:10:10'

/**
 * Dark outlines where brightness changes, from the difference of a narrow and a wide blur (Marr and Hildreth, Theory of
 * Edge Detection, 1980): a chain that turns a picture into its lines (black on white, brightness only).
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
  const line = `lutyuv=y='clip(4080-16*${decimal(gain)}*${contrast},0,4080)':u=2048:v=2048`
  return [
    `scale=${shrunk(settings, times)}:flags=area,format=yuv420p12`,
    STEADYING,
    inParallel(`${label}lines`, blur(1), blur(1.6), `blend=c0_mode=grainextract:c1_mode=normal:c2_mode=normal,${line}`),
    `format=yuv420p,scale=${settings.width}:${settings.height}:flags=bicubic`,
  ].join()
}

/**
 * Lays lines (0 black – 255 nothing) over a picture, whose tones it changes on the way: two inputs, picture first;
 * `darkness` 0–1.
 */
export function inked(darkness: number, tones?: Tones): string {
  const under = tones ? brightness(tones.tone, 'x') : '(x-16)'
  const colour = tones ? chroma(tones.saturation, 'x') : 'x'
  return `lut2=c0='16+${under}*(1-${decimal(Math.min(1, darkness))}*(1-y/255))':c1='${colour}':c2='${colour}'`
}
