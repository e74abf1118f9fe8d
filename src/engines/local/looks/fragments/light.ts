import type { LookSettings } from '../look.ts'
import { decimal, pixelScale, shrunk } from './size.ts'

/**
 * Light that spreads from the bright parts.
 * @param radius of the spread in pixels of a 1280 × 720 frame
 * @param from brightness 0–1 from which on a part shines
 * @param amount 0–1
 */
export function glow(label: string, settings: LookSettings, radius: number, from: number, amount: number): string {
  const bright = `lutyuv=y='16+219*clip(((val-16)/219-${decimal(from)})/${decimal(1 - from)},0,1)'`
  const spread = `scale=${shrunk(settings, 4)}:flags=area,${bright},gblur=sigma=${decimal((radius * pixelScale(settings)) / 4)}`
  const screen = `16+219*(1-(1-clip((x-16)/219,0,1))*(1-${decimal(amount)}*clip((y-16)/219,0,1)))`
  const tinted = decimal(amount * 0.4)
  return (
    `split[${label}sharp][${label}light];` +
    `[${label}light]${spread},scale=${settings.width}:${settings.height}:flags=bilinear[${label}glow];` +
    `[${label}sharp][${label}glow]lut2=c0='${screen}':c1='x+(y-128)*${tinted}*0.5':c2='x+(y-128)*${tinted}*0.5'`
  )
}

/** Darker corners: 0 none, 1 as a cheap old lens. */
export function darkCorners(amount: number): string {
  return `vignette=a=${decimal(Math.min(1.4, 0.75 * amount))}`
}
