import { Decoder, Encoder, FilterAPI, type Frame, Muxer, type Packet, Rational } from 'node-av'
import { FF_ENCODER_LIBX264 } from 'node-av/constants'
import { Failure } from '../../../failure.ts'
import { geometryGraph } from '../../local/render/geometry.ts'
import { rotationOf } from '../../local/render/rotation.ts'
import { openSound } from '../../local/render/sound.ts'
import { openSource, picturePackets, type Source } from '../../local/render/source.ts'
import { decodeFrames, encodePackets, filterFrames } from '../../local/render/stages.ts'
import type { ClipRequest, ClipResult } from './request.ts'

/** Writes the clip as a graph can use it: cut, upright, cropped to the wanted ratio, at the graph's size, rate and length; with its sound. */
export async function convertClip(request: ClipRequest): Promise<ClipResult> {
  const source = await openSource(request.source)
  const muxer = await Muxer.open(request.target, { format: 'mp4', options: { movflags: '+faststart' } })
  const encoder = await createEncoder(request.frameRate)
  const track = muxer.addStream(encoder)
  const sound = await openSound(source.sound, muxer)

  const packets = picturePackets(source, request.seconds, request.sourceSeconds, sound.take)
  const result = { frames: 0 }
  for await (const packet of encodePackets(encoder, count(shape(source, packets, request), result))) {
    await muxer.writePacket(packet, track)
    packet.free()
    await sound.write()
  }
  await sound.write(true)
  await muxer.close()
  await source.demuxer.close()
  if (result.frames !== request.length) throw new Failure('input', 'The video is too damaged to be edited')
  return result
}

async function* shape(source: Source, packets: AsyncIterable<Packet>, request: ClipRequest): AsyncGenerator<Frame> {
  const pixelShape = source.picture.sampleAspectRatio
  const decoder = await Decoder.create(source.picture, {
    exitOnError: false,
    ...(pixelShape.num > 0 && { sarOverride: pixelShape }),
  })
  const frames = decodeFrames(decoder, packets)
  const first = await frames.next()
  if (first.done) throw new Failure('input', 'The video could not be decoded')
  const upright = geometryGraph(first.value, rotationOf(source.picture), request.size)
  const filter = FilterAPI.create(`${upright},${gridGraph(request)}`)
  yield* filterFrames(filter, inOrder(first.value, frames))
  filter.close()
  decoder.close()
}

/** The rate counts from the start of the file, as the sound does; the end of the picture stands until the length is reached. */
function gridGraph({ grid, length, frameRate }: ClipRequest): string {
  return [
    `scale=${grid.width}:${grid.height}:flags=area`,
    'setsar=1',
    `fps=${frameRate}:start_time=0`,
    `tpad=stop_mode=clone:stop=${length}`,
    `trim=end_frame=${length}`,
  ].join(',')
}

async function* inOrder(first: Frame, rest: AsyncIterable<Frame>): AsyncGenerator<Frame> {
  let last = first.pts
  yield first
  for await (const frame of rest) {
    if (frame.pts > last) {
      last = frame.pts
      yield frame
    } else frame.free()
  }
}

async function* count(frames: AsyncIterable<Frame>, result: ClipResult): AsyncGenerator<Frame> {
  for await (const frame of frames) {
    result.frames += 1
    yield frame
  }
}

/** Nearly without loss: what a model sees should be the clip, not its compression. */
function createEncoder(frameRate: number): Promise<Encoder> {
  return Encoder.create(FF_ENCODER_LIBX264, {
    options: { preset: 'veryfast', crf: 10, profile: 'high' },
    configure: (context) => {
      context.framerate = new Rational(Math.round(frameRate * 1000), 1000)
    },
  })
}
