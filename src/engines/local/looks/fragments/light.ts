import type { LookSettings } from '../look.ts'
import { BRIGHTNESS, greyScale, inParallel, onBrightness } from './parallel.ts'
import { decimal, pixelScale, shrunk } from './size.ts'
import { laid } from './texture.ts'

/**
 * Light that spreads from the bright parts.
 * @param radius of the spread in pixels of a 1280 × 720 frame
 * @param from brightness 0–1 from which on a part shines
 * @param amount 0–1
 */
export function glow(label: string, settings: LookSettings, radius: number, from: number, amount: number): string {
  const bright = `lutyuv=y='16+219*clip(((val-16)/219-${decimal(from)})/${decimal(1 - from)},0,1)'`
  const spread = `scale=${shrunk(settings, 4)}:flags=area,${bright},gblur=sigma=${decimal((radius * pixelScale(settings)) / 4)}`
  // lut2 turns a result below 0 into 255, so the colours need the clip.
  const screen = `16+219*(1-(1-clip((x-16)/219,0,1))*(1-clip(${decimal(amount)}*(y-16)/219,0,1)))`
  const tint = `clip(x+(y-128)*${decimal(amount * 0.2)},16,240)`
  const filling = `scale=${settings.width}:${settings.height}:flags=bilinear`
  const merge = `lut2=c0='${screen}':c1='${tint}':c2='${tint}'`
  return inParallel(`${label}glow`, 'null', `${spread},${filling}`, merge)
}

/**
 * A soft copy mixed into the sharp picture: a veil that keeps every edge in its place.
 * @param radius of the softness in pixels of a 1280 × 720 frame
 * @param share 0–1 of the soft copy
 */
export function diffused(label: string, settings: LookSettings, radius: number, share: number): string {
  const soft = `scale=${shrunk(settings, 2)}:flags=area,gblur=sigma=${decimal((radius * pixelScale(settings)) / 2)}`
  const filling = `scale=${settings.width}:${settings.height}:flags=bilinear`
  const merge = `blend=all_mode=normal:all_opacity=${decimal(Math.min(0.9, share))}`
  return inParallel(`${label}veil`, `${soft},${filling}`, 'null', merge)
}

/** Darker, paler corners on an ellipse of the frame's own shape: 0 none, 1 as a cheap old lens. */
export function darkCorners(label: string, settings: LookSettings, amount: number): string {
  const distance = 'hypot(X/W-0.5,Y/H-0.5)*1.4142'
  const kept = `255*(1-${decimal(Math.min(1, 0.8 * amount))}*pow(clip((${distance}-0.3)/0.7,0,1),1.6))`
  const dimmed = (neutral: number) => `${neutral}+(x-${neutral})*y/255`
  return laid(`${label}corners`, settings, {
    size: shrunk(settings, 2),
    // The noise hides the steps of a slow gradient.
    draw: `geq=lum='${kept}':cb='${kept}':cr='${kept}',noise=alls=4:allf=u:all_seed=1`,
    luma: dimmed(16),
    chroma: dimmed(128),
  })
}

/**
 * Brings dark and bright parts nearer to the middle, so that drawn looks show as much of a night scene as of a beach.
 * @param amount 0 nothing – 1 every part equally bright
 */
export function evenedOut(label: string, settings: LookSettings, amount: number): string {
  const surroundings = `${greyScale(shrunk(settings, 16), 'area')},gblur=sigma=${decimal(9 * pixelScale(settings))}`
  const level = 'clip((y-16)/219,0.04,0.9)'
  const power = `clip(1+${decimal(amount)}*(log(0.45)/log(${level})-1),0.35,1.8)`
  const filling = greyScale(`${settings.width}:${settings.height}`, 'bilinear')
  const merge = `lut2=c0='16+219*pow(clip((x-16)/219,0,1),${power})'`
  return onBrightness(`${label}level`, 'null', [BRIGHTNESS, surroundings, filling].join(), merge)
}
