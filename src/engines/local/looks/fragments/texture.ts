import type { LookSettings } from '../look.ts'
import { decimal, pixelScale, shrunk } from './size.ts'

/**
 * Lays a still pattern, drawn once, over the brightness.
 * @param pattern chain that draws the pattern on a mid-grey frame of the picture's size
 * @param lay expression of the picture's brightness x and the pattern's y, both 16–235
 */
function laid(label: string, settings: LookSettings, size: string, pattern: string, lay: string): string {
  const still = `color=c=gray:s=${size.replace(':', 'x')}:r=1:d=1,format=yuv420p,${pattern}`
  const stretched = `scale=${settings.width}:${settings.height}:flags=bicubic`
  return `null[${label}plain];${still},${stretched}[${label}pattern];[${label}plain][${label}pattern]lut2=c0='${lay}':c1=x:c2=x`
}

/** Dark lines across, about 240 of them whatever the size of the frame; `depth` 0–1. */
export function scanLines(label: string, settings: LookSettings, depth: number): string {
  const period = Math.max(2, settings.height / 240)
  const pattern = `geq=lum='128+100*cos(2*PI*Y/${decimal(period)})':cb=128:cr=128`
  return laid(
    `${label}lines`,
    settings,
    `${settings.width}:${settings.height}`,
    pattern,
    `16+(x-16)*(1-${decimal(depth)}*(228-y)/200)`,
  )
}

/** The tooth of rough paper; `depth` 0–1. */
export function paper(label: string, settings: LookSettings, depth: number): string {
  const size = shrunk(settings, 1.5 * pixelScale(settings))
  const pattern = `noise=c0s=60:c0f=u:c0_seed=7,gblur=sigma=1.2:planes=1`
  return laid(`${label}paper`, settings, size, pattern, `clip(x+(y-126)*${decimal(depth)},16,235)`)
}

/** Dots on a slanted grid that grow with darkness. `cell` in pixels of a 1280 × 720 frame; lay 16 ink – 235 paper. */
export function halftoneDots(label: string, settings: LookSettings, cell: number, lay: string): string {
  const turn = decimal(Math.PI / (cell * pixelScale(settings)))
  const pattern = `geq=lum='126+54*(cos((X+Y)*${turn})+cos((X-Y)*${turn}))':cb=128:cr=128`
  return laid(`${label}dots`, settings, `${settings.width}:${settings.height}`, pattern, lay)
}
