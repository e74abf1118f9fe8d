import { along, EARLY, LATE, leftDownOf, leftOf, stepDownOf, stepOf } from './corners'
import { grainyBehind } from './grain'
import { bent, cast, keyAt, keyLeft, lit, lumaAbove, rounded } from './tones'
import { bytesOf, highFloats, lowFloats } from './vectors'
import { CELL, Workspace } from './workspace'

/**
 * How much of what an edge pixel has beyond the mask's account is taken for old background, where it leans that way: the
 * mask lies a pixel beside the truth. More leaves no rim, and less texture along edges.
 */
const HOLD_LUMA: f32 = 0.4
const HOLD_CHROMA: f32 = 0.85

/** Whether any key light falls on a cell, by its four corners. */
@inline function isKeyLit(key: usize, columns: i32): boolean {
  const below = key + (<usize>(columns + 1) << 2)
  return load<f32>(key) + load<f32>(key, 4) + load<f32>(below) + load<f32>(below, 4) > 0
}

export function mergeEdgeLuma(w: Workspace, row: i32, column: i32): void {
  const stride = w.stride
  const key = w.key + (<usize>(row * (w.columns + 1) + column) << 2)
  const isKeyed = isKeyLit(key, w.columns)
  const corner = w.aroundLuma + (<usize>(row * (w.columns + 1) + column) << 5)
  const lower = corner + (<usize>(w.columns + 1) << 5)
  // Four values in one vector, nearness in another.
  const stepDown = stepDownOf(corner, lower)
  const leftDown = leftDownOf(corner, lower)
  let step = stepOf(corner, lower)
  let left = leftOf(corner, lower)
  const nearStepDown = stepDownOf(corner + 16, lower + 16)
  const nearLeftDown = leftDownOf(corner + 16, lower + 16)
  let nearStep = stepOf(corner + 16, lower + 16)
  let near = leftOf(corner + 16, lower + 16)
  for (let line = 0; line < CELL; line++) {
    const y = row * CELL + line
    const at = <usize>y * stride + <usize>(column * CELL)
    const behind = grainyBehind(w, column * CELL, y)
    const alphas = v128.load64_zero(w.luma + at)
    if (!v128.any_true(alphas)) v128.store64_lane(w.y + at, behind, 0)
    else {
      const lumas = v128.load64_zero(w.y + at)
      const part = (<f32>line + 0.5) / 8
      const lowShare = f32x4.mul(lowFloats(alphas), f32x4.splat(1.0 / 255))
      const highShare = f32x4.mul(highFloats(alphas), f32x4.splat(1.0 / 255))
      const lowOwn = own(lowFloats(lumas), lowShare, left, step, near, nearStep, EARLY)
      const highOwn = own(highFloats(lumas), highShare, left, step, near, nearStep, LATE)
      const levels = <u64>i64x2.extract_lane(bytesOf(lowOwn, highOwn), 0)
      const dim = i64x2(<i64>bent(levels, w.bodyCurve), 0)
      let low = lowFloats(dim)
      let high = highFloats(dim)
      if (isKeyed) {
        const bright = i64x2(<i64>bent(levels, w.skinCurve), 0)
        const keyStart = keyLeft(key, w.columns, part, 0.5 / 8)
        const keyStep = (keyLeft(key, w.columns, part, 7.5 / 8) - keyStart) / 7
        low = lit(low, lowFloats(bright), keyAt(keyStart, keyStep, EARLY))
        high = lit(high, highFloats(bright), keyAt(keyStart, keyStep, LATE))
      }
      v128.store64_lane(w.y + at, bytesOf(
        over(glowing(low, left, step, EARLY), lowFloats(behind), lowShare),
        over(glowing(high, left, step, LATE), highFloats(behind), highShare),
      ), 0)
    }
    left = f32x4.add(left, leftDown)
    step = f32x4.add(step, stepDown)
    near = f32x4.add(near, nearLeftDown)
    nearStep = f32x4.add(nearStep, nearStepDown)
  }
}

/** The subject's own luma at four pixels: what there is beyond the mask's account is its texture, or old background. */
@inline function own(luma: v128, alpha: v128, left: v128, step: v128, near: v128, nearStep: v128, place: v128): v128 {
  const subject = along(left, step, 0, place)
  const old = along(left, step, 1, place)
  const rest = f32x4.sub(f32x4.splat(1), alpha)
  const beyond = f32x4.sub(f32x4.sub(luma, f32x4.mul(alpha, subject)), f32x4.mul(rest, old))
  const isAway = v128.xor(f32x4.gt(beyond, f32x4.splat(0)), f32x4.gt(old, subject))
  const hold = f32x4.mul(f32x4.splat(HOLD_LUMA), along(near, nearStep, 0, place))
  const stray = v128.andnot(hold, isAway)
  const kept = f32x4.mul(f32x4.mul(alpha, beyond), f32x4.sub(f32x4.splat(1), stray))
  return rounded(f32x4.add(subject, kept))
}

/** Light of a brighter backdrop spills over the edge. */
@inline function glowing(luma: v128, left: v128, step: v128, place: v128): v128 {
  const missing = f32x4.max(f32x4.splat(0), f32x4.sub(along(left, step, 3, place), luma))
  return f32x4.add(luma, f32x4.mul(along(left, step, 2, place), missing))
}

@inline function over(front: v128, behind: v128, alpha: v128): v128 {
  return rounded(f32x4.add(behind, f32x4.mul(alpha, f32x4.sub(front, behind))))
}

export function mergeEdgeChroma(w: Workspace, row: i32, column: i32): void {
  const half = w.half
  const key = w.key + (<usize>(row * (w.columns + 1) + column) << 2)
  const isKeyed = isKeyLit(key, w.columns)
  const corner = w.aroundChroma + (<usize>(row * (w.columns + 1) + column) << 5)
  const lower = corner + (<usize>(w.columns + 1) << 5)
  const place = EARLY
  const middle = f32x4.splat(128)
  for (let line = 0; line < CELL / 2; line++) {
    const at = <usize>((row * CELL) / 2 + line) * half + <usize>((column * CELL) / 2)
    const alphas = v128.load32_zero(w.chroma + at)
    if (!v128.any_true(alphas)) {
      store<u32>(w.u + at, load<u32>(w.newU + at))
      store<u32>(w.v + at, load<u32>(w.newV + at))
      continue
    }
    const part = (<f32>line + 0.5) / 4
    // Subject and old background in one vector; wrap, backdrop and nearness in another.
    const left = mixed(v128.load(corner), v128.load(lower), part)
    const right = mixed(v128.load(corner, 32), v128.load(lower, 32), part)
    const left2 = mixed(v128.load(corner, 16), v128.load(lower, 16), part)
    const right2 = mixed(v128.load(corner, 48), v128.load(lower, 48), part)
    const step = f32x4.mul(f32x4.sub(right, left), f32x4.splat(0.25))
    const step2 = f32x4.mul(f32x4.sub(right2, left2), f32x4.splat(0.25))
    const start = f32x4.add(left, f32x4.mul(step, f32x4.splat(0.5)))
    const start2 = f32x4.add(left2, f32x4.mul(step2, f32x4.splat(0.5)))
    const alpha = f32x4.mul(lowFloats(alphas), f32x4.splat(1.0 / 255))
    const rest = f32x4.sub(f32x4.splat(1), alpha)
    const subjectU = along(start, step, 0, place)
    const subjectV = along(start, step, 1, place)
    const awayU = f32x4.sub(along(start, step, 2, place), subjectU)
    const awayV = f32x4.sub(along(start, step, 3, place), subjectV)
    let beyondU = f32x4.sub(f32x4.sub(lowFloats(v128.load32_zero(w.u + at)), subjectU), f32x4.mul(rest, awayU))
    let beyondV = f32x4.sub(f32x4.sub(lowFloats(v128.load32_zero(w.v + at)), subjectV), f32x4.mul(rest, awayV))
    const towards = f32x4.max(
      f32x4.splat(0),
      f32x4.add(f32x4.mul(beyondU, awayU), f32x4.mul(beyondV, awayV)),
    )
    const far = f32x4.add(f32x4.add(f32x4.mul(awayU, awayU), f32x4.mul(awayV, awayV)), f32x4.splat(4))
    const hold = f32x4.mul(f32x4.splat(HOLD_CHROMA), along(start2, step2, 3, place))
    const stray = f32x4.div(f32x4.mul(hold, towards), far)
    beyondU = f32x4.sub(beyondU, f32x4.mul(stray, awayU))
    beyondV = f32x4.sub(beyondV, f32x4.mul(stray, awayV))
    const ownU = f32x4.sub(f32x4.add(subjectU, f32x4.mul(alpha, beyondU)), middle)
    const ownV = f32x4.sub(f32x4.add(subjectV, f32x4.mul(alpha, beyondV)), middle)
    const luma = lumaAbove(w.y + <usize>(row * CELL + 2 * line) * w.stride + <usize>(column * CELL))
    let litU = cast(luma, ownU, ownV, w.bodyUy, w.bodyUu, w.bodyUv)
    let litV = cast(luma, ownU, ownV, w.bodyVy, w.bodyVu, w.bodyVv)
    if (isKeyed) {
      const keyStart = keyLeft(key, w.columns, part, 0.5 / 4)
      const share = keyAt(keyStart, (keyLeft(key, w.columns, part, 3.5 / 4) - keyStart) / 3, place)
      litU = lit(litU, cast(luma, ownU, ownV, w.skinUy, w.skinUu, w.skinUv), share)
      litV = lit(litV, cast(luma, ownU, ownV, w.skinVy, w.skinVu, w.skinVv), share)
    }
    litU = f32x4.add(litU, middle)
    litV = f32x4.add(litV, middle)
    const wrap = along(start2, step2, 0, place)
    const frontU = f32x4.add(litU, f32x4.mul(wrap, f32x4.sub(along(start2, step2, 1, place), litU)))
    const frontV = f32x4.add(litV, f32x4.mul(wrap, f32x4.sub(along(start2, step2, 2, place), litV)))
    const blue = over(frontU, lowFloats(v128.load32_zero(w.newU + at)), alpha)
    const red = over(frontV, lowFloats(v128.load32_zero(w.newV + at)), alpha)
    v128.store32_lane(w.u + at, bytesOf(blue, blue), 0)
    v128.store32_lane(w.v + at, bytesOf(red, red), 0)
  }
}

@inline function mixed(upper: v128, lower: v128, part: f32): v128 {
  return f32x4.add(upper, f32x4.mul(f32x4.splat(part), f32x4.sub(lower, upper)))
}
