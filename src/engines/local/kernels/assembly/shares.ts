/** A plane and what share of people it is; ../../see/sharer.ts writes these fields in this order. */
@unmanaged
export class Shares {
  /** At the sight's size. */
  plane: usize
  width: i32
  height: i32
  /** Sums of four pixels each, 16 bits: of people and of the plane, with room for a neighbourhood before and after them. */
  people: usize
  part: usize
  half: i32
  halfHeight: i32
  /** A byte for each sum. */
  shares: usize
}

/** Of four pixels' person, 0–1020: with less, shares are those of the neighbourhood. */
const THIN: u32 = 128

/** Pixels of half the sight's size that a neighbourhood reaches. */
const AROUND: i32 = 2

/** Sums up the plane into the sums of people, or of the part; the last one of an odd number stands alone. */
export function sumUp(s: Shares, isPart: i32): void {
  const sums = isPart ? s.part : s.people
  for (let row = 0; row < s.halfHeight; row++) {
    const upper = s.plane + <usize>(2 * row * s.width)
    const lower = 2 * row + 1 < s.height ? upper + <usize>s.width : 0
    const to = sums + <usize>(2 * row * s.half)
    let x = 0
    for (; 2 * x + 16 <= s.width; x += 8) {
      let sum = i16x8.extadd_pairwise_i8x16_u(v128.load(upper + <usize>(2 * x)))
      if (lower) sum = i16x8.add(sum, i16x8.extadd_pairwise_i8x16_u(v128.load(lower + <usize>(2 * x))))
      v128.store(to + <usize>(2 * x), sum)
    }
    for (; x < s.half; x++) {
      store<u16>(to + <usize>(2 * x), pairAt(upper, 2 * x, s.width) + (lower ? pairAt(lower, 2 * x, s.width) : 0))
    }
  }
}

@inline function pairAt(line: usize, x: i32, width: i32): u32 {
  return <u32>load<u8>(line + <usize>x) + (x + 1 < width ? <u32>load<u8>(line + <usize>x, 1) : 0)
}

/** The part as a share of people, 0–255. */
export function share(s: Shares): void {
  const line = <usize>(2 * s.half)
  const count = s.half * s.halfHeight
  memory.fill(s.shares, 0, <usize>count)
  for (let i = 0; i < count; i++) {
    const person = s.people + <usize>(2 * i)
    let whole = <u32>load<u16>(person)
    let own = <u32>load<u16>(s.part + <usize>(2 * i))
    if (whole < THIN) {
      if (farOut(person, line)) continue
      whole = sumAround(person, line)
      own = sumAround(s.part + <usize>(2 * i), line)
    }
    if (whole > 0) store<u8>(s.shares + <usize>i, min<u32>(255, (255 * own) / whole))
  }
}

/** Nobody at this pixel nor at four around it: by far the most of a usual frame. */
@inline function farOut(at: usize, line: usize): bool {
  const above = at - 2 * line
  const below = at + 2 * line
  const corners = load<u16>(above - 4) | load<u16>(above, 4) | load<u16>(below - 4) | load<u16>(below, 4)
  return (load<u16>(at) | corners) === 0
}

function sumAround(at: usize, line: usize): u32 {
  let sum: u32 = 0
  for (let row = -AROUND; row <= AROUND; row++) {
    const middle = at + <usize>(row * <i32>line)
    for (let column = -AROUND; column <= AROUND; column++) sum += load<u16>(middle + <usize>(2 * column))
  }
  return sum
}
