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

/** Lengths for the longer side of the picture that a network is shown, and what the network's sides must be multiples of. */
export interface Lengths {
  /** The least is used where it saves the network a step of its shorter side: grey costs as much as picture. */
  least: number
  most: number
  step: number
}

/**
 * How a picture is put before MediaPipe's networks: its shape kept, the longer side scaled to one of the lengths, the
 * shorter side only as long as it must be. Both were trained at 256 × 256.
 */
export function fitOf({ rows, columns }: Size, { least, most, step }: Lengths): Fit {
  const ratio = Math.min(rows, columns) / Math.max(rows, columns)
  const fewer = Math.floor((most * ratio) / step) * step
  const length = fewer >= least * ratio ? fewer / ratio : most
  const scale = length / Math.max(rows, columns)
  const content = { rows: Math.round(rows * scale), columns: Math.round(columns * scale) }
  const whole = (side: number) => Math.ceil(side / step) * step
  return { content, network: { rows: whole(content.rows), columns: whole(content.columns) } }
}

const stepped = (length: number, step: number) => Math.max(step, Math.round(length / step) * step)
