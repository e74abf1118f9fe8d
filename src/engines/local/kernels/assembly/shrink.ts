/** A plane and the quarter of its sight that it becomes; ../../see/motion/shrinker.ts writes these fields in this order. */
@unmanaged
export class Shrink {
  /** Luma, and the bytes from one row to the next. */
  y: usize
  stride: usize
  width: i32
  /** Where each row of the sight finds its two rows of luma, in bytes; 32 bits each, and an even number of pairs. */
  rows: usize
  /** Where each column of the sight finds its two sums, in bytes; likewise. */
  columns: usize
  /** Sums of two rows of luma, 16 bits each, for two rows of the sight. */
  upper: usize
  lower: usize
  /** Half the sight, and the bytes from one row to the next. */
  half: usize
  halfStride: usize
  halfWidth: i32
  halfHeight: i32
}

/** Four samples for each pixel of the sight, four of those for each of its half; every mean is rounded. */
export function shrink(s: Shrink): void {
  let to = s.half
  let rows = s.rows
  for (let row = 0; row < s.halfHeight; row++, to += s.halfStride, rows += 16) {
    addRows(s, load<u32>(rows), load<u32>(rows, 4), s.upper)
    addRows(s, load<u32>(rows, 8), load<u32>(rows, 12), s.lower)
    let columns = s.columns
    for (let x: usize = 0; x < <usize>s.halfWidth; x++, columns += 16) {
      const upper = meanOf(s.upper, columns) + meanOf(s.upper, columns + 8)
      const lower = meanOf(s.lower, columns) + meanOf(s.lower, columns + 8)
      store<u8>(to + x, (upper + lower + 2) >> 2)
    }
  }
}

function addRows(s: Shrink, one: usize, other: usize, to: usize): void {
  for (let x: usize = 0; x < <usize>s.width; x += 16) {
    const a = v128.load(s.y + one + x)
    const b = v128.load(s.y + other + x)
    v128.store(to + 2 * x, i16x8.add(i16x8.extend_low_i8x16_u(a), i16x8.extend_low_i8x16_u(b)))
    v128.store(to + 2 * x, i16x8.add(i16x8.extend_high_i8x16_u(a), i16x8.extend_high_i8x16_u(b)), 16)
  }
}

/** Of two sums of two. */
@inline function meanOf(sums: usize, columns: usize): u32 {
  return (<u32>load<u16>(sums + <usize>load<u32>(columns)) + <u32>load<u16>(sums + <usize>load<u32>(columns, 4)) + 2) >> 2
}
