import { Decoder, FilterAPI, type Frame, Muxer, type Packet, type Stream } from 'node-av'
import { Failure } from '../../../failure.ts'
import { ChangeMeter } from './change.ts'
import { compose } from './compose.ts'
import { isGrainy } from './effects.ts'
import { createEncoder } from './encoder.ts'
import { geometryGraph } from './geometry.ts'
import { applyEffects } from './layers.ts'
import { pooled } from './pool.ts'
import { writePoster } from './poster.ts'
import { readAhead } from './read-ahead.ts'
import type { RenderNote, RenderRequest, RenderResult } from './request.ts'
import { rotationOf } from './rotation.ts'
import { openWatch, type Seen } from './seen.ts'
import { openSound } from './sound.ts'
import { openSource, picturePackets, type Source } from './source.ts'
import { decodeFrames, encodePackets, filterFrames } from './stages.ts'

/** A file with fewer of its frames readable is too damaged to call the result an edit of it. */
const READABLE_SHARE = 0.5

/** The whole edit: demux → decode → geometry → see → compose → looks → encode → mux; frames flow, nothing is held whole. */
export async function render(request: RenderRequest, note: (note: RenderNote) => void): Promise<RenderResult> {
  const source = await openSource(request.source)
  const muxer = await Muxer.open(request.video, {
    format: 'mp4',
    options: { movflags: '+faststart', fflags: '+bitexact' },
  })
  const encoder = await createEncoder(request.frameRate, isGrainy(request.plan))
  const track = muxer.addStream(encoder)
  const sound = await openSound(source.sound, muxer)
  const watch = await openWatch(request)

  const packets = readAhead(picturePackets(source, request.duration, request.seconds, sound.take), 8)
  const result = { frames: 0, duration: 0 }
  const change = new ChangeMeter(Math.floor(request.frames / 8))
  const upright = readAhead(pooled(shape(source, packets, request)), 3)
  const seen = watch.see(seenBy(upright, (frame) => change.before(frame)))
  const composed = readAhead(compose(seen, request, watch.busy), 3)
  const edited = readAhead(pictures(applyEffects(composed, request)), 3)
  const changed = seenBy(edited, (frame) => change.after(frame))
  const counted = count(changed, request, result, note)
  for await (const packet of encodePackets(encoder, counted)) {
    await muxer.writePacket(packet, track)
    packet.free()
    await sound.write()
  }
  await sound.write(true)
  await muxer.close()
  await source.demuxer.close()
  await watch.close()

  if (result.frames < Math.max(1, request.frames * READABLE_SHARE)) {
    throw new Failure('input', 'The video is too damaged to be edited')
  }
  return { ...result, found: watch.found(), changed: change.isVisible }
}

/** Decoded frames, upright and at the output's size; those out of order or past the end are dropped. */
async function* shape(source: Source, packets: AsyncIterable<Packet>, request: RenderRequest): AsyncGenerator<Frame> {
  const decoder = await openDecoder(source.picture)
  const frames = decodeFrames(decoder, packets)
  const first = await frames.next()
  if (first.done) throw new Failure('input', 'The video could not be decoded')
  const filter = FilterAPI.create(geometryGraph(first.value, rotationOf(source.picture), request))
  yield* filterFrames(filter, inOrder(first.value, frames, request.duration))
  filter.close()
  decoder.close()
}

/** Like all players, broken frames are skipped, and the container's pixel shape counts before the stream's. */
function openDecoder(picture: Stream): Promise<Decoder> {
  const shape = picture.sampleAspectRatio
  return Decoder.create(picture, { exitOnError: false, ...(shape.num > 0 && { sarOverride: shape }) })
}

async function* inOrder(first: Frame, rest: AsyncIterable<Frame>, seconds: number | null): AsyncGenerator<Frame> {
  let last = first.pts
  yield first
  for await (const frame of rest) {
    const time = (Number(frame.pts) * frame.timeBase.num) / frame.timeBase.den
    if (frame.pts > last && (seconds === null || time < seconds)) {
      last = frame.pts
      yield frame
    } else frame.free()
  }
}

async function* pictures(frames: AsyncIterable<Seen>): AsyncGenerator<Frame> {
  for await (const { frame } of frames) yield frame
}

async function* seenBy(frames: AsyncIterable<Frame>, look: (frame: Frame) => void): AsyncGenerator<Frame> {
  for await (const frame of frames) {
    look(frame)
    yield frame
  }
}

/** Counts frames, reports progress and takes the poster a third of the way in. */
async function* count(
  frames: AsyncIterable<Frame>,
  request: RenderRequest,
  result: Pick<RenderResult, 'frames' | 'duration'>,
  note: (note: RenderNote) => void,
): AsyncGenerator<Frame> {
  const posterAt = Math.floor(request.frames / 3)
  for await (const frame of frames) {
    if (result.frames === 0 || result.frames === posterAt) await writePoster(frame, request.poster)
    result.frames += 1
    const end = frame.pts + (frame.duration > 0n ? frame.duration : 0n)
    result.duration = (Number(end) * frame.timeBase.num) / frame.timeBase.den
    yield frame
    note({ fraction: Math.min(1, result.frames / request.frames) })
  }
}
