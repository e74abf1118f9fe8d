import { Decoder, Encoder, type Muxer, type Packet, type Stream } from 'node-av'
import {
  AV_CODEC_ID_AAC,
  AV_CODEC_ID_AC3,
  AV_CODEC_ID_ALAC,
  AV_CODEC_ID_EAC3,
  AV_CODEC_ID_FLAC,
  AV_CODEC_ID_MP3,
  AV_CODEC_ID_OPUS,
  FF_ENCODER_AAC,
} from 'node-av/constants'

/** Codecs that mp4 holds; their packets are copied untouched. */
const COPIED: number[] = [
  AV_CODEC_ID_AAC,
  AV_CODEC_ID_MP3,
  AV_CODEC_ID_AC3,
  AV_CODEC_ID_EAC3,
  AV_CODEC_ID_OPUS,
  AV_CODEC_ID_FLAC,
  AV_CODEC_ID_ALAC,
]

/** The clip's own sound on its way into the result: `take` on arrival, `write` when the muxer is free. */
export interface Sound {
  take(packet: Packet): Promise<void>
  /** Writes what has been taken; `last` also writes what an encoder still holds. */
  write(last?: boolean): Promise<void>
}

export async function openSound(stream: Stream | null, muxer: Muxer): Promise<Sound> {
  if (!stream) return { take: async () => {}, write: async () => {} }
  return COPIED.includes(stream.codecpar.codecId) ? copiedSound(stream, muxer) : encodedSound(stream, muxer)
}

function copiedSound(stream: Stream, muxer: Muxer): Sound {
  const index = muxer.addStream(stream)
  const output = muxer.getStream(index)
  // Titles and languages of the source are not ours to pass on.
  if (output) output.metadata = null
  const waiting: Packet[] = []
  return {
    take: async (packet) => {
      const kept = packet.clone()
      if (kept) waiting.push(kept)
    },
    write: () => writeAll(waiting, index, muxer),
  }
}

async function encodedSound(stream: Stream, muxer: Muxer): Promise<Sound> {
  const decoder = await Decoder.create(stream, { exitOnError: false })
  const encoder = await Encoder.create(FF_ENCODER_AAC, { bitrate: '192k', decoder, autoResample: true })
  const index = muxer.addStream(encoder)
  const waiting: Packet[] = []
  const convert = async (packet: Packet | null) => {
    for (const frame of await decoder.decodeAll(packet)) {
      waiting.push(...(await encoder.encodeAll(frame)))
      frame.free()
    }
  }
  return {
    take: convert,
    write: async (last = false) => {
      if (last) {
        await convert(null)
        waiting.push(...(await encoder.encodeAll(null)))
      }
      await writeAll(waiting, index, muxer)
    },
  }
}

async function writeAll(waiting: Packet[], index: number, muxer: Muxer): Promise<void> {
  for (let packet = waiting.shift(); packet; packet = waiting.shift()) {
    await muxer.writePacket(packet, index)
    packet.free()
  }
}
