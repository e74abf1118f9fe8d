/** Luma pixels along each side of a cell; chroma has half. As in ../../compose/cells.ts. */
export const CELL: i32 = 8
export const OUTSIDE: u8 = 0
export const INSIDE: u8 = 1
export const EDGE: u8 = 2

/**
 * Where everything lies that a frame is worked on with; ../workspace.ts writes these fields in this order. All planes
 * hold whole cells.
 */
@unmanaged
export class Workspace {
  columns: i32
  rows: i32
  /** Bytes from one row of luma to the next, and of chroma, for all planes but the one that is enlarged. */
  stride: usize
  half: usize
  /** Planes of the picture. */
  y: usize
  u: usize
  v: usize
  /** The mask in both sizes. */
  luma: usize
  chroma: usize
  /** A byte per cell, and a 32-bit index per edge cell. */
  kinds: usize
  edges: usize
  /** A byte per cell; one per corner. */
  near: usize
  touched: usize
  /** 16 floats per cell: sums over its samples. */
  sums: usize
  /** 8 floats per corner: trust, trust × (of Y, U, V, constant). */
  guide: usize
  /** Bilinear enlargement: a column of cells' first sample, its pixels' lanes and shares; a row's sample and share. */
  acrossFirst: usize
  acrossLanes: usize
  acrossShares: usize
  downFirst: usize
  downShares: usize
  /** The plane that is enlarged, and the bytes from a row of it to the next, as far as there is one. */
  plane: usize
  planeWidth: i32
  below: i32
  /** Per column of cells the first sample and the one after its last; per row the same of lines. */
  rangesAcross: usize
  rangesDown: usize
  /** A byte per cell: its kind by its own samples. */
  seen: usize
  /** The least and the greatest of each column of the plane, in one row of cells. */
  lowest: usize
  highest: usize
  /** Planes of the backdrop. */
  newY: usize
  newU: usize
  newV: usize
  /** 8 floats per corner: the subject's luma, the old background's, wrap, the backdrop's, nearness. */
  aroundLuma: usize
  /** The same for colour: subject U and V, old background U and V, wrap, backdrop U and V, nearness. */
  aroundChroma: usize
  /** A float per corner: share of the key light; a byte per cell that gets some of it. */
  key: usize
  lit: usize
  /** New luma by old, of body and skin. */
  bodyCurve: usize
  skinCurve: usize
  /** Grain: 256 × 256 signed steps of luma, where this frame begins in it, and whether there is any. */
  tile: usize
  tileX: i32
  tileY: i32
  isGrainy: i32
  /** Colours of body and skin: U and V by Y, U and V. */
  bodyUy: f32
  bodyUu: f32
  bodyUv: f32
  bodyVy: f32
  bodyVu: f32
  bodyVv: f32
  skinUy: f32
  skinUu: f32
  skinUv: f32
  skinVy: f32
  skinVu: f32
  skinVv: f32
}

/** Sets a byte for every cell within two cells of an edge cell, and for every corner of one; clears all others. */
export function mark(w: Workspace, edgeCount: i32): void {
  const columns = w.columns
  const rows = w.rows
  memory.fill(w.near, 0, <usize>(columns * rows))
  memory.fill(w.touched, 0, <usize>((columns + 1) * (rows + 1)))
  for (let i = 0; i < edgeCount; i++) {
    const cell = load<i32>(w.edges + (<usize>i << 2))
    const row = cell / columns
    const column = cell - row * columns
    const left = max(0, column - 2)
    const right = min(columns - 1, column + 2)
    const bottom = min(rows - 1, row + 2)
    for (let y = max(0, row - 2); y <= bottom; y++) {
      for (let x = left; x <= right; x++) store<u8>(w.near + <usize>(y * columns + x), 1)
    }
    const corner = w.touched + <usize>(cell + row)
    store<u16>(corner, 0x0101)
    store<u16>(corner + <usize>(columns + 1), 0x0101)
  }
}
