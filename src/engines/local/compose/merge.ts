import { CELL, EDGE, INSIDE } from './cells.ts'
import { CornerRow } from './corners.ts'
import { TILE } from './grain.ts'
import { bendLuma, castChroma, clamped, copyChroma, copyLuma, type Parts } from './stretches.ts'
import { CHROMA_VALUES, LUMA_VALUES } from './surroundings.ts'

/**
 * How much of what an edge pixel has beyond the mask's account is taken for old background, where it leans that way: the
 * mask lies a pixel beside the truth. More leaves no rim, and less texture along edges.
 */
const HOLD_LUMA = 0.4
const HOLD_CHROMA = 0.85

/** Of a mask, 0–1. */
const SHARES = Float64Array.from({ length: 256 }, (_, alpha) => alpha / 255)

/**
 * Puts a subject over a backdrop, in place: outside pixels are the backdrop's with grain, inside ones keep theirs under
 * the tone, edges are taken apart into subject and old background and put together with the new one.
 */
export class Merger {
  readonly #lumaRow = new CornerRow(LUMA_VALUES, CELL)
  readonly #chromaRow = new CornerRow(CHROMA_VALUES, CELL / 2)
  readonly #lumaKey = new CornerRow(1, CELL)
  readonly #chromaKey = new CornerRow(1, CELL / 2)

  merge(parts: Parts): void {
    // Chroma first: its tone needs the luma that was.
    this.#mergeChroma(parts)
    this.#mergeLuma(parts)
  }

  #mergeLuma(parts: Parts): void {
    const { width, height, columns, rows, kinds } = parts.mask.cells
    const { lit } = parts.lighting.key
    for (let row = 0; row < rows; row++) {
      const bottom = Math.min(height, (row + 1) * CELL)
      for (let start = 0, end = 0; start < columns; start = end) {
        const cell = row * columns + start
        const kind = kinds[cell] ?? 0
        end = endOfRun(parts, row, start)
        const right = Math.min(width, end * CELL)
        for (let y = row * CELL; y < bottom; y++) {
          if (lit[cell] === 1) this.#litLuma(parts, y, start, end)
          else if (kind === INSIDE) bendLuma(parts, y, start * CELL, right)
          else if (kind !== EDGE) copyLuma(parts, y, start * CELL, right)
        }
        for (let column = start; kind === EDGE && column < end; column++) this.#edgeLuma(parts, column, row)
      }
    }
  }

  /** Inside, where the key light reaches: between the curves of body and skin. */
  #litLuma({ picture, mask, lighting }: Parts, y: number, from: number, to: number): void {
    const { width, columns } = mask.cells
    const { luma: body } = lighting.body
    const { luma: skin } = lighting.skin
    const { left, step } = this.#lumaKey
    const lumas = picture.y
    const row = Math.floor(y / CELL)
    for (let column = from; column < to; column++) {
      this.#lumaKey.read(lighting.key.corners, row * (columns + 1) + column, columns + 1, y - row * CELL)
      let key = left[0] ?? 0
      const keyStep = step[0] ?? 0
      const start = y * picture.strides.y + column * CELL
      const end = start + Math.min(CELL, width - column * CELL)
      for (let at = start; at < end; at++, key += keyStep) {
        const luma = lumas[at] ?? 0
        const dim = body[luma] ?? 0
        lumas[at] = dim + key * ((skin[luma] ?? 0) - dim) + 0.5
      }
    }
  }

  /** The same for colour. */
  #litChroma({ picture, mask, lighting }: Parts, y: number, from: number, to: number): void {
    const { width, columns } = mask.cells
    const { y: lumas, u: blues, v: reds, strides } = picture
    const body = lighting.body.chroma
    const skin = lighting.skin.chroma
    const { left, step } = this.#chromaKey
    const side = CELL / 2
    const half = (width + 1) >> 1
    const row = Math.floor(y / side)
    for (let column = from; column < to; column++) {
      this.#chromaKey.read(lighting.key.corners, row * (columns + 1) + column, columns + 1, y - row * side)
      let key = left[0] ?? 0
      const keyStep = step[0] ?? 0
      const right = Math.min(half, (column + 1) * side)
      for (let x = column * side; x < right; x++, key += keyStep) {
        const atU = y * strides.u + x
        const atV = y * strides.v + x
        const luma = (lumas[2 * y * strides.y + 2 * x] ?? 0) - 16
        const u = (blues[atU] ?? 0) - 128
        const v = (reds[atV] ?? 0) - 128
        const dimU = body.uy * luma + body.uu * u + body.uv * v
        const dimV = body.vy * luma + body.vu * u + body.vv * v
        blues[atU] = clamped(128 + dimU + key * (skin.uy * luma + skin.uu * u + skin.uv * v - dimU))
        reds[atV] = clamped(128 + dimV + key * (skin.vy * luma + skin.vu * u + skin.vv * v - dimV))
      }
    }
  }

  #edgeLuma({ picture, backdrop, mask, around, lighting, grain }: Parts, column: number, row: number): void {
    const { width, height, columns } = mask.cells
    const { left, step } = this.#lumaRow
    const lumas = picture.y
    const behinds = backdrop.y
    const alphas = mask.luma
    const curve = lighting.body.luma
    const skinCurve = lighting.skin.luma
    const { tile, offset } = grain
    const shift = offset.x
    const right = Math.min(width, (column + 1) * CELL)
    const bottom = Math.min(height, (row + 1) * CELL)
    const corner = row * (columns + 1) + column
    const isKeyed = isKeyLit(lighting.key.corners, corner, columns + 1)
    for (let y = row * CELL; y < bottom; y++) {
      this.#lumaRow.read(around.luma, corner, columns + 1, y - row * CELL)
      if (isKeyed) this.#lumaKey.read(lighting.key.corners, corner, columns + 1, y - row * CELL)
      let key = isKeyed ? (this.#lumaKey.left[0] ?? 0) : 0
      const keyStep = isKeyed ? (this.#lumaKey.step[0] ?? 0) : 0
      const line = y * picture.strides.y
      const newLine = y * backdrop.strides.y
      const maskLine = y * width
      const tileRow = ((y + offset.y) & (TILE - 1)) * TILE
      const subjectStep = step[0] ?? 0
      const oldStep = step[1] ?? 0
      const wrapStep = step[2] ?? 0
      const glowStep = step[3] ?? 0
      let subject = left[0] ?? 0
      let old = left[1] ?? 0
      let wrap = left[2] ?? 0
      let glow = left[3] ?? 0
      let near = left[4] ?? 0
      const nearStep = step[4] ?? 0
      for (let x = column * CELL; x < right; x++) {
        const behind = (behinds[newLine + x] ?? 0) + (tile[tileRow + ((x + shift) & (TILE - 1))] ?? 0)
        const byte = alphas[maskLine + x] ?? 0
        if (byte === 0) {
          lumas[line + x] = behind
        } else {
          const alpha = SHARES[byte] ?? 0
          const beyond = (lumas[line + x] ?? 0) - alpha * subject - (1 - alpha) * old
          const stray = beyond > 0 === old > subject ? HOLD_LUMA * near : 0
          const own = subject + alpha * beyond * (1 - stray)
          const level = own < 0 ? 0 : own > 255 ? 255 : (own + 0.5) | 0
          const dim = curve[level] ?? 0
          const lit = isKeyed ? dim + key * ((skinCurve[level] ?? 0) - dim) : dim
          const front = glow > lit ? lit + wrap * (glow - lit) : lit
          lumas[line + x] = front * alpha + behind * (1 - alpha) + 0.5
        }
        subject += subjectStep
        old += oldStep
        wrap += wrapStep
        glow += glowStep
        near += nearStep
        key += keyStep
      }
    }
  }

  #mergeChroma(parts: Parts): void {
    const { width, height, columns, rows, kinds } = parts.mask.cells
    const { lit } = parts.lighting.key
    const halfWidth = (width + 1) >> 1
    const halfHeight = (height + 1) >> 1
    const side = CELL / 2
    for (let row = 0; row < rows; row++) {
      const bottom = Math.min(halfHeight, (row + 1) * side)
      for (let start = 0, end = 0; start < columns; start = end) {
        const cell = row * columns + start
        const kind = kinds[cell] ?? 0
        end = endOfRun(parts, row, start)
        const right = Math.min(halfWidth, end * side)
        for (let y = row * side; y < bottom; y++) {
          if (lit[cell] === 1) this.#litChroma(parts, y, start, end)
          else if (kind === INSIDE) castChroma(parts, y, start * side, right)
          else if (kind !== EDGE) copyChroma(parts, y, start * side, right)
        }
        for (let column = start; kind === EDGE && column < end; column++) this.#edgeChroma(parts, column, row)
      }
    }
  }

  #edgeChroma({ picture, backdrop, mask, around, lighting }: Parts, column: number, row: number): void {
    const { width, height, columns } = mask.cells
    const { y: lumas, u: blues, v: reds, strides } = picture
    const { u: newBlues, v: newReds, strides: newStrides } = backdrop
    const { uy, uu, uv, vy, vu, vv } = lighting.body.chroma
    const skin = lighting.skin.chroma
    const { left, step } = this.#chromaRow
    const alphas = mask.chroma
    const half = (width + 1) >> 1
    const side = CELL / 2
    const right = Math.min(half, (column + 1) * side)
    const bottom = Math.min((height + 1) >> 1, (row + 1) * side)
    const corner = row * (columns + 1) + column
    const isKeyed = isKeyLit(lighting.key.corners, corner, columns + 1)
    for (let y = row * side; y < bottom; y++) {
      this.#chromaRow.read(around.chroma, corner, columns + 1, y - row * side)
      if (isKeyed) this.#chromaKey.read(lighting.key.corners, corner, columns + 1, y - row * side)
      const keyStart = isKeyed ? (this.#chromaKey.left[0] ?? 0) : 0
      const keyStep = isKeyed ? (this.#chromaKey.step[0] ?? 0) : 0
      const subjectU0 = left[0] ?? 0
      const subjectV0 = left[1] ?? 0
      const oldU0 = left[2] ?? 0
      const oldV0 = left[3] ?? 0
      const wrap0 = left[4] ?? 0
      const glowU0 = left[5] ?? 0
      const glowV0 = left[6] ?? 0
      const near0 = left[7] ?? 0
      const subjectU1 = step[0] ?? 0
      const subjectV1 = step[1] ?? 0
      const oldU1 = step[2] ?? 0
      const oldV1 = step[3] ?? 0
      const wrap1 = step[4] ?? 0
      const glowU1 = step[5] ?? 0
      const glowV1 = step[6] ?? 0
      const near1 = step[7] ?? 0
      for (let x = column * side, i = 0; x < right; x++, i++) {
        const atU = y * strides.u + x
        const atV = y * strides.v + x
        const behindU = newBlues[y * newStrides.u + x] ?? 0
        const behindV = newReds[y * newStrides.v + x] ?? 0
        const byte = alphas[y * half + x] ?? 0
        if (byte === 0) {
          blues[atU] = behindU
          reds[atV] = behindV
          continue
        }
        const alpha = SHARES[byte] ?? 0
        const rest = 1 - alpha
        const subjectU = subjectU0 + i * subjectU1
        const subjectV = subjectV0 + i * subjectV1
        const awayU = oldU0 + i * oldU1 - subjectU
        const awayV = oldV0 + i * oldV1 - subjectV
        let beyondU = (blues[atU] ?? 0) - subjectU - rest * awayU
        let beyondV = (reds[atV] ?? 0) - subjectV - rest * awayV
        const towards = beyondU * awayU + beyondV * awayV
        if (towards > 0) {
          const stray = (HOLD_CHROMA * (near0 + i * near1) * towards) / (awayU * awayU + awayV * awayV + 4)
          beyondU -= stray * awayU
          beyondV -= stray * awayV
        }
        const ownU = subjectU + alpha * beyondU - 128
        const ownV = subjectV + alpha * beyondV - 128
        const luma = (lumas[2 * y * strides.y + 2 * x] ?? 0) - 16
        let litU = uy * luma + uu * ownU + uv * ownV
        let litV = vy * luma + vu * ownU + vv * ownV
        if (isKeyed) {
          const key = keyStart + i * keyStep
          litU += key * (skin.uy * luma + skin.uu * ownU + skin.uv * ownV - litU)
          litV += key * (skin.vy * luma + skin.vu * ownU + skin.vv * ownV - litV)
        }
        litU += 128
        litV += 128
        const wrap = wrap0 + i * wrap1
        const frontU = litU + wrap * (glowU0 + i * glowU1 - litU)
        const frontV = litV + wrap * (glowV0 + i * glowV1 - litV)
        blues[atU] = clamped(frontU * alpha + behindU * rest)
        reds[atV] = clamped(frontV * alpha + behindV * rest)
      }
    }
  }
}

/** Whether any key light falls on a cell, by its four corners. */
function isKeyLit(corners: Float32Array, corner: number, stride: number): boolean {
  const lower = corner + stride
  return (corners[corner] ?? 0) + (corners[corner + 1] ?? 0) + (corners[lower] ?? 0) + (corners[lower + 1] ?? 0) > 0
}

/** The first cell that is not of the same kind, or not in the same light. */
function endOfRun({ mask, lighting }: Parts, row: number, start: number): number {
  const { columns, kinds } = mask.cells
  const { lit } = lighting.key
  const line = row * columns
  let end = start + 1
  while (end < columns && kinds[line + end] === kinds[line + start] && lit[line + end] === lit[line + start]) end++
  return end
}
