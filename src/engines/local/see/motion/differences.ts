/**
 * Marks cells of `side × side` pixels, four at least and a power of two, in which planes of one size differ from the
 * first of them; marks that stand already stay. Cells lie row by row. Planes whose rows do not begin at whole words are
 * marked throughout: those of sights all do.
 */
export function markDifferences(planes: readonly Uint8Array[], width: number, side: number, marks: Uint8Array): void {
  const [first, ...others] = planes.map(wordsOf)
  if (!first) return
  if (planes.some(({ byteOffset }) => byteOffset % WORD > 0) || width % WORD > 0) marks.fill(1)
  else for (const words of others) mark(first, words, width / WORD, side / WORD, side, marks)
}

/** Pixels that are compared at once. */
const WORD = 4

function wordsOf(plane: Uint8Array): Int32Array {
  const before = plane.byteOffset % WORD
  return new Int32Array(plane.buffer, plane.byteOffset - before, Math.floor(plane.length / WORD))
}

/** `across` is the width of a row, `wide` that of a cell, both in words. */
function mark(one: Int32Array, other: Int32Array, across: number, wide: number, side: number, marks: Uint8Array): void {
  const bits = 31 - Math.clz32(wide)
  const columns = Math.ceil(across / wide)
  const downBits = 31 - Math.clz32(side)
  for (let start = 0, row = 0; start < one.length; start += across, row++) {
    const cells = (row >> downBits) * columns
    for (let column = 0; column < across; column++) {
      if (one[start + column] !== other[start + column]) marks[cells + (column >> bits)] = 1
    }
  }
}
