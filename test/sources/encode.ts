import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_LOG_ERROR,
  AV_OPT_SEARCH_CHILDREN,
  AV_OPT_TYPE_STRING,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_RGB24,
  AV_PIX_FMT_YUV420P,
  AV_PIX_FMT_YUVJ420P,
  AV_PKT_DATA_DISPLAYMATRIX,
  type AVPixelFormat,
  type FFEncoderCodec,
} from 'node-av/constants'
import { Codec, CodecContext, FFmpegError, FormatContext, Frame, Log, Packet, Rational } from 'node-av/lib'

Log.setLevel(AV_LOG_ERROR)

export interface EncodedClip {
  width?: number
  height?: number
  frames?: number
  frameRate?: number
  /** Width of a pixel for its height. */
  pixelShape?: [number, number]
  /** A quarter turn by the display matrix. */
  turned?: boolean
  encoder?: string
  container?: 'mp4' | 'mov' | 'avi' | 'matroska'
  /** When each frame is shown, in frames. */
  shownAt?: (frame: number) => number
  /** White instead of grey. */
  bright?: boolean
  /** Options of the container: `faststart`, `frag_keyframe`… */
  flags?: string
}

/** Writes a grey clip that grows lighter. */
export function encodeClip(file: string, clip: EncodedClip = {}): string {
  const { width = 320, height = 240, frames = 75, frameRate = 25, pixelShape = [1, 1], container = 'mp4' } = clip
  const { shownAt = (frame) => frame, encoder: name = 'libx264' } = clip
  const encoder = openEncoder(name, { width, height, format: AV_PIX_FMT_YUV420P, frameRate, pixelShape })
  const movie = new FormatContext()
  check(movie.allocOutputContext2(null, container, file))
  const stream = movie.newStream()
  check(stream.codecpar.fromContext(encoder))
  stream.timeBase = new Rational(1, frameRate)
  stream.sampleAspectRatio = new Rational(...pixelShape)
  if (clip.turned) stream.codecpar.addCodedSideData(AV_PKT_DATA_DISPLAYMATRIX, quarterTurn())
  check(movie.openOutputSync())
  if (clip.flags) check(movie.setOption('movflags', clip.flags, AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN))
  check(movie.writeHeaderSync())
  const packet = new Packet()
  packet.alloc()
  const drain = () => {
    while (encoder.receivePacketSync(packet) >= 0) {
      packet.streamIndex = stream.index
      packet.duration ||= 1n
      packet.rescaleTs(new Rational(1, frameRate), stream.timeBase)
      check(movie.interleavedWriteFrameSync(packet))
    }
  }
  const frame = blankFrame(width, height, AV_PIX_FMT_YUV420P)
  for (let index = 0; index < frames; index += 1) {
    frame.makeWritable()
    frame.data?.[0]?.fill(clip.bright ? 235 : 16 + (index % 200))
    frame.pts = BigInt(shownAt(index))
    frame.pictType = AV_PICTURE_TYPE_NONE
    check(encoder.sendFrameSync(frame))
    drain()
  }
  check(encoder.sendFrameSync(null))
  drain()
  check(movie.writeTrailerSync())
  movie.closeOutputSync()
  return file
}

const IMAGE_ENCODERS = { jpeg: 'mjpeg', png: 'png', bmp: 'bmp', webp: 'libwebp' }

/** The bytes of a plain picture. */
export function encodeImage(format: keyof typeof IMAGE_ENCODERS, width: number, height: number): Buffer {
  const pixels = { jpeg: AV_PIX_FMT_YUVJ420P, png: AV_PIX_FMT_RGB24, bmp: undefined, webp: AV_PIX_FMT_YUV420P }[format]
  const codec = Codec.findEncoderByName(IMAGE_ENCODERS[format] as FFEncoderCodec)
  const pixelFormat = pixels ?? codec?.pixelFormats?.[0] ?? AV_PIX_FMT_RGB24
  const encoder = openEncoder(IMAGE_ENCODERS[format], { width, height, format: pixelFormat, frameRate: 1 })
  const packet = new Packet()
  packet.alloc()
  check(encoder.sendFrameSync(blankFrame(width, height, pixelFormat)))
  check(encoder.sendFrameSync(null))
  check(encoder.receivePacketSync(packet))
  return Buffer.from(packet.data ?? [])
}

interface EncoderSettings {
  width: number
  height: number
  format: AVPixelFormat
  frameRate: number
  pixelShape?: [number, number]
}

function openEncoder(name: string, { width, height, format, frameRate, pixelShape }: EncoderSettings): CodecContext {
  const codec = Codec.findEncoderByName(name as FFEncoderCodec)
  if (!codec) throw new Error(`no encoder ${name}`)
  const encoder = new CodecContext()
  encoder.allocContext3(codec)
  encoder.width = width
  encoder.height = height
  encoder.pixelFormat = format
  encoder.timeBase = new Rational(1, frameRate)
  encoder.threadCount = 1
  if (pixelShape) encoder.sampleAspectRatio = new Rational(...pixelShape)
  if (name === 'libx264') encoder.setOption('preset', 'ultrafast')
  encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER)
  check(encoder.open2Sync(codec))
  return encoder
}

function blankFrame(width: number, height: number, format: AVPixelFormat): Frame {
  const frame = new Frame()
  frame.alloc()
  frame.width = width
  frame.height = height
  frame.format = format
  check(frame.getBuffer())
  for (const plane of frame.data ?? []) plane.fill(128)
  return frame
}

/** 16.16 fixed point, the last column 2.30; ISO/IEC 14496-12, 6.2.2. */
function quarterTurn(): Buffer {
  const matrix = Buffer.alloc(36)
  const values = [0, 65536, 0, -65536, 0, 0, 0, 0, 1 << 30]
  for (const [index, value] of values.entries()) matrix.writeInt32LE(value, index * 4)
  return matrix
}

function check(code: number): void {
  FFmpegError.throwIfError(code)
}
