/** Of 255: from these on the coarse segmenter and the class network, which hardly goes higher, are sure of a person. */
const SURE_COARSE = 240
const SURE_CLASSED = 225

/** Pixels to each side that must be sure as well: both networks' outlines lie up to two pixels outside of the true one. */
const AROUND = 3

/** Matte of 255 below which a pixel that is filled was a hole, and no soft edge. */
const HOLE = 128

/**
 * Fills, in place, what is surely inside a person: fine mattes have holes where something on the person looks like what is
 * behind it (a white badge before a white wall). Gaps between arm and body stay: coarse networks see those that wide.
 */
export function fillSure(person: Uint8Array, coarse: Uint8Array, classed: Uint8Array, width: number): void {
  const sides = 2 * AROUND + 1
  // Sure pixels in a row up to here, and rows of sure lines up to here in each column.
  const deep = new Uint16Array(width)
  const height = person.length / width
  const holes: number[] = []
  for (let row = 0; row < height + AROUND; row++) {
    let run = AROUND
    for (let column = 0; column < width + AROUND; column++) {
      const at = row * width + column
      // The picture goes on beyond its edges: they are no outline.
      const isSure =
        column >= width || row >= height || ((coarse[at] ?? 0) >= SURE_COARSE && (classed[at] ?? 0) >= SURE_CLASSED)
      run = isSure ? run + 1 : 0
      const middle = column - AROUND
      if (middle < 0) continue
      const rows = run >= sides ? (deep[middle] ?? 0) + 1 : 0
      deep[middle] = row === 0 && rows > 0 ? AROUND + 1 : rows
      if ((deep[middle] ?? 0) < sides || row < AROUND) continue
      const filled = (row - AROUND) * width + middle
      if ((person[filled] ?? 0) < HOLE) holes.push(filled)
      person[filled] = 255
    }
  }
  for (const hole of holes) fillAround(person, coarse, classed, width, hole)
}

/** A hole that reaches out to the outline is filled up to it: a fringe of two pixels is seen less than a gap. */
function fillAround(person: Uint8Array, coarse: Uint8Array, classed: Uint8Array, width: number, hole: number): void {
  const column = hole % width
  const [left, right] = [Math.max(0, column - AROUND) - column, Math.min(width - 1, column + AROUND) - column]
  for (let row = -AROUND; row <= AROUND; row++) {
    for (let at = hole + row * width + left; at <= hole + row * width + right; at++) {
      if ((coarse[at] ?? 0) >= SURE_COARSE && (classed[at] ?? 0) >= SURE_CLASSED) person[at] = 255
    }
  }
}
