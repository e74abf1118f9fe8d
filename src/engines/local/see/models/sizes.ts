import type { Fit, Size } from './networks.ts'

/**
 * Pixels of the matte: 448 × 256 for a wide picture. In zoomed cut-outs hair and collars look the same as with 512 × 288,
 * for four fifths of the time; at 384 × 224 gaps between strands close.
 */
const MATTE_PIXELS = 448 * 256
/** MODNet halves the picture five times. */
const MATTE_STEP = 32

/** The size at which people are looked at: the picture's shape as near as steps allow, never larger than the picture. */
export function matteSize(width: number, height: number): Size {
  const scale = Math.min(1, Math.sqrt(MATTE_PIXELS / (width * height)))
  return { rows: stepped(height * scale, MATTE_STEP), columns: stepped(width * scale, MATTE_STEP) }
}

/**
 * How a picture is put before MediaPipe's networks: its shape kept, the longer side scaled to `length`, the shorter side
 * only as long as it must be. Both were trained at 256 × 256. `step` is what the network's sides must be multiples of.
 */
export function fitOf({ rows, columns }: Size, length: number, step: number): Fit {
  const scale = length / Math.max(rows, columns)
  const content = { rows: Math.round(rows * scale), columns: Math.round(columns * scale) }
  const whole = (side: number) => Math.ceil(side / step) * step
  return { content, network: { rows: whole(content.rows), columns: whole(content.columns) } }
}

const stepped = (length: number, step: number) => Math.max(step, Math.round(length / step) * step)
