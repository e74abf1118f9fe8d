import type { LookSettings } from '../look.ts'
import { evenedOut } from './light.ts'
import { saturation, type Tones } from './luma.ts'
import { inked, outlines } from './outlines.ts'
import { smoothed } from './paint.ts'
import { onBrightness } from './parallel.ts'
import { shrunk, workingTimes } from './size.ts'

export interface Cel {
  /** 0–1: how far dark and bright parts are brought nearer to the middle first. */
  evened: number
  /** Of the smoothing, in pixels of a 1280 × 720 frame, and the steps of brightness that it smooths away, 0–1. */
  radius: number
  reach: number
  /** What the even areas get, and a chain that paints them before, if any. */
  tones?: Tones
  paint?: string
  lines: { radius: number; gain: number; threshold: number; darkness: number }
}

/** Even areas under outlines, as in drawn films. All but the painting happens at a smaller size: lines and areas are smooth anyway. */
export function cel(
  label: string,
  settings: LookSettings,
  { evened, radius, reach, tones, paint, lines }: Cel,
): string {
  const small = shrunk(settings, workingTimes(settings))
  const enlarged = `scale=${settings.width}:${settings.height}:flags=bicubic`
  const [width = 2, height = 2] = small.split(':').map(Number)
  return [
    `scale=${small}:flags=area`,
    ...(evened > 0 ? [evenedOut(label, { ...settings, width, height }, evened)] : []),
    smoothed(settings, radius, reach),
    onBrightness(
      label,
      [tones ? saturation(tones.saturation) : 'null', enlarged, ...(paint ? [paint] : [])].join(),
      outlines(label, settings, lines.radius, lines.gain, lines.threshold),
      inked(lines.darkness, tones?.tone),
    ),
  ].join()
}
