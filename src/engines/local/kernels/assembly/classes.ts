/** What the class network says, and the people it is about; ../../see/infer/parts.ts writes these fields in this order. */
@unmanaged
export class Classes {
  /** Planes of bytes: people, how far the network is trusted, one of its shares, and the part that becomes of it. */
  person: usize
  trust: usize
  share: usize
  part: usize
  /** In pixels, multiples of a square's side. */
  width: i32
  height: i32
  /** A float for each square of pixels, with one more before and after each row. */
  squares: usize
  /** Two rows of squares mixed, likewise. */
  line: usize
}

/** Pixels of a square's side. */
const SIDE: i32 = 4

/** Of 255: the network is not trusted at all up to here that a pixel is a person, and so much more for each step. */
const DOUBTED: i16 = 77
const GROWTH: i16 = 5

/** In: what the network takes for people, in the place of trust. Out: how far it is right where somebody is. */
export function trust(c: Classes): void {
  const count = c.width * c.height
  for (let i: usize = 0; i < <usize>count; i += 16) {
    const seen = v128.load(c.trust + i)
    const person = v128.load(c.person + i)
    const low = product(sure(i16x8.extend_low_i8x16_u(seen)), i16x8.extend_low_i8x16_u(person))
    const high = product(sure(i16x8.extend_high_i8x16_u(seen)), i16x8.extend_high_i8x16_u(person))
    v128.store(c.trust + i, i8x16.narrow_i16x8_u(low, high))
  }
}

@inline function sure(seen: v128): v128 {
  const more = i16x8.max_s(i16x8.sub(seen, i16x8.splat(DOUBTED)), i16x8.splat(0))
  return i16x8.min_s(i16x8.shr_s(i16x8.mul(more, i16x8.splat(GROWTH)), 1), i16x8.splat(255))
}

/** A 255th of the product of two numbers up to 255, rounded down. */
@inline function product(one: v128, other: v128): v128 {
  const value = i16x8.mul(one, other)
  return i16x8.shr_u(i16x8.add(i16x8.add(value, i16x8.splat(1)), i16x8.shr_u(value, 8)), 8)
}

/** Means of squares, 0–1, of trust itself or, for a share, of how much of it is trusted. */
export function squares(c: Classes, ofShare: i32): void {
  const columns = c.width / SIDE
  const rows = c.height / SIDE
  for (let row = 0; row < rows; row++) {
    const to = c.squares + <usize>(4 * (row * (columns + 2) + 1))
    for (let column = 0; column < columns; column += 4) {
      let sums = i32x4.splat(0)
      for (let y = 0; y < SIDE; y++) {
        const at = <usize>((row * SIDE + y) * c.width + column * SIDE)
        const trusted = v128.load(c.trust + at)
        let low = i16x8.extend_low_i8x16_u(trusted)
        let high = i16x8.extend_high_i8x16_u(trusted)
        if (ofShare) {
          const share = v128.load(c.share + at)
          low = product(low, i16x8.extend_low_i8x16_u(share))
          high = product(high, i16x8.extend_high_i8x16_u(share))
        }
        const pairs = i8x16.narrow_i16x8_u(low, high)
        sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(pairs)))
      }
      const means = f32x4.div(f32x4.convert_i32x4_s(sums), f32x4.splat(<f32>(SIDE * SIDE * 255)))
      store4(to + <usize>(4 * column), means, columns - column)
    }
  }
}

/** Up to four floats. */
@inline function store4(to: usize, values: v128, count: i32): void {
  if (count >= 4) {
    v128.store(to, values)
    return
  }
  store<f32>(to, f32x4.extract_lane(values, 0))
  if (count > 1) store<f32>(to, f32x4.extract_lane(values, 1), 4)
  if (count > 2) store<f32>(to, f32x4.extract_lane(values, 2), 8)
}

/** The part: the share as far as the network is trusted, else what the squares around say; of the person. */
export function settle(c: Classes): void {
  const columns = c.width / SIDE
  const rows = c.height / SIDE
  for (let y = 0; y < c.height; y++) {
    const place = max<f32>(0, (<f32>y + 0.5) / <f32>SIDE - 0.5)
    const above = <i32>place
    mixRows(c, above, min(rows - 1, above + 1), place - <f32>above, columns)
    const row = <usize>(y * c.width)
    for (let column = 0; column < columns; column++) settle4(c, row + <usize>(SIDE * column), c.line + <usize>(4 * column))
  }
}

/** Into the line, whose ends are repeated: beyond the middle of the outermost squares all is as there. */
function mixRows(c: Classes, above: i32, below: i32, share: f32, columns: i32): void {
  const upper = c.squares + <usize>(4 * above * (columns + 2))
  const lower = c.squares + <usize>(4 * below * (columns + 2))
  for (let at: usize = 0; at < <usize>(4 * (columns + 2)); at += 16) {
    const value = v128.load(upper + at)
    const change = f32x4.sub(v128.load(lower + at), value)
    v128.store(c.line + at, f32x4.add(value, f32x4.mul(change, f32x4.splat(share))))
  }
  store<f32>(c.line, load<f32>(c.line, 4))
  const end = c.line + <usize>(4 * (columns + 1))
  store<f32>(end, load<f32>(end - 4))
}

/** Four pixels of one square, of which the line has the one before at `line`. */
@inline function settle4(c: Classes, at: usize, line: usize): void {
  const person = load<u32>(c.person + at)
  if (person === 0) {
    store<u32>(c.part + at, 0)
    return
  }
  const share = floats(load<u32>(c.share + at))
  let settled = share
  const trust = load<u32>(c.trust + at)
  if (trust !== 0xffffffff) {
    const before = v128.load(line)
    const left = v128.shuffle<f32>(before, before, 0, 0, 1, 1)
    const right = v128.shuffle<f32>(before, before, 1, 1, 2, 2)
    const near = f32x4.add(left, f32x4.mul(f32x4.sub(right, left), f32x4(0.625, 0.875, 0.125, 0.375)))
    const trusted = f32x4.div(floats(trust), f32x4.splat(255))
    const own = f32x4.mul(share, trusted)
    settled = f32x4.add(own, f32x4.mul(near, f32x4.sub(f32x4.splat(255), floats(trust))))
  }
  const value = i32x4.trunc_sat_f32x4_s(f32x4.div(f32x4.mul(settled, floats(person)), f32x4.splat(255)))
  const bytes = i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_s(value, value), i16x8.splat(0))
  v128.store32_lane(c.part + at, bytes, 0)
}

@inline function floats(bytes: u32): v128 {
  const words = i16x8.extend_low_i8x16_u(i32x4.replace_lane(i32x4.splat(0), 0, bytes))
  return f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(words))
}
