import { EARLY, LATE } from './corners'
import { mergeEdgeChroma, mergeEdgeLuma } from './edges'
import { grainyBehind } from './grain'
import { bent, cast, chromaAround, keyAt, keyLeft, lit, lumaAbove, rounded, storeChroma } from './tones'
import { bytesOf, highFloats, lowFloats } from './vectors'
import { CELL, EDGE, INSIDE, Workspace } from './workspace'

/**
 * Puts the subject over the backdrop, in place: outside pixels are the backdrop's with grain, inside ones keep theirs
 * under the tone, edges are taken apart into subject and old background and put together with the new one.
 */
export function merge(w: Workspace): void {
  // Chroma first: its tone needs the luma that was.
  for (let row = 0; row < w.rows; row++) mergeRow(w, row, true)
  for (let row = 0; row < w.rows; row++) mergeRow(w, row, false)
}

/** One row of cells, in runs of one kind in one light. */
function mergeRow(w: Workspace, row: i32, isChroma: boolean): void {
  const columns = w.columns
  const kinds = w.kinds + <usize>(row * columns)
  const lit = w.lit + <usize>(row * columns)
  for (let start = 0, end = 0; start < columns; start = end) {
    const kind = load<u8>(kinds + <usize>start)
    const isLit = load<u8>(lit + <usize>start)
    while (end < columns && load<u8>(kinds + <usize>end) === kind && load<u8>(lit + <usize>end) === isLit) end++
    if (isChroma) {
      if (kind === EDGE) for (let column = start; column < end; column++) mergeEdgeChroma(w, row, column)
      else if (kind !== INSIDE) copyChroma(w, row, start, end)
      else if (isLit === 1) for (let column = start; column < end; column++) lightChroma(w, row, column)
      else castChroma(w, row, start, end)
    } else {
      if (kind === EDGE) for (let column = start; column < end; column++) mergeEdgeLuma(w, row, column)
      else if (kind !== INSIDE) copyLuma(w, row, start, end)
      else if (isLit === 1) for (let column = start; column < end; column++) lightLuma(w, row, column)
      else bendLuma(w, row, start, end)
    }
  }
}

/** Outside: the backdrop with grain. */
function copyLuma(w: Workspace, row: i32, start: i32, end: i32): void {
  const stride = w.stride
  for (let y = row * CELL; y < (row + 1) * CELL; y++) {
    const line = <usize>y * stride
    for (let x = start * CELL; x < end * CELL; x += CELL) {
      v128.store64_lane(w.y + line + <usize>x, grainyBehind(w, x, y), 0)
    }
  }
}

function copyChroma(w: Workspace, row: i32, start: i32, end: i32): void {
  const half = w.half
  const count = <usize>(((end - start) * CELL) / 2)
  let at = <usize>((row * CELL) / 2) * half + <usize>((start * CELL) / 2)
  for (let line = 0; line < CELL / 2; line++, at += half) {
    memory.copy(w.u + at, w.newU + at, count)
    memory.copy(w.v + at, w.newV + at, count)
  }
}

/** Inside: the tone's curve. */
function bendLuma(w: Workspace, row: i32, start: i32, end: i32): void {
  const stride = w.stride
  const curve = w.bodyCurve
  for (let y = row * CELL; y < (row + 1) * CELL; y++) {
    const line = w.y + <usize>y * stride
    for (let at = line + <usize>(start * CELL); at < line + <usize>(end * CELL); at += 8) {
      store<u64>(at, bent(load<u64>(at), curve))
    }
  }
}

/** Inside: the tone's colour. */
function castChroma(w: Workspace, row: i32, start: i32, end: i32): void {
  const half = w.half
  for (let line = (row * CELL) / 2; line < ((row + 1) * CELL) / 2; line++) {
    let luma = w.y + <usize>(2 * line) * w.stride + <usize>(start * CELL)
    const last = <usize>line * half + <usize>((end * CELL) / 2)
    for (let at = <usize>line * half + <usize>((start * CELL) / 2); at < last; at += 4, luma += 8) {
      const y = lumaAbove(luma)
      const u = chromaAround(w.u + at)
      const v = chromaAround(w.v + at)
      storeChroma(w.u + at, cast(y, u, v, w.bodyUy, w.bodyUu, w.bodyUv))
      storeChroma(w.v + at, cast(y, u, v, w.bodyVy, w.bodyVu, w.bodyVv))
    }
  }
}

/** Inside, where the key light reaches: between the curves of body and skin. */
function lightLuma(w: Workspace, row: i32, column: i32): void {
  const key = w.key + (<usize>(row * (w.columns + 1) + column) << 2)
  let at = w.y + <usize>(row * CELL) * w.stride + <usize>(column * CELL)
  for (let line = 0; line < CELL; line++, at += w.stride) {
    const part = (<f32>line + 0.5) / 8
    const left = keyLeft(key, w.columns, part, 0.5 / 8)
    const step = (keyLeft(key, w.columns, part, 7.5 / 8) - left) / 7
    const bytes = load<u64>(at)
    const dim = i64x2(<i64>bent(bytes, w.bodyCurve), 0)
    const bright = i64x2(<i64>bent(bytes, w.skinCurve), 0)
    v128.store64_lane(at, bytesOf(
      rounded(lit(lowFloats(dim), lowFloats(bright), keyAt(left, step, EARLY))),
      rounded(lit(highFloats(dim), highFloats(bright), keyAt(left, step, LATE))),
    ), 0)
  }
}

/** The same for colour. */
function lightChroma(w: Workspace, row: i32, column: i32): void {
  const half = w.half
  const key = w.key + (<usize>(row * (w.columns + 1) + column) << 2)
  let luma = w.y + <usize>(row * CELL) * w.stride + <usize>(column * CELL)
  let at = <usize>((row * CELL) / 2) * half + <usize>((column * CELL) / 2)
  for (let line = 0; line < CELL / 2; line++, at += half, luma += 2 * w.stride) {
    const part = (<f32>line + 0.5) / 4
    const left = keyLeft(key, w.columns, part, 0.5 / 4)
    const share = keyAt(left, (keyLeft(key, w.columns, part, 3.5 / 4) - left) / 3, EARLY)
    const y = lumaAbove(luma)
    const u = chromaAround(w.u + at)
    const v = chromaAround(w.v + at)
    storeChroma(w.u + at, lit(
      cast(y, u, v, w.bodyUy, w.bodyUu, w.bodyUv), cast(y, u, v, w.skinUy, w.skinUu, w.skinUv), share))
    storeChroma(w.v + at, lit(
      cast(y, u, v, w.bodyVy, w.bodyVu, w.bodyVv), cast(y, u, v, w.skinVy, w.skinVu, w.skinVv), share))
  }
}
