/** Two key frames' planes as seen from a frame between them; ../../see/mixer.ts writes these fields in this order. */
@unmanaged
export class Between {
  /** The sight, and half of it; cells of 8 × 8 and 4 × 4 pixels. */
  width: i32
  height: i32
  halfWidth: i32
  halfHeight: i32
  columns: i32
  rows: i32
  /** People carried from the earlier and from the later frame, and as they were there. */
  person: usize
  laterPerson: usize
  earlierThere: usize
  laterThere: usize
  /** So many planes of half the size, one after the other, carried from the earlier and from the later frame. */
  count: i32
  shares: usize
  laterShares: usize
  /** A byte for each cell in which these differ. */
  marks: usize
  /** For each pixel of half the size: misfit in steps of luma, the later one's share and the doubt, of 255. */
  earlierMisfit: usize
  laterMisfit: usize
  share: usize
  doubt: usize
  /** Frames away. */
  earlierDistance: f32
  laterDistance: f32
}

/** Pixels along each side of a cell of the sight, and of half of it. */
const CELL: i32 = 8
const STEP: i32 = 4

/** Misfit, in steps of luma, at which a neighbour counts half. */
const HALF_TRUSTED: f64 = 6

/** Misfits of the better neighbour, in steps of luma, from which it is doubted and at which it is not believed. */
const DOUBTFUL: f64 = 2
const UNBELIEVED: f64 = 6

/** Marks the cells where it matters which neighbour is believed: most of a frame is the same whoever tells. */
export function markBetween(b: Between): void {
  const size = <usize>(b.halfWidth * b.halfHeight)
  for (let row = 0, cell: usize = 0; row < b.rows; row++) {
    for (let column = 0; column < b.columns; column++, cell++) {
      const left = column * CELL
      const top = row * CELL
      let differs = unlike(b.person, b.laterPerson, left, top, CELL, b.width, b.height) ||
        unlike(b.person, b.earlierThere, left, top, CELL, b.width, b.height) ||
        unlike(b.person, b.laterThere, left, top, CELL, b.width, b.height)
      for (let index = 0; index < b.count && !differs; index++) {
        const plane = <usize>index * size
        differs = unlike(
          b.shares + plane, b.laterShares + plane, column * STEP, row * STEP, STEP, b.halfWidth, b.halfHeight)
      }
      store<u8>(b.marks + cell, differs ? 1 : 0)
    }
  }
}

@inline function unlike(one: usize, other: usize, left: i32, top: i32, side: i32, width: i32, height: i32): bool {
  const right = min(width, left + side)
  const bottom = min(height, top + side)
  for (let y = top; y < bottom; y++) {
    const at = <usize>(y * width + left)
    if (right - left === 8) {
      if (load<u64>(one + at) !== load<u64>(other + at)) return true
    } else if (right - left === 4) {
      if (load<u32>(one + at) !== load<u32>(other + at)) return true
    } else {
      const end = one + at + <usize>(right - left)
      for (let i = one + at; i < end; i++) if (load<u8>(i) !== load<u8>(i - one + other)) return true
    }
  }
  return false
}

/** Mixes marked cells into the planes carried from the earlier frame, by nearness and by how well each fits. */
export function mixBetween(b: Between): void {
  const size = <usize>(b.halfWidth * b.halfHeight)
  for (let row = 0, cell: usize = 0; row < b.rows; row++) {
    for (let column = 0; column < b.columns; column++, cell++) {
      if (load<u8>(b.marks + cell) === 0) continue
      weigh(b, column, row)
      mixPerson(b, column, row)
      for (let index = 0; index < b.count; index++) {
        mixShare(b, column, row, b.shares + <usize>index * size, b.laterShares + <usize>index * size)
      }
    }
  }
}

function weigh(b: Between, column: i32, row: i32): void {
  const right = min(b.halfWidth, (column + 1) * STEP)
  const bottom = min(b.halfHeight, (row + 1) * STEP)
  for (let y = row * STEP; y < bottom; y++) {
    for (let i = <usize>(y * b.halfWidth + column * STEP); i < <usize>(y * b.halfWidth + right); i++) {
      const earlierMisfit = <f64>load<u8>(b.earlierMisfit + i)
      const laterMisfit = <f64>load<u8>(b.laterMisfit + i)
      const earlier = weight(earlierMisfit, b.earlierDistance)
      const later = weight(laterMisfit, b.laterDistance)
      const misfit = min(UNBELIEVED, min(earlierMisfit, laterMisfit))
      const doubt = misfit <= DOUBTFUL ? 0 : (255 * (misfit - DOUBTFUL)) / (UNBELIEVED - DOUBTFUL)
      store<u8>(b.doubt + i, <u8>doubt)
      store<u8>(b.share + i, <u8>((255 * later) / (earlier + later) + 0.5))
    }
  }
}

@inline function weight(misfit: f64, distance: f64): f64 {
  const doubt = misfit / HALF_TRUSTED
  return 1 / (distance * (1 + doubt * doubt * doubt))
}

/** Where motion is doubted, a place that is person in both key frames is so between them, and the same with nobody. */
function mixPerson(b: Between, column: i32, row: i32): void {
  const right = min(b.width, (column + 1) * CELL)
  const bottom = min(b.height, (row + 1) * CELL)
  for (let y = row * CELL; y < bottom; y++) {
    const halves = <usize>((y >> 1) * b.halfWidth)
    for (let x = column * CELL; x < right; x++) {
      const i = <usize>(y * b.width + x)
      const half = halves + <usize>(x >> 1)
      const mixed = between(load<u8>(b.person + i), load<u8>(b.laterPerson + i), load<u8>(b.share + half))
      const doubt = <f64>load<u8>(b.doubt + half)
      if (doubt === 0) {
        store<u8>(b.person + i, <u8>mixed)
        continue
      }
      const one = <f64>load<u8>(b.earlierThere + i)
      const other = <f64>load<u8>(b.laterThere + i)
      const likely = max(min(one, other), min(max(one, other), mixed))
      store<u8>(b.person + i, <u8>(mixed + ((likely - mixed) * doubt + 127) / 255))
    }
  }
}

/** `share` of 255 from one to the other. */
@inline function between(one: f64, other: f64, share: f64): f64 {
  return one === other ? one : one + ((other - one) * share + 127) / 255
}

function mixShare(b: Between, column: i32, row: i32, plane: usize, later: usize): void {
  const right = min(b.halfWidth, (column + 1) * STEP)
  const bottom = min(b.halfHeight, (row + 1) * STEP)
  for (let y = row * STEP; y < bottom; y++) {
    for (let i = <usize>(y * b.halfWidth + column * STEP); i < <usize>(y * b.halfWidth + right); i++) {
      store<u8>(plane + i, <u8>between(load<u8>(plane + i), load<u8>(later + i), load<u8>(b.share + i)))
    }
  }
}
