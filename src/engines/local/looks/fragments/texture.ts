import type { LookSettings } from '../look.ts'
import { decimal, pixelScale, shrunk } from './size.ts'

/** Two pictures meet unchanged only with the same tags; otherwise a colour conversion slips in between. */
export const TAGS = 'setparams=colorspace=bt709:range=tv'

interface Still {
  /** `width:height` the pattern is drawn at before it is stretched over the picture. */
  size: string
  /** A chain that draws on a mid-grey frame of that size. It runs once, not once a frame. */
  draw: string
  /** Expression of the picture's brightness x and the pattern's y. */
  luma: string
  /** The same for both colour planes; the picture's own when absent. */
  chroma?: string
}

/** A source of one frame of the picture's size, held to the end of the clip. */
export function still(settings: LookSettings, { size, draw }: Pick<Still, 'size' | 'draw'>): string {
  const blank = `color=c=gray:s=${size.replace(':', 'x')}:r=1:d=1,format=yuv420p,${TAGS}`
  return `${blank},${draw},scale=${settings.width}:${settings.height}:flags=bicubic`
}

/** Lays a still pattern over the picture. */
export function laid(label: string, settings: LookSettings, { luma, chroma = 'x', ...pattern }: Still): string {
  return (
    `${TAGS}[${label}below];${still(settings, pattern)}[${label}pattern];` +
    `[${label}below][${label}pattern]lut2=c0='${luma}':c1='${chroma}':c2='${chroma}'`
  )
}

/** Dark lines across, about 240 of them whatever the size of the frame; `depth` 0–1. */
export function scanLines(label: string, settings: LookSettings, depth: number): string {
  const period = decimal(Math.max(2, settings.height / 240))
  return laid(`${label}lines`, settings, {
    size: `${settings.width}:${settings.height}`,
    draw: `geq=lum='128+100*cos(2*PI*Y/${period})':cb=128:cr=128`,
    luma: `16+(x-16)*(1-${decimal(depth)}*(228-y)/200)`,
  })
}

/** The tooth of rough paper; `depth` 0–1. */
export function paper(label: string, settings: LookSettings, depth: number): string {
  return laid(`${label}paper`, settings, {
    size: shrunk(settings, 1.6 * pixelScale(settings)),
    draw: 'noise=c0s=60:c0f=u:all_seed=7,gblur=sigma=1.2:planes=1',
    luma: `clip(x+(y-126)*${decimal(depth)},16,235)`,
  })
}

/** Slanting strokes, 16–235 around 126, as a pencil or a bristle leaves them; `lay` says what they do. */
export function strokes(label: string, settings: LookSettings, length: number, lay: string): string {
  const scale = Math.max(1, 1.3 * pixelScale(settings))
  const side = 2 * Math.ceil(Math.hypot(settings.width, settings.height) / scale / 2)
  const streaks = `scale=${side}:${side},noise=c0s=100:c0f=u:all_seed=11,gblur=sigma=${length}:sigmaV=0.7:planes=1`
  return laid(`${label}strokes`, settings, {
    size: shrunk(settings, scale),
    draw: `${streaks},lutyuv=y='clip(126+(val-126)*5,16,235)',rotate=-0.9,crop=${shrunk(settings, scale)}`,
    luma: lay,
  })
}

/** Uneven washes that run dry towards the edges of the sheet; `amount` 0–1 is how much white shows. */
export function washes(label: string, settings: LookSettings, amount: number): string {
  const edge = 'min(min(X,W-1-X)/W,min(Y,H-1-Y)/H)'
  const bare = `${decimal(amount)}*(1-y/255)`
  return laid(`${label}washes`, settings, {
    size: shrunk(settings, 26 * pixelScale(settings)),
    draw: `geq=lum='255*clip(${edge}*9,0,0.75)':cb=128:cr=128,noise=c0s=80:c0f=u:all_seed=5,gblur=sigma=0.7:planes=1`,
    luma: `x+(235-x)*clip(${bare},0,1)`,
    chroma: `128+(x-128)*(1-0.8*clip(${bare},0,1))`,
  })
}

/** Dots on a slanted grid; `cell` in pixels of a 1280 × 720 frame. `lay`: x the picture, y 18 between dots – 234 inside. */
export function halftoneDots(label: string, settings: LookSettings, cell: number, lay: string): string {
  const turn = decimal(Math.PI / (cell * pixelScale(settings)))
  return laid(`${label}dots`, settings, {
    size: `${settings.width}:${settings.height}`,
    draw: `geq=lum='126+54*(cos((X+Y)*${turn})+cos((X-Y)*${turn}))':cb=128:cr=128`,
    luma: lay,
  })
}
