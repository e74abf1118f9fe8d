/** A share of people that becomes a part of them; ../../see/parts.ts writes these fields in this order. */
@unmanaged
export class Part {
  /** At the sight's size. */
  person: usize
  part: usize
  width: i32
  /** At half of it, and how often a row of it has a neighbour below. */
  share: usize
  half: i32
  last: i32
  /** A row of shares with one more at each end, 16 bits each. */
  line: usize
  /** What has somebody in it; right and bottom are not part of it. */
  left: i32
  top: i32
  right: i32
  bottom: i32
}

/**
 * `part = person × share`, of shares enlarged to twice their size: pixel centres lie a quarter pixel off, so three parts
 * are of the nearer share and one of the other, each way. 0 outside the box.
 */
export function partOf(p: Part, height: i32): void {
  memory.fill(p.part, 0, <usize>(p.width * height))
  for (let row = p.top; row < p.bottom; row++) {
    blendRows(p, row)
    const from = (p.left >> 1) & ~7
    const end = (p.right + 1) >> 1
    for (let near = from; near < end; near += 8) {
      if (2 * near + 16 <= p.width) sixteen(p, row, near)
      else for (let x = 2 * near; x < p.width; x++) one(p, row, x)
    }
  }
}

/** One row of shares between two, times four. */
function blendRows(p: Part, row: i32): void {
  const near = p.share + <usize>(min(p.last, row >> 1) * p.half)
  const far = p.share + <usize>(min(p.last, max(0, (row >> 1) + (row & 1 ? 1 : -1))) * p.half)
  const line = p.line + 2
  for (let x: usize = 0; x < <usize>p.half; x += 8) {
    const nearer = i16x8.extend_low_i8x16_u(v128.load64_zero(near + x))
    const other = i16x8.extend_low_i8x16_u(v128.load64_zero(far + x))
    v128.store(line + 2 * x, i16x8.add(i16x8.mul(nearer, i16x8.splat(3)), other))
  }
  store<u16>(p.line, load<u16>(line))
  const end = line + <usize>(2 * p.half)
  store<u16>(end, load<u16>(end - 2))
}

/** The pixels of eight shares. */
function sixteen(p: Part, row: i32, near: i32): void {
  const line = p.line + <usize>(2 * near)
  const middle = i16x8.mul(v128.load(line, 2), i16x8.splat(3))
  const before = i16x8.add(middle, v128.load(line))
  const after = i16x8.add(middle, v128.load(line, 4))
  // Most parts are in few places.
  if (!v128.any_true(v128.or(before, after))) return
  const at = <usize>(row * p.width + 2 * near)
  const person = v128.load(p.person + at)
  const first = product(i16x8.extend_low_i8x16_u(person), v128.shuffle<i16>(before, after, 0, 8, 1, 9, 2, 10, 3, 11))
  const last = product(i16x8.extend_high_i8x16_u(person), v128.shuffle<i16>(before, after, 4, 12, 5, 13, 6, 14, 7, 15))
  v128.store(p.part + at, i8x16.narrow_i16x8_u(first, last))
}

/** Person times share, which is 0–4080, without a division: a 255th of whole numbers up to 65534. */
@inline function product(person: v128, share: v128): v128 {
  const low = i32x4.shr_u(i32x4.extmul_low_i16x8_u(person, share), 4)
  const high = i32x4.shr_u(i32x4.extmul_high_i16x8_u(person, share), 4)
  const value = i16x8.narrow_i32x4_u(low, high)
  return i16x8.shr_u(i16x8.add(i16x8.add(value, i16x8.splat(1)), i16x8.shr_u(value, 8)), 8)
}

function one(p: Part, row: i32, x: i32): void {
  const line = p.line + <usize>(2 * (x >> 1))
  const share = 3 * <u32>load<u16>(line, 2) + (x & 1 ? <u32>load<u16>(line, 4) : <u32>load<u16>(line))
  const at = <usize>(row * p.width + x)
  store<u8>(p.part + at, (((<u32>load<u8>(p.person + at) * share) >> 4) * 32897) >> 23)
}
