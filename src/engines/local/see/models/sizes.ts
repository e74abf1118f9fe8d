import type { Fit, Size } from './networks.ts'

/**
 * Pixels of the matte: 512 × 288 for a wide picture. Half of them take half the time and lose strands of hair; more find no
 * more of them, since MODNet was trained on 512 × 512.
 */
const MATTE_PIXELS = 512 * 288
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
