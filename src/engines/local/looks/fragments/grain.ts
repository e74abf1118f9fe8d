import type { LookSettings } from '../look.ts'
import { BRIGHTNESS, greyScale, onBrightness } from './parallel.ts'
import { decimal, pixelScale, shrunk } from './size.ts'

/**
 * Moving grain on the brightness only; the seed decides every speck.
 * @param label prefix of the labels inside the graph
 * @param size of a speck, in pixels of a 1280 × 720 frame
 * @param amount of the noise in one speck, 0–100
 */
export function grain(label: string, settings: LookSettings, size: number, amount: number): string {
  const speck = size * pixelScale(settings)
  // A speck smaller than a pixel averages out, so fine grain gets weaker on small frames.
  if (speck <= 1) return noise(settings.seed, Math.max(1, amount * speck))
  const specks = [plate(shrunk(settings, speck)), noise(settings.seed, amount), filling(settings)].join()
  return onBrightness(`${label}grain`, 'null', specks, SOFT_LIGHT)
}

/** Most in the middle greys, none in black and white: Pegtop's soft light at seven eighths, of which 128 changes nothing. */
const SOFT_LIGHT = `lut2=c0='x+1.75*(y-128)*x*(255-x)/65025'`

export interface Specks {
  /** Of one speck, in pixels of a 1280 × 720 frame. */
  width: number
  height: number
  /** 128–255: nearer to 255 is rarer. */
  rarity: number
  /** −1 black … 1 white. */
  light: number
}

/** Dirt, scratches or drop-outs that flash for one frame. */
export function specks(label: string, settings: LookSettings, { width, height, rarity, light }: Specks): string {
  const pixel = pixelScale(settings)
  const size = shrunk(settings, width * pixel, height * pixel)
  const rare = `lutyuv=y='clip(14*(val-${rarity}),0,255)'`
  const flashes = [plate(size), noise(settings.seed + 1, 100), 'gblur=sigma=0.6:planes=1', rare].join()
  const merge = `lut2=c0='clip(x+${decimal(220 * light)}*y/255,16,235)'`
  return onBrightness(`${label}specks`, 'null', `${flashes},${filling(settings)}`, merge)
}

/** An uneven change of brightness from frame to frame, as old projectors show it; `depth` 0–1. */
export function flicker(settings: LookSettings, depth: number): string {
  return `eq=eval=frame:brightness='${decimal(depth)}*(sin(n*1.7+${phase(settings)})+sin(n*2.9)+sin(n*0.37))/3'`
}

/** The picture wanders a little, as film does in a worn gate; `reach` is a share of the diagonal. */
export function gateWeave(settings: LookSettings, reach: number): string {
  const { width, height } = settings
  const margin = Math.max(1, Math.round(reach * Math.hypot(width, height)))
  const x = `${margin}*(1+0.6*sin(n*0.9+${phase(settings)})+0.4*sin(n*2.3))`
  const y = `${margin}*(1+0.6*sin(n*1.1+${phase(settings)})+0.4*sin(n*3.1))`
  return `scale=${width + 2 * margin}:${height + 2 * margin}:flags=bilinear,crop=${width}:${height}:x='${x}':y='${y}'`
}

/** A mid-grey frame, made from a bit of a corner of the picture so that it keeps the picture's times. */
function plate(size: string): string {
  return `crop=16:16:0:0,lutyuv=y=128:u=128:v=128,scale=${size}:flags=neighbor`
}

function filling({ width, height }: LookSettings): string {
  return `${BRIGHTNESS},${greyScale(`${width}:${height}`, 'bicubic')}`
}

// FFmpeg 8.1 reads only `all_seed`; it overwrites a seed given for one plane.
function noise(seed: number, amount: number): string {
  return `noise=c0s=${Math.round(Math.min(100, amount))}:c0f=t:all_seed=${seed % 2 ** 31}`
}

function phase({ seed }: LookSettings): string {
  return decimal((seed % 1000) / 100)
}
