/** The first box of this type behind the file's brands: where its contents start and end. */
export function boxAt(movie: Buffer, type: string): { start: number; end: number } {
  const at = movie.indexOf(type, movie.readUInt32BE(0), 'latin1')
  if (at < 4) throw new Error(`no ${type} box`)
  return { start: at + 4, end: at - 4 + movie.readUInt32BE(at - 4) }
}

/** A copy of the movie with 32-bit numbers in the contents of its first boxes of a type written over: [type, offset, value]. */
export function patched(movie: Buffer, ...changes: [string, number, number][]): Buffer {
  const copy = Buffer.from(movie)
  for (const [type, offset, value] of changes) copy.writeUInt32BE(value, boxAt(movie, type).start + offset)
  return copy
}
