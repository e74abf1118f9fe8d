/** What is seen in one frame. Planes are `width × height` bytes, row by row without padding, and cover the whole frame. */
export interface Sight {
  width: number
  height: number
  /** How much of each pixel is person, 0–255; soft at hair. All people together, with the desk that they would float without. */
  person: Uint8Array
  /** Null when not asked for. */
  parts: Parts | null
  /** True for the first frame of each shot. */
  cut: boolean
  /** From the frame before to this one; null at a cut. */
  motion: Motion | null
  /** Where a far thing standing still has moved since the shot began, in frame widths and heights, right and down positive. */
  pan: { x: number; y: number }
}

/** Parts of people, 0–255 each; together at most the person. */
export interface Parts {
  hair: Uint8Array
  face: Uint8Array
  /** Arms, hands, neck, legs. */
  skin: Uint8Array
  /** Clothes above and below the hips; all of it is `top` where no hips are in the picture. */
  top: Uint8Array
  bottom: Uint8Array
}

export type PartName = keyof Parts

/**
 * Movement of the picture on a coarse grid, one vector per cell: frame widths (`x`) and heights (`y`), right and down
 * positive. What is at a cell now was at the cell minus its vector one frame earlier.
 */
export interface Motion {
  columns: number
  rows: number
  x: Float32Array
  y: Float32Array
}

/** What a plan needs to see. */
export interface Needs {
  /** A fine matte of people. */
  matte: boolean
  /** The parts of people. */
  parts: boolean
}

/** What was seen over a whole clip, each as a share of its frames, 0–1. */
export interface Found {
  person: number
  parts: Record<PartName, number> | null
  /** Of people, over all looks, the share that the fine matte did not show; null where there was none. */
  torn: number | null
  /** Whether the networks could hardly make out where people end, so that what is done with them may be wrong in places. */
  isUnsure: boolean
}
