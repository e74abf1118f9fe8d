import type { LookSettings } from '../look.ts'
import { decimal, pixelScale, shrunk, workingTimes } from './size.ts'

/**
 * Smooths skin, walls and cloth into even areas while edges stay, working on a shrunk frame.
 * @param radius of the smoothing in pixels of a 1280 × 720 frame
 * @param reach 0–1: brightness steps up to this are smoothed away
 */
export function flattened(settings: LookSettings, radius: number, reach: number): string {
  return [
    `scale=${shrunk(settings, workingTimes(settings))}:flags=area`,
    smoothed(settings, radius, reach),
    `scale=${settings.width}:${settings.height}:flags=bicubic`,
  ].join()
}

/** The smoothing of `flattened` alone, on a frame that is already shrunk by the working times. */
export function smoothed(settings: LookSettings, radius: number, reach: number): string {
  const sigma = decimal((radius * pixelScale(settings)) / workingTimes(settings))
  return `bilateral=sigmaS=${sigma}:sigmaR=${decimal(reach)}:planes=7`
}

/** Quantises brightness, as an expression of `x`: `levels` steps; `softness` 0 hard edges – 1 no steps at all. */
export function banded(levels: number, softness: number): string {
  const steepness = decimal(1 / Math.max(0.02, softness))
  const step = `x*${decimal(levels)}-floor(x*${decimal(levels)})`
  return `(floor(x*${decimal(levels)})+clip((${step}-0.5)*${steepness}+0.5,0,1))/${decimal(levels)}`
}

/**
 * Dabs of even colour with crisp borders: each point takes, of the four patches that touch it, the one most like itself.
 * @param size of a dab in pixels of a 1280 × 720 frame
 */
export function dabbed(label: string, settings: LookSettings, size: number): string {
  const times = workingTimes(settings)
  const reach = Math.max(1, Math.round((size * pixelScale(settings)) / times / 2))
  const small = shrunk(settings, times)
  const patch = (corner: string, place: string) => `[${label}${corner}]crop=${small}:${place}[${label}${corner}patch]`
  const nearest = (to: string, a: string, b: string) => `[${label}${to}][${label}${a}][${label}${b}]maskedmin`
  // From the end backwards, for the reason given in parallel.ts.
  return [
    `scale=${small}:flags=area,format=yuv444p[${label}in]`,
    `${nearest('top', 'nwpatch', 'nepatch')}[${label}topdone]`,
    `${nearest('bottom', 'swpatch', 'sepatch')}[${label}bottomdone]`,
    patch('nw', '0:0'),
    patch('ne', `${2 * reach}:0`),
    patch('sw', `0:${2 * reach}`),
    patch('se', `${2 * reach}:${2 * reach}`),
    `[${label}means]split=4[${label}nw][${label}ne][${label}sw][${label}se]`,
    `[${label}tospread]${spread(reach)}[${label}means]`,
    `[${label}in]split=4[${label}both][${label}top][${label}bottom][${label}tospread]`,
    `${nearest('both', 'topdone', 'bottomdone')},scale=${settings.width}:${settings.height}:flags=bicubic,format=yuv420p`,
  ].join(';')
}

/** Means of square patches, on a frame wider by `reach` on each side, so that a crop can choose which patch. */
function spread(reach: number): string {
  const border = `left=${reach}:right=${reach}:top=${reach}:bottom=${reach}:mode=mirror`
  return `pad=iw+${2 * reach}:ih+${2 * reach}:${reach}:${reach},fillborders=${border},avgblur=sizeX=${reach}:sizeY=${reach}`
}
