import { readFileSync, statSync } from 'node:fs'
import {
  AV_CODEC_ID_BMP,
  AV_CODEC_ID_MJPEG,
  AV_CODEC_ID_PNG,
  AV_CODEC_ID_WEBP,
  AV_OPT_TYPE_INT64,
} from 'node-av/constants'
import { Codec, CodecContext, Frame, Packet } from 'node-av/lib'
import { formatOf } from './format.ts'
import type { Image } from './image.ts'
import { imageSize } from './image-size.ts'
import { checkBytes, checkImage, LARGEST_IMAGE_BYTES, LARGEST_IMAGE_SIDE } from './limits.ts'
import { unreadable } from './unreadable.ts'

/**
 * Facts of an image in a local file; it is decoded once as proof. Throws `Failure('input')` for what is no supported
 * image, is damaged, or outside the limits, which are checked before any pixel is unpacked. Untrusted: call it in a cage.
 */
export function probeImage(path: string): Image {
  const bytes = statSync(path).size
  checkBytes('image', bytes, LARGEST_IMAGE_BYTES)
  const file = readFileSync(path)
  const format = imageFormat(file)
  const size = imageSize(format, file)
  if (!size) throw unreadable('image', 'its header is damaged')
  checkImage({ format, ...size, bytes })
  const image = { format, ...decodedSize(format, file), bytes }
  checkImage(image)
  return image
}

function imageFormat(file: Buffer): Image['format'] {
  const format = formatOf(file)
  if (format !== null && format in CODECS) return format as Image['format']
  throw unreadable('image', 'it is not JPEG, PNG, BMP or WebP')
}

const CODECS = {
  jpeg: AV_CODEC_ID_MJPEG,
  png: AV_CODEC_ID_PNG,
  bmp: AV_CODEC_ID_BMP,
  webp: AV_CODEC_ID_WEBP,
}

/** The whole file is one packet of its codec: no demuxer, no second guess at its type. */
function decodedSize(format: Image['format'], file: Buffer): { width: number; height: number } {
  const codec = Codec.findDecoder(CODECS[format])
  if (!codec) throw new Error(`no decoder for ${format}`)
  const decoder = new CodecContext()
  const packet = new Packet()
  const frame = new Frame()
  decoder.allocContext3(codec)
  packet.alloc()
  frame.alloc()
  try {
    decoder.threadCount = 1
    decoder.setOption('max_pixels', BigInt(LARGEST_IMAGE_SIDE ** 2), AV_OPT_TYPE_INT64)
    packet.data = file
    const decoded =
      decoder.open2Sync(codec) >= 0 &&
      decoder.sendPacketSync(packet) >= 0 &&
      decoder.sendPacketSync(null) >= 0 &&
      decoder.receiveFrameSync(frame) >= 0
    if (!decoded) throw unreadable('image', 'it cannot be decoded')
    return { width: frame.width, height: frame.height }
  } finally {
    frame.free()
    packet.free()
    decoder.freeContext()
  }
}
