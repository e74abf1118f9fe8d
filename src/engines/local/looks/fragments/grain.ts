import type { LookSettings } from '../look.ts'
import { decimal, pixelScale, shrunk } from './size.ts'

/**
 * Moving grain on the brightness only; the seed decides every speck.
 * @param label prefix of the labels inside the graph
 * @param size of a speck, in pixels of a 1280 × 720 frame
 * @param amount of the noise in one speck, 0–100
 */
export function grain(label: string, settings: LookSettings, size: number, amount: number): string {
  const speck = size * pixelScale(settings)
  const noise = (level: number) => `noise=c0s=${Math.round(level)}:c0f=t:c0_seed=${settings.seed}`
  // A speck smaller than a pixel averages out, so fine grain gets weaker on small frames.
  if (speck <= 1) return noise(Math.max(1, amount * speck))
  const plate = `crop=${shrunk(settings, speck)}:0:0,lutyuv=y=128:u=128:v=128,${noise(amount)}`
  const stretched = `scale=${settings.width}:${settings.height}:flags=bicubic`
  return (
    `split[${label}picture][${label}blank];[${label}blank]${plate},${stretched}[${label}grain];` +
    `[${label}picture][${label}grain]blend=c0_mode=softlight:c1_mode=normal:c2_mode=normal`
  )
}

/** A slow, uneven change of brightness, as old projectors show it. */
export function flicker(settings: LookSettings, depth: number): string {
  const phase = decimal((settings.seed % 1000) / 100)
  return `eq=eval=frame:brightness='${decimal(depth)}*(sin(n*1.7+${phase})+sin(n*2.9)+sin(n*0.37))/3'`
}

/** The picture wanders a little, as film does in a worn gate; `reach` is a share of the frame. */
export function gateWeave(settings: LookSettings, reach: number): string {
  const { width, height, seed } = settings
  const margin = Math.max(1, Math.round(reach * Math.hypot(width, height)))
  const phase = decimal((seed % 1000) / 100)
  const x = `${margin}*(1+0.6*sin(n*0.9+${phase})+0.4*sin(n*2.3))`
  const y = `${margin}*(1+0.6*sin(n*1.1+${phase})+0.4*sin(n*3.1))`
  return `scale=${width + 2 * margin}:${height + 2 * margin}:flags=bilinear,crop=${width}:${height}:x='${x}':y='${y}'`
}

/** Specks and hairs of dirt that flash for one frame; `amount` 1 is a worn home movie. */
export function dust(label: string, settings: LookSettings, amount: number): string {
  const size = shrunk(settings, 5 * pixelScale(settings))
  const rare = `noise=c0s=100:c0f=t:c0_seed=${(settings.seed + 1) % 2147483647}`
  const specks = `crop=${size}:0:0,lutyuv=y=128:u=128:v=128,${rare},gblur=sigma=0.6:planes=1`
  const dark = `lutyuv=y='clip(255-${decimal(14 * amount)}*max(0,val-${decimal(214)}),0,255)'`
  return (
    `split[${label}clean][${label}dirt];` +
    `[${label}dirt]${specks},${dark},scale=${settings.width}:${settings.height}:flags=bicubic[${label}dust];` +
    `[${label}clean][${label}dust]lut2=c0='16+(x-16)*y/255':c1=x:c2=x`
  )
}

/** Thin upright scratches that flash and jump; `amount` 1 is a worn print. */
export function scratches(label: string, settings: LookSettings, amount: number): string {
  const across = shrunk(settings, 1.5 * pixelScale(settings)).split(':')[0]
  const rare = `noise=c0s=100:c0f=t:c0_seed=${(settings.seed + 2) % 2147483647}`
  const light = `lutyuv=y='clip(${decimal(8 * amount)}*max(0,val-222),0,90)'`
  return (
    `split[${label}whole][${label}scratch];` +
    `[${label}scratch]crop=${across}:2:0:0,lutyuv=y=128:u=128:v=128,${rare},${light},` +
    `scale=${settings.width}:${settings.height}:flags=bilinear[${label}scratched];` +
    `[${label}whole][${label}scratched]lut2=c0='clip(x+y,16,235)':c1=x:c2=x`
  )
}
