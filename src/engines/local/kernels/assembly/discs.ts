/** What discs are drawn on, and how many follow, ten floats each; ../discs.ts writes these fields in this order. */
@unmanaged
class Discs {
  /** RGBA, premultiplied by alpha, without padding. */
  canvas: usize
  width: i32
  height: i32
  count: i32
  /** Whether their light is added, or they cover what is under them. */
  isLight: i32
}

/** Its middle and radius in pixels; `cover` and its colour 0–1. */
@unmanaged
class Disc {
  x: f32
  y: f32
  radius: f32
  cover: f32
  /** Shares of the radius: up to the first it covers fully, at the second there is `left` of that, at its rim nothing. */
  full: f32
  shoulder: f32
  left: f32
  red: f32
  green: f32
  blue: f32
}

/** Draws the discs that follow the struct. */
export function scatter(_: usize, at: usize): void {
  const discs = changetype<Discs>(at)
  at += offsetof<Discs>()
  for (let i = 0; i < discs.count; i++, at += offsetof<Disc>()) draw(discs, changetype<Disc>(at))
}

function draw(on: Discs, disc: Disc): void {
  const colour = f32x4.replace_lane(v128.load(changetype<usize>(disc), offsetof<Disc>('red')), 3, 1)
  const left = max(0, <i32>floor(disc.x - disc.radius))
  const right = min(on.width - 1, <i32>ceil(disc.x + disc.radius))
  const bottom = min(on.height - 1, <i32>ceil(disc.y + disc.radius))
  for (let row = max(0, <i32>floor(disc.y - disc.radius)); row <= bottom; row++) {
    const down = <f32>row + 0.5 - disc.y
    let at = on.canvas + <usize>(4 * (row * on.width + left))
    for (let column = left; column <= right; column++, at += 4) {
      const across = <f32>column + 0.5 - disc.x
      const cover = disc.cover * coverAt(disc, sqrt(across * across + down * down) / disc.radius)
      if (cover <= 0) continue
      const under = f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(at))))
      const rest = on.isLight ? under : f32x4.mul(under, f32x4.splat(1 - cover))
      const value = f32x4.add(rest, f32x4.mul(colour, f32x4.splat(255 * cover)))
      const words = i32x4.trunc_sat_f32x4_s(f32x4.add(value, f32x4.splat(0.5)))
      const bytes = i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_s(words, words), i16x8.splat(0))
      v128.store32_lane(at, bytes, 0)
    }
  }
}

/** Of its cover what is left at a share of the radius. */
@inline function coverAt(disc: Disc, share: f32): f32 {
  if (share >= 1) return 0
  if (share <= disc.full) return 1
  if (share >= disc.shoulder) return (disc.left * (<f32>1.0 - share)) / (<f32>1.0 - disc.shoulder)
  return <f32>1.0 - ((<f32>1.0 - disc.left) * (share - disc.full)) / (disc.shoulder - disc.full)
}
