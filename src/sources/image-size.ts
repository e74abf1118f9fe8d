import type { Image } from './image.ts'

interface Size {
  width: number
  height: number
}

/** The size that an image's header claims, read without decoding anything; null where there is none. */
export function imageSize(format: Image['format'], file: Buffer): Size | null {
  try {
    return READERS[format](file)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const READERS: Record<Image['format'], (file: Buffer) => Size | null> = {
  png: (file) => ({ width: file.readUInt32BE(16), height: file.readUInt32BE(20) }),
  bmp: (file) =>
    file.readUInt32LE(14) === 12
      ? { width: file.readUInt16LE(18), height: file.readUInt16LE(20) }
      : // A negative height says that the rows start at the top.
        { width: file.readInt32LE(18), height: Math.abs(file.readInt32LE(22)) },
  webp: webpSize,
  jpeg: jpegSize,
}

/** Lossy, lossless or extended; each form packs its size differently. RFC 9649. */
function webpSize(file: Buffer): Size | null {
  const form = file.toString('latin1', 12, 16)
  if (form === 'VP8 ') return { width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff }
  if (form === 'VP8X') return { width: file.readUIntLE(24, 3) + 1, height: file.readUIntLE(27, 3) + 1 }
  if (form !== 'VP8L') return null
  const bits = file.readUInt32LE(21)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

/** Skips from segment to segment up to the frame header, which holds the size. ITU-T T.81, annex B. */
function jpegSize(file: Buffer): Size | null {
  for (let at = 2; ; ) {
    if (file.readUInt8(at) !== 0xff) return null
    const marker = file.readUInt8(at + 1)
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) at += 1
    else if (isFrameHeader(marker)) return { width: file.readUInt16BE(at + 7), height: file.readUInt16BE(at + 5) }
    else if (marker === START_OF_SCAN) return null
    else at += 2 + file.readUInt16BE(at + 2)
  }
}

const START_OF_SCAN = 0xda

/** 0xc0–0xcf but for the tables that live among them. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}
