import { readFileSync } from 'node:fs'
import { Codec, CodecContext, FFmpegError, FilterAPI, Frame, Packet, Rational } from 'node-av'
import {
  AV_CODEC_ID_BMP,
  AV_CODEC_ID_MJPEG,
  AV_CODEC_ID_PNG,
  AV_CODEC_ID_WEBP,
  AV_FRAME_DATA_DISPLAYMATRIX,
} from 'node-av/constants'
import { Failure } from '../../../failure.ts'
import { formatOf } from '../../../sources/format.ts'
import { type Picture, pictureOf } from './picture.ts'

/**
 * A still image from local disk through a filter chain that ends in yuv420p, BT.709, limited range; upright first, as
 * its metadata asks. Throws `Failure('input')` where it cannot be decoded.
 */
export async function readImage(path: string, filters: string): Promise<Picture> {
  const decoded = decodeImage(readFileSync(path))
  const chain = [...uprightFilters(decoded), filters, 'format=yuv420p'].join(',')
  const filter = FilterAPI.create(chain)
  await filter.process(decoded)
  await filter.flush()
  const frame = await filter.receive()
  filter.close()
  decoded.free()
  if (!frame || typeof frame !== 'object') throw unreadable()
  const picture = ownPicture(pictureOf(frame))
  frame.free()
  return picture
}

const CODECS: Record<string, typeof AV_CODEC_ID_PNG | undefined> = {
  jpeg: AV_CODEC_ID_MJPEG,
  png: AV_CODEC_ID_PNG,
  bmp: AV_CODEC_ID_BMP,
  webp: AV_CODEC_ID_WEBP,
}

/** The whole file is one packet of its codec: no demuxer, no second guess at its type. */
function decodeImage(file: Buffer): Frame {
  const codec = Codec.findDecoder(CODECS[formatOf(file) ?? ''] ?? AV_CODEC_ID_PNG)
  if (!codec) throw unreadable()
  const decoder = new CodecContext()
  const packet = new Packet()
  const frame = new Frame()
  decoder.allocContext3(codec)
  packet.alloc()
  frame.alloc()
  try {
    decoder.threadCount = 1
    packet.data = file
    FFmpegError.throwIfError(decoder.open2Sync(codec))
    FFmpegError.throwIfError(decoder.sendPacketSync(packet))
    FFmpegError.throwIfError(decoder.sendPacketSync(null))
    FFmpegError.throwIfError(decoder.receiveFrameSync(frame))
    // Filters want a clock, though a still has none.
    frame.timeBase = new Rational(1, 25)
    return frame
  } catch (error) {
    frame.free()
    throw unreadable(error)
  } finally {
    packet.free()
    decoder.freeContext()
  }
}

/** Photos of phones lie on their side and say so. */
function uprightFilters(frame: Frame): string[] {
  const matrix = frame.getSideData(AV_FRAME_DATA_DISPLAYMATRIX)
  if (!matrix || matrix.length < 36) return []
  // 16.16 fixed point, [cos sin; −sin cos] row by row, as in ISO/IEC 14496-12, 6.2.2.
  const turns = Math.round(Math.atan2(matrix.readInt32LE(4), matrix.readInt32LE(0)) / (Math.PI / 2))
  return [[], ['transpose=clock'], ['hflip', 'vflip'], ['transpose=cclock']][(turns + 4) % 4] ?? []
}

/** A copy without padding that outlives the frame. */
function ownPicture({ width, height, y, u, v, strides }: Picture): Picture {
  const half = (width + 1) >> 1
  const rows = (height + 1) >> 1
  return {
    width,
    height,
    y: packed(y, strides.y, width, height),
    u: packed(u, strides.u, half, rows),
    v: packed(v, strides.v, half, rows),
    strides: { y: width, u: half, v: half },
  }
}

function packed(plane: Uint8Array, stride: number, width: number, height: number): Uint8Array {
  const copy = new Uint8Array(width * height)
  for (let row = 0; row < height; row++) copy.set(plane.subarray(row * stride, row * stride + width), row * width)
  return copy
}

function unreadable(cause?: unknown): Failure {
  return new Failure('input', 'The reference image cannot be decoded', { cause })
}
