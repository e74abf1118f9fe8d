import '../../../src/sources/polyfill.ts'
import type { EncoderOptions } from 'node-av'

const RATE = 48000
const SAMPLES = 1024

/** Writes an mp4 of one second of a sung note, encoded with so many bits a second; answers with its path. */
export async function tone(file: string, bitrate: NonNullable<EncoderOptions['bitrate']>): Promise<string> {
  const { Encoder, Frame, Muxer } = await import('node-av')
  const { AV_CHANNEL_ORDER_NATIVE, AV_SAMPLE_FMT_FLTP, FF_ENCODER_AAC } = await import('node-av/constants')
  const encoder = await Encoder.create(FF_ENCODER_AAC, { bitrate })
  const muxer = await Muxer.open(file, { format: 'mp4' })
  const track = muxer.addStream(encoder)
  for (let start = 0; start < RATE; start += SAMPLES) {
    const wave = Float32Array.from({ length: SAMPLES }, (_, i) => 0.3 * Math.sin((start + i) * 0.05))
    const frame = Frame.fromAudioBuffer(Buffer.from(wave.buffer), {
      ...{ nbSamples: SAMPLES, format: AV_SAMPLE_FMT_FLTP, sampleRate: RATE, pts: BigInt(start) },
      channelLayout: { order: AV_CHANNEL_ORDER_NATIVE, nbChannels: 1, mask: 4n },
      timeBase: { num: 1, den: RATE },
    })
    for (const packet of await encoder.encodeAll(frame)) await muxer.writePacket(packet, track)
    frame.free()
  }
  for (const packet of await encoder.encodeAll(null)) await muxer.writePacket(packet, track)
  await muxer.close()
  return file
}
