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
  AV_OPT_TYPE_INT64,
  AV_PKT_FLAG_DISCARD,
  type AVCodecID,
} from 'node-av/constants'
import { Codec, CodecContext, Frame, type Packet, type Stream } from 'node-av/lib'
import { checkClipSize, LARGEST_CLIP_SIDE } from './limits.ts'
import { unreadable } from './unreadable.ts'

/** Damage at the start of an otherwise good clip costs a few frames; a file without a picture fails all tries. */
const MOST_TRIES = 10

/** Decodes one frame: the proof that the packets are a video, and its true size. */
export class FirstFrame {
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
