import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import {
  AV_CODEC_ID_AV1,
  AV_CODEC_ID_DNXHD,
  AV_CODEC_ID_H263,
  AV_CODEC_ID_H264,
  AV_CODEC_ID_HEVC,
  AV_CODEC_ID_MJPEG,
  AV_CODEC_ID_MPEG1VIDEO,
  AV_CODEC_ID_MPEG2VIDEO,
  AV_CODEC_ID_MPEG4,
  AV_CODEC_ID_PRORES,
  AV_CODEC_ID_VP8,
  AV_CODEC_ID_VP9,
  AV_DISPOSITION_ATTACHED_PIC,
  AV_NOPTS_VALUE,
  AV_OPT_TYPE_INT64,
  AV_PKT_DATA_DISPLAYMATRIX,
  AV_PKT_FLAG_CORRUPT,
  AV_PKT_FLAG_DISCARD,
  type AVCodecID,
  AVDISCARD_ALL,
  AVERROR_EOF,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants'
import {
  Codec,
  CodecContext,
  Dictionary,
  FormatContext,
  Frame,
  InputFormat,
  Packet,
  type Rational,
  type Stream,
} from 'node-av/lib'
import { checkBoxes } from './boxes.ts'
import type { Clip } from './clip.ts'
import { formatOf, HEAD_BYTES } from './format.ts'
import { checkBytes, checkClipSize, LARGEST_CLIP_BYTES, LARGEST_CLIP_SIDE } from './limits.ts'
import { unreadable } from './unreadable.ts'

/**
 * Facts of a clip in a local file, by its bytes, its packets and its first decoded frame. Throws `Failure('input')` for
 * what is no mp4 or mov video, is damaged, or has stored frames outside the limits. Untrusted: call it in a cage.
 */
export function probeClip(file: string): Clip {
  const { format, bytes } = checkContainer(file)
  const movie = openMovie(file)
  try {
    const picture = pictureOf(movie)
    const { frames, seconds, width, height } = readPicture(movie, picture)
    const hasAudio = movie.streams.some((stream) => stream.codecpar.codecType === AVMEDIA_TYPE_AUDIO)
    return { format, seconds, width, height, frameRate: frames / seconds, frames, hasAudio, bytes }
  } finally {
    movie.closeInputSync()
  }
}

function checkContainer(path: string): { format: Clip['format']; bytes: number } {
  const file = openSync(path, 'r')
  try {
    const bytes = fstatSync(file).size
    checkBytes('video', bytes, LARGEST_CLIP_BYTES)
    const head = Buffer.alloc(HEAD_BYTES)
    readSync(file, head, 0, HEAD_BYTES, 0)
    const format = formatOf(head)
    if (format !== 'mp4' && format !== 'mov') throw unreadable('video', 'it is neither mp4 nor mov')
    checkBoxes(file, bytes)
    return { format, bytes }
  } finally {
    closeSync(file)
  }
}

/** One demuxer, local files only, no references to other files. Its headers tell enough: nothing is decoded yet. */
function openMovie(file: string): FormatContext {
  const movie = new FormatContext()
  movie.allocContext()
  const options = Dictionary.fromObject({
    protocol_whitelist: 'file',
    format_whitelist: 'mov',
    enable_drefs: '0',
    use_absolute_path: '0',
  })
  const code = movie.openInputSync(`file:${file}`, InputFormat.findInputFormat('mov'), options)
  if (code < 0) throw unreadable('video', 'its headers are damaged', `error ${code}`)
  if (movie.nbStreams > MOST_STREAMS) throw unreadable('video', `it has over ${MOST_STREAMS} tracks`)
  return movie
}

/** A camera writes up to about ten. */
const MOST_STREAMS = 32

/** The first video stream that is not a cover; the edit takes the same. */
function pictureOf(movie: FormatContext): Stream {
  const picture = movie.streams.find(
    ({ codecpar, disposition }) =>
      codecpar.codecType === AVMEDIA_TYPE_VIDEO && (disposition & AV_DISPOSITION_ATTACHED_PIC) === 0,
  )
  if (!picture) throw unreadable('video', 'it has no picture')
  // For some codecs the headers leave the size to the first frame.
  if (picture.codecpar.width > 0) checkClipSize(picture.codecpar)
  for (const stream of movie.streams) if (stream.index !== picture.index) stream.discard = AVDISCARD_ALL
  return picture
}

/** Length and number of frames by the packets' own times, and the size by the first frame that can be decoded. */
function readPicture(movie: FormatContext, picture: Stream): Pick<Clip, 'frames' | 'seconds' | 'width' | 'height'> {
  const packet = new Packet()
  packet.alloc()
  const timeline = new Timeline(picture.timeBase)
  const decoder = new FirstFrame(picture)
  try {
    for (let code = movie.readFrameSync(packet); code !== AVERROR_EOF; code = movie.readFrameSync(packet)) {
      if (code < 0 || packet.flags & AV_PKT_FLAG_CORRUPT) throw unreadable('video', 'it is damaged or cut off')
      if (packet.streamIndex === picture.index) {
        timeline.add(packet)
        decoder.offer(packet)
      }
      packet.unref()
    }
    return { ...timeline.length(), ...displayed(decoder.frame(), picture) }
  } finally {
    packet.free()
    decoder.close()
  }
}

/** 10 s at 1000 frames per second are still counted, to be told by the limits. */
const MOST_FRAMES = 20_000

class Timeline {
  readonly #timeBase: Rational
  #frames = 0
  #first = 0
  #last = 0
  #lastDuration = 0

  constructor(timeBase: Rational) {
    this.#timeBase = timeBase
  }

  add(packet: Packet): void {
    // Packets before the start of an edit list only help to decode.
    if (packet.flags & AV_PKT_FLAG_DISCARD) return
    const time = packet.pts === AV_NOPTS_VALUE ? packet.dts : packet.pts
    if (time === AV_NOPTS_VALUE) throw unreadable('video', 'its frames have no times')
    if (this.#frames === MOST_FRAMES) throw unreadable('video', `it has over ${MOST_FRAMES} frames`)
    const at = Number(time)
    if (this.#frames === 0 || at < this.#first) this.#first = at
    if (this.#frames === 0 || at >= this.#last) {
      this.#last = at
      this.#lastDuration = Number(packet.duration)
    }
    this.#frames += 1
  }

  length(): { frames: number; seconds: number } {
    const span = this.#last - this.#first
    // Some writers leave out how long the last frame is shown.
    const lastDuration = this.#lastDuration > 0 ? this.#lastDuration : span / Math.max(1, this.#frames - 1)
    const seconds = ((span + lastDuration) * this.#timeBase.num) / this.#timeBase.den
    if (!(seconds > 0)) throw unreadable('video', 'it has no frames')
    return { frames: this.#frames, seconds }
  }
}

/** Damage at the start of an otherwise good clip costs a few frames; a file without a picture fails all tries. */
const MOST_TRIES = 10

/** Decodes one frame: the proof that the packets are a video, and its true size. */
class FirstFrame {
  readonly #decoder = new CodecContext()
  readonly #frame = new Frame()
  #tries = 0
  #decoded = false

  constructor({ codecpar }: Stream) {
    const codec = CODECS.has(codecpar.codecId) ? Codec.findDecoder(codecpar.codecId) : null
    if (!codec) throw unreadable('video', 'its codec is not supported')
    this.#decoder.allocContext3(codec)
    this.#decoder.parametersToContext(codecpar)
    this.#frame.alloc()
    this.#decoder.threadCount = 1
    this.#decoder.setOption('max_pixels', BigInt(LARGEST_CLIP_SIDE ** 2), AV_OPT_TYPE_INT64)
    // No dictionary here: node-av 6.1.1 frees one given to `open2Sync` twice.
    if (this.#decoder.open2Sync(codec) < 0) throw unreadable('video', 'its headers are damaged')
  }

  offer(packet: Packet): void {
    if (this.#decoded || this.#tries === MOST_TRIES) return
    this.#tries += 1
    // A frame before the start of an edit list is not shown, but proof enough.
    packet.clearFlags(AV_PKT_FLAG_DISCARD)
    // The end of the stream right behind the packet, for a decoder that would wait for more.
    const sent = this.#decoder.sendPacketSync(packet) >= 0 && this.#decoder.sendPacketSync(null) >= 0
    this.#decoded = sent && this.#decoder.receiveFrameSync(this.#frame) >= 0
    if (!this.#decoded) this.#decoder.flushBuffers()
  }

  frame(): Frame {
    if (!this.#decoded) throw unreadable('video', 'its picture cannot be decoded')
    checkClipSize(this.#frame)
    return this.#frame
  }

  close(): void {
    this.#frame.free()
    this.#decoder.freeContext()
  }
}

/** What cameras, phones and editors write into mp4 and mov; every further decoder would be a way in. */
const CODECS = new Set<AVCodecID>([
  AV_CODEC_ID_H264,
  AV_CODEC_ID_HEVC,
  AV_CODEC_ID_AV1,
  AV_CODEC_ID_VP9,
  AV_CODEC_ID_VP8,
  AV_CODEC_ID_MPEG4,
  AV_CODEC_ID_MPEG2VIDEO,
  AV_CODEC_ID_MPEG1VIDEO,
  AV_CODEC_ID_H263,
  AV_CODEC_ID_MJPEG,
  AV_CODEC_ID_PRORES,
  AV_CODEC_ID_DNXHD,
])

/** The size as shown: pixels made square, a quarter turn applied. */
function displayed(frame: Frame, picture: Stream): { width: number; height: number } {
  const ratio = [picture.sampleAspectRatio, frame.sampleAspectRatio].find(({ num, den }) => num > 0 && den > 0)
  const width = Math.round(frame.width * (ratio ? ratio.num / ratio.den : 1))
  return isTurned(picture) ? { width: frame.height, height: width } : { width, height: frame.height }
}

/** The display matrix starts with [a b]; a turned picture takes its rows from its columns, so that b outweighs a. */
function isTurned({ codecpar }: Stream): boolean {
  const matrix = codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX)
  if (!matrix || matrix.length < 8) return false
  return Math.abs(matrix.readInt32LE(4)) > Math.abs(matrix.readInt32LE(0))
}
