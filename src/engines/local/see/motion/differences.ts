import { WORD_BITS, wordsOf } from './words.ts'

/**
 * Marks cells of `side × side` pixels, four at least and a power of two, in which planes of one size differ from the
 * first of them; marks that stand already stay. Cells lie row by row. Planes that are not read by words are marked
 * throughout.
 */
export function markDifferences(planes: readonly Uint8Array[], width: number, side: number, marks: Uint8Array): void {
  const [first, ...others] = planes.map((plane) => wordsOf(plane, width))
  for (const other of others) {
    if (first && other) mark(first, other, width >> WORD_BITS, 31 - Math.clz32(side), marks)
    else marks.fill(1)
  }
}

/** `across` is the width of a row in words, `bits` the side of a cell as a power of two. */
function mark(one: Int32Array, other: Int32Array, across: number, bits: number, marks: Uint8Array): void {
  const wide = bits - WORD_BITS
  const columns = (across + (1 << wide) - 1) >> wide
  for (let start = 0, row = 0; start < one.length; start += across, row++) {
    const cells = (row >> bits) * columns
    for (let column = 0; column < across; column++) {
      if (one[start + column] !== other[start + column]) marks[cells + (column >> wide)] = 1
    }
  }
}
