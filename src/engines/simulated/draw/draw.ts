import { Decoder, Encoder, FilterAPI, type Frame, Muxer, Rational } from 'node-av'
import { FF_ENCODER_LIBX264 } from 'node-av/constants'
import { Failure } from '../../../failure.ts'
import type { FrameSize } from '../../frame-size.ts'
import { geometryGraph } from '../../local/render/geometry.ts'
import { writePoster } from '../../local/render/poster.ts'
import { rotationOf } from '../../local/render/rotation.ts'
import { openSound } from '../../local/render/sound.ts'
import { openSource, picturePackets } from '../../local/render/source.ts'
import { decodeFrames, encodePackets, filterFrames } from '../../local/render/stages.ts'
import { labelGraph } from './label.ts'

export interface DrawRequest extends FrameSize {
  /** Path of an mp4 or mov on local disk. */
  source: string
  /** Paths of the files to write. */
  video: string
  poster: string
  /** Seconds to keep from the start; null keeps all. */
  duration: number | null
  /** Length of the source's picture. */
  seconds: number
  frameRate: number
}

/** The clip at the size of the result with the label over it: demux → decode → draw → encode → mux. */
export async function draw(request: DrawRequest): Promise<null> {
  const source = await openSource(request.source)
  const muxer = await Muxer.open(request.video, {
    format: 'mp4',
    options: { movflags: '+faststart', fflags: '+bitexact' },
  })
  const encoder = await createEncoder(request.frameRate)
  const track = muxer.addStream(encoder)
  const sound = await openSound(source.sound, muxer)

  const packets = picturePackets(source, request.duration, request.seconds, sound.take)
  const decoder = await Decoder.create(source.picture, { exitOnError: false })
  const labelled = label(decodeFrames(decoder, packets), rotationOf(source.picture), request)
  for await (const packet of encodePackets(encoder, withPoster(labelled, request.poster))) {
    await muxer.writePacket(packet, track)
    packet.free()
    await sound.write()
  }
  await sound.write(true)
  await muxer.close()
  await source.demuxer.close()
  decoder.close()
  return null
}

async function* label(frames: AsyncGenerator<Frame>, rotation: number, size: FrameSize): AsyncGenerator<Frame> {
  const first = await frames.next()
  if (first.done) throw new Failure('input', 'The video could not be decoded')
  const filter = FilterAPI.create(`${geometryGraph(first.value, rotation, size)},${labelGraph(size)}`)
  yield* filterFrames(filter, all(first.value, frames))
  filter.close()
}

async function* all(first: Frame, rest: AsyncIterable<Frame>): AsyncGenerator<Frame> {
  yield first
  yield* rest
}

async function* withPoster(frames: AsyncIterable<Frame>, poster: string): AsyncGenerator<Frame> {
  let isFirst = true
  for await (const frame of frames) {
    if (isFirst) await writePoster(frame, poster)
    isFirst = false
    yield frame
  }
}

/** The cheapest there is; nobody looks at it for its beauty. */
function createEncoder(frameRate: number): Promise<Encoder> {
  const rate = new Rational(Math.round(frameRate * 1000), 1000)
  return Encoder.create(FF_ENCODER_LIBX264, {
    options: { preset: 'ultrafast', crf: 28 },
    gopSize: Math.max(2, Math.round(frameRate * 2)),
    configure: (context) => {
      context.framerate = rate
    },
  })
}
