/** Pixels of a plane that are read at once, as a power of two. */
export const WORD_BITS = 2

/** A plane four pixels at a time; null where rows of this width do not begin at whole words. All sights' do. */
export function wordsOf(plane: Uint8Array, width: number): Int32Array | null {
  const rest = (1 << WORD_BITS) - 1
  if ((width & rest) !== 0 || (plane.byteOffset & rest) !== 0) return null
  return new Int32Array(plane.buffer, plane.byteOffset, plane.length >> WORD_BITS)
}
