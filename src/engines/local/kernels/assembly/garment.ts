import { Workspace } from './workspace'

/** Where a garment is looked for; ../../outfit/region.ts writes these fields in this order. */
@unmanaged
export class Garment {
  /** Planes of the sight. */
  person: usize
  hair: usize
  face: usize
  skin: usize
  top: usize
  bottom: usize
  width: i32
  height: i32
  /** Which of hair, clothes above and clothes below the hips count as the garment: 1 or 0 each. */
  ofHair: i32
  ofTop: i32
  ofBottom: i32
  /** How surely each pixel is the garment, 0–255. */
  share: usize
  /** Where it is, in pixels of the sight; right and bottom are not part of it. */
  left: i32
  upper: i32
  right: i32
  lower: i32
  /** In which column of luma each of the sight's is looked up, and in which row each of its rows; 32 bits each. */
  columns: usize
  rows: usize
  /** Log-odds by colour and what strangers lose, 16 bits each; log-odds by share, 16 bits each; alpha by log-odds. */
  odds: usize
  refusals: usize
  logOdds: usize
  alphas: usize
}

/** Below this much person a pixel holds none of the garment. */
const SEEN: i32 = 8
/** From this much share on a pixel counts for the box. */
const SURE: i32 = 48

/** Fills the share and the box from the classes alone; the box is empty where nothing of the garment is seen. */
export function findGarment(w: Workspace, place: usize): void {
  const g = changetype<Garment>(place)
  g.left = g.width
  g.upper = g.height
  g.right = 0
  g.lower = 0
  memory.fill(g.share, 0, <usize>(g.width * g.height))
  for (let row = 0; row < g.height; row++) {
    for (let column = 0; column < g.width; column++) {
      const at = <usize>(row * g.width + column)
      // Most of a frame is nobody.
      if ((column & 7) === 0 && column + 8 <= g.width && load<u64>(g.person + at) === 0) {
        column += 7
        continue
      }
      const share = shareAt(g, at)
      store<u8>(g.share + at, share)
      if (share < SURE) continue
      g.left = min(g.left, column)
      g.right = max(g.right, column + 1)
      g.upper = min(g.upper, row)
      g.lower = row + 1
    }
  }
}

@inline function shareAt(g: Garment, at: usize): i32 {
  const person = <i32>load<u8>(g.person + at)
  if (person < SEEN) return 0
  const hair = <i32>load<u8>(g.hair + at)
  const top = <i32>load<u8>(g.top + at)
  const bottom = <i32>load<u8>(g.bottom + at)
  const own = g.ofHair * hair + g.ofTop * top + g.ofBottom * bottom
  if (own === 0) return 0
  const sum = hair + top + bottom + <i32>load<u8>(g.face + at) + <i32>load<u8>(g.skin + at)
  return <i32>(<f64>(own * person) / <f64>sum + 0.5)
}

/** Pixels of the sight around the box that are looked at as well. */
const AROUND: i32 = 12

/** Shares below this are another part of the person, however alike in colour: dark hair over a dark shirt. */
const LEAST: i32 = 20

/**
 * Share given to pixels next to the garment: mattes end a little inside, and only the colour of a pixel can tell that it
 * still belongs. By itself it comes to nearly nothing.
 */
const BESIDE: i32 = 28

/** Index of even odds in the table of alphas, which is twice as long. */
const MIDDLE: i32 = 256

/** Fills the workspace's plane with alpha: the share's log-odds, moved by what a pixel's colour says; 0 away from the box. */
export function judge(w: Workspace, place: usize): void {
  const g = changetype<Garment>(place)
  const width = g.width
  memory.fill(w.plane, 0, <usize>(width * g.height))
  const first = max(0, g.left - AROUND)
  const right = min(width, g.right + AROUND)
  const bottom = min(g.height, g.lower + AROUND)
  for (let row = max(0, g.upper - AROUND); row < bottom; row++) {
    const line = load<i32>(g.rows + (<usize>row << 2))
    const luma = w.y + <usize>line * w.stride
    const chroma = <usize>(line >> 1) * w.half
    for (let column = first; column < right; column++) {
      const at = <usize>(row * width + column)
      let share = <i32>load<u8>(g.share + at)
      if (share < BESIDE && isBeside(g, row, column, at)) share = BESIDE
      if (share < LEAST) continue
      const x = <usize>load<i32>(g.columns + (<usize>column << 2))
      const bin = binOf(load<u8>(luma + x), load<u8>(w.u + chroma + (x >> 1)), load<u8>(w.v + chroma + (x >> 1)))
      const refused = <i32>load<i16>(g.refusals + bin)
      const doubt = refused > 0 && isDeep(g, row, column, at) ? refused : 0
      const index = <i32>load<i16>(g.logOdds + (<usize>share << 1)) + <i32>load<i16>(g.odds + bin) - doubt + MIDDLE
      store<u8>(w.plane + at, load<u8>(g.alphas + <usize>max(0, min(2 * MIDDLE, index))))
    }
  }
}

/** In bytes from the beginning of a table of colours. */
@inline function binOf(y: i32, u: i32, v: i32): usize {
  const blue = (max(64, min(191, u)) - 64) >> 2
  const red = (max(64, min(191, v)) - 64) >> 2
  return <usize>(((y >> 4) << 10) | (blue << 5) | red) << 1
}

@inline function isMost(g: Garment, at: usize): bool {
  return load<u8>(g.share + at) > 127
}

function isBeside(g: Garment, row: i32, column: i32, at: usize): bool {
  const width = <usize>g.width
  if (row < 2 || column < 2 || row >= g.height - 2 || column >= g.width - 2) return false
  return isMost(g, at - 1) || isMost(g, at + 1) || isMost(g, at - width) || isMost(g, at + width) ||
    isMost(g, at - 2) || isMost(g, at + 2) || isMost(g, at - 2 * width) || isMost(g, at + 2 * width)
}

/** Away from people's outline, where cloth and what is behind mix into colours that neither has. */
function isDeep(g: Garment, row: i32, column: i32, at: usize): bool {
  if (row < 3 || column < 3 || row >= g.height - 3 || column >= g.width - 3) return true
  const person = g.person + at
  const rows = <usize>(3 * g.width)
  return min(min(load<u8>(person - 3), load<u8>(person + 3)), min(load<u8>(person - rows), load<u8>(person + rows))) > 230
}
