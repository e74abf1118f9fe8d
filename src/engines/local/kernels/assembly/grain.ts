import { CELL, Workspace } from './workspace'

/** The tile of noise is this wide and high. As in ../../compose/grain.ts. */
const TILE: i32 = 256

/** Eight pixels of the backdrop with grain. Limited range leaves room for it at both ends. */
@inline export function grainyBehind(w: Workspace, x: i32, y: i32): v128 {
  const behind = v128.load64_zero(w.newY + <usize>y * w.stride + <usize>x)
  if (w.isGrainy === 0) return behind
  const line = w.tile + <usize>(((y + w.tileY) & (TILE - 1)) * TILE)
  const at = (x + w.tileX) & (TILE - 1)
  if (at <= TILE - CELL) return i8x16.add(behind, v128.load64_zero(line + <usize>at))
  // The tile ends within these pixels and begins again.
  const room = <u64>(TILE - at) << 3
  const before = load<u64>(line + <usize>(TILE - CELL)) >> (64 - room)
  return i8x16.add(behind, i64x2(<i64>(before | (load<u64>(line) << room)), 0))
}
