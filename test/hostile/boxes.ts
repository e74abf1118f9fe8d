/** A box of a movie file: where it begins in the file, contents and header included in its size. */
export interface PlacedBox {
  type: string
  /** `moov/trak/mdia`, as far as it goes. */
  path: string
  at: number
  size: number
}

const CONTAINERS = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'dinf', 'edts', 'udta', 'mvex', 'moof', 'traf']

/** All boxes of a sound movie, parents first. */
export function boxesOf(movie: Buffer, start = 0, end = movie.length, above = ''): PlacedBox[] {
  const found: PlacedBox[] = []
  for (let at = start; at + 8 <= end; ) {
    const size = movie.readUInt32BE(at)
    if (size < 8 || at + size > end) break
    const type = movie.toString('latin1', at + 4, at + 8)
    const path = above ? `${above}/${type}` : type
    found.push({ type, path, at, size })
    if (CONTAINERS.includes(type)) found.push(...boxesOf(movie, at + 8, at + size, path))
    at += size
  }
  return found
}

/** A box with these contents; its size may be told wrong. */
export function box(type: string, contents: Buffer | Buffer[], toldSize?: number): Buffer {
  const body = Array.isArray(contents) ? Buffer.concat(contents) : contents
  const head = Buffer.alloc(8)
  head.writeUInt32BE(toldSize ?? body.length + 8, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

/** 32-bit numbers one after the other. */
export function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, index * 4)
  return bytes
}

/** Brands of a plain mp4. */
export const FTYP = box('ftyp', Buffer.from('isom\0\0\x02\0isommp41', 'latin1'))

/**
 * The movie with another box in place of its first one of a type. The sizes of all above it are put right; the movie must
 * keep its media in front of its index, or offsets would be wrong.
 */
export function replaced(movie: Buffer, type: string, box: Buffer): Buffer {
  const boxes = boxesOf(movie)
  const old = boxes.find((found) => found.type === type)
  if (!old) throw new Error(`no ${type} box`)
  const copy = Buffer.concat([movie.subarray(0, old.at), box, movie.subarray(old.at + old.size)])
  for (const parent of boxes) {
    if (!old.path.startsWith(`${parent.path}/`) || parent.at > old.at || parent.at + parent.size < old.at) continue
    copy.writeUInt32BE(parent.size + box.length - old.size, parent.at)
  }
  return copy
}
