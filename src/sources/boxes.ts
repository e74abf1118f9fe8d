import { readSync } from 'node:fs'
import { unreadable } from './unreadable.ts'

/** A part of a movie file: where its contents start and end, in bytes. */
interface Box {
  type: string
  start: number
  end: number
}

/**
 * Walks through the boxes of an open movie file of `bytes`. Throws `Failure('input')` when it is cut off, has no index,
 * or keeps its media in other files, which a decoder would not say.
 */
export function checkBoxes(file: number, bytes: number): void {
  const reader = new BoxReader(file)
  const types = new Set<string>()
  for (const box of reader.boxes(0, bytes)) {
    types.add(box.type)
    if (box.end > bytes && ['moov', 'moof', 'mdat'].includes(box.type)) throw unreadable('video', 'it is cut off')
    if (box.type === 'moov') checkReferences(reader, box)
  }
  if (!types.has('moov')) throw unreadable('video', 'it has no index; it may be cut off')
}

/** Every entry of a data reference box says whether it means the file itself. ISO/IEC 14496-12, 8.7.2. */
function checkReferences(reader: BoxReader, movie: Box): void {
  for (const reference of reader.descendants(movie, ['trak', 'mdia', 'minf', 'dinf', 'dref'])) {
    for (const entry of reader.boxes(reference.start + 8, reference.end)) {
      const flags = reader.bytesAt(entry.start, 4)
      if (flags.length < 4 || (flags.readUInt32BE(0) & 1) === 0) {
        throw unreadable('video', 'its media lies in another file')
      }
    }
  }
}

/** Far more than any real clip has, whose fragments may be as short as a frame. */
const MOST_BOXES = 20_000

class BoxReader {
  readonly #file: number
  #boxes = 0

  constructor(file: number) {
    this.#file = file
  }

  /** Boxes one after the other, up to the first that is none. */
  *boxes(start: number, end: number): Generator<Box> {
    for (let at = start; at + 8 <= end; ) {
      const box = this.#box(at, end)
      if (!box) return
      yield box
      at = box.end
    }
  }

  /** All boxes that lie this path of types below `box`. */
  *descendants(box: Box, [type, ...further]: string[]): Generator<Box> {
    for (const child of this.boxes(box.start, box.end)) {
      if (child.type !== type) continue
      if (further.length === 0) yield child
      else yield* this.descendants(child, further)
    }
  }

  bytesAt(position: number, length: number): Buffer {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(this.#file, bytes, 0, length, position))
  }

  #box(at: number, limit: number): Box | null {
    this.#boxes += 1
    if (this.#boxes > MOST_BOXES) throw unreadable('video', 'it has too many parts')
    const header = this.bytesAt(at, 16)
    if (header.length < 8) return null
    let size = header.readUInt32BE(0)
    let headerSize = 8
    // 1 means a longer size field follows; 0 means up to the end.
    if (size === 1 && header.length === 16) {
      size = Number(header.readBigUInt64BE(8))
      headerSize = 16
    } else if (size === 0) size = limit - at
    if (size < headerSize) return null
    return { type: header.toString('latin1', 4, 8), start: at + headerSize, end: at + size }
  }
}
