/** Luma at a small size, its top left pixel; pixels lie beyond every edge. As in ../../see/motion/luma.ts. */
@unmanaged
export class Level {
  data: usize
  stride: i32
  width: i32
  height: i32
}

/** Vectors of a level, 16 bits each, in its own whole pixels. */
@unmanaged
export class Grid {
  x: usize
  y: usize
  columns: i32
  rows: i32
}

/** Two pyramids and all that matching them takes; ../../see/motion/match.ts writes these fields in this order. */
@unmanaged
export class Motion {
  /** Three levels each, largest first. */
  one: usize
  other: usize
  /** Three grids, likewise. */
  grids: usize
  /** Vectors to try, floats in pixels of the sight. */
  hintX: usize
  hintY: usize
  hasHint: i32
  /** For polishing: a word and five sums for each quarter of a block; vectors in parts of pixels; the flow. */
  vectors: usize
  sums: usize
  fineX: usize
  fineY: usize
  flowX: usize
  flowY: usize
}

/** A step of the grid and the blocks that stand on it, in pixels of a level. */
export const STEP: i32 = 4
export const BLOCK: i32 = 8

@inline export function levelAt(levels: usize, index: i32): Level {
  return changetype<Level>(levels + <usize>index * offsetof<Level>())
}

@inline export function gridAt(m: Motion, index: i32): Grid {
  return changetype<Grid>(m.grids + <usize>index * offsetof<Grid>())
}

@inline export function vectorAt(vectors: usize, cell: i32): i32 {
  return load<i16>(vectors + (<usize>cell << 1))
}
