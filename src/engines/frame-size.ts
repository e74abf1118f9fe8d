import type { AspectRatio, Resolution } from './engine.ts'

export interface FrameSize {
  width: number
  height: number
}

/** Output sizes by tier and ratio; the contract, section 2. */
const SIZES: Record<Resolution, Record<Exclude<AspectRatio, 'auto'>, FrameSize>> = {
  '720p': {
    '16:9': { width: 1280, height: 720 },
    '9:16': { width: 720, height: 1280 },
    '1:1': { width: 960, height: 960 },
    '4:3': { width: 1104, height: 832 },
    '3:4': { width: 832, height: 1104 },
  },
  '1080p': {
    '16:9': { width: 1920, height: 1080 },
    '9:16': { width: 1080, height: 1920 },
    '1:1': { width: 1440, height: 1440 },
    '4:3': { width: 1648, height: 1248 },
    '3:4': { width: 1248, height: 1648 },
  },
}

/** Pixels of the result. `auto` keeps the clip's ratio at the pixel count of the tier, both sides even. */
export function frameSize(resolution: Resolution, ratio: AspectRatio, clip: FrameSize): FrameSize {
  if (ratio !== 'auto') return SIZES[resolution][ratio]
  const known = Object.values(SIZES[resolution]).find((size) => sameRatio(size, clip))
  if (known) return known
  const { width, height } = SIZES[resolution]['16:9']
  const side = Math.sqrt((width * height * clip.width) / clip.height)
  return { width: even(side), height: even((side * clip.height) / clip.width) }
}

/** Within one percent: 1104×832 is the tier's 4:3, though not to the pixel. */
function sameRatio(a: FrameSize, b: FrameSize): boolean {
  return Math.abs((a.width * b.height) / (a.height * b.width) - 1) < 0.01
}

function even(pixels: number): number {
  return Math.max(2, Math.round(pixels / 2) * 2)
}
