import type { LookSettings } from '../look.ts'
import { decimal, pixelScale, shrunk } from './size.ts'

/**
 * Smooths skin, walls and cloth into even areas while edges stay, working on a shrunk frame.
 * @param radius of the smoothing in pixels of a 1280 × 720 frame
 * @param reach 0–1: brightness steps up to this are smoothed away
 */
export function flattened(settings: LookSettings, radius: number, reach: number): string {
  const times = 2 * pixelScale(settings) > 2 ? 2 * pixelScale(settings) : 2
  const sigma = decimal((radius * pixelScale(settings)) / times)
  const pass = (planes: number) => `bilateral=sigmaS=${sigma}:sigmaR=${decimal(reach)}:planes=${planes}`
  return [
    `scale=${shrunk(settings, times)}:flags=area`,
    pass(7),
    pass(1),
    `scale=${settings.width}:${settings.height}:flags=bicubic`,
  ].join()
}

/** Quantises brightness, as an expression of `x`: `levels` steps; `softness` 0 hard edges – 1 no steps at all. */
export function banded(levels: number, softness: number): string {
  const steepness = decimal(1 / Math.max(0.02, softness))
  const step = `x*${decimal(levels)}-floor(x*${decimal(levels)})`
  return `(floor(x*${decimal(levels)})+clip((${step}-0.5)*${steepness}+0.5,0,1))/${decimal(levels)}`
}

/** Paints with one chain and draws with another, both from the same picture, and lays the lines over the paint. */
export function drawnOver(label: string, paint: string, lines: string, lay: string): string {
  return (
    `split[${label}topaint][${label}todraw];` +
    `[${label}topaint]${paint}[${label}painted];` +
    `[${label}todraw]${lines}[${label}drawn];` +
    `[${label}painted][${label}drawn]${lay}`
  )
}

/**
 * Dabs of even colour with crisp borders: each point takes, of the four patches that touch it, the one most like itself.
 * @param size of a dab in pixels of a 1280 × 720 frame
 */
export function dabbed(label: string, settings: LookSettings, size: number): string {
  const times = Math.max(1, 2 * pixelScale(settings))
  const reach = Math.max(1, Math.round((size * pixelScale(settings)) / times / 2))
  const [width, height] = shrunk(settings, times).split(':').map(Number)
  const border = `left=${reach}:right=${reach}:top=${reach}:bottom=${reach}:mode=mirror`
  const patch = (corner: string, x: number, y: number) =>
    `[${label}${corner}]crop=${width}:${height}:${x}:${y}[${label}${corner}patch]`
  const nearest = (a: string, b: string, to: string) => `[${label}${a}][${label}${b}][${label}${to}]maskedmin`
  return [
    `scale=${width}:${height}:flags=area,format=yuv444p,split=4[${label}a][${label}b][${label}c][${label}tospread]`,
    `[${label}tospread]pad=${(width ?? 2) + 2 * reach}:${(height ?? 2) + 2 * reach}:${reach}:${reach},fillborders=${border},` +
      `avgblur=sizeX=${reach}:sizeY=${reach},split=4[${label}nw][${label}ne][${label}sw][${label}se]`,
    patch('nw', 0, 0),
    patch('ne', 2 * reach, 0),
    patch('sw', 0, 2 * reach),
    patch('se', 2 * reach, 2 * reach),
    `${nearest('a', 'nwpatch', 'nepatch')}[${label}top]`,
    `${nearest('b', 'swpatch', 'sepatch')}[${label}bottom]`,
    `${nearest('c', 'top', 'bottom')},scale=${settings.width}:${settings.height}:flags=bicubic,format=yuv420p`,
  ].join(';')
}
