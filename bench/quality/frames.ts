import { Decoder, FilterAPI, type Frame, Muxer, type Packet } from 'node-av'
import type { FrameSize } from '../../src/engines/frame-size.ts'
import { type Picture, pictureOf } from '../../src/engines/local/compose/picture.ts'
import { createEncoder } from '../../src/engines/local/render/encoder.ts'
import { geometryGraph } from '../../src/engines/local/render/geometry.ts'
import { rotationOf } from '../../src/engines/local/render/rotation.ts'
import { openSource, type Source } from '../../src/engines/local/render/source.ts'
import { decodeFrames, encodePackets, filterFrames } from '../../src/engines/local/render/stages.ts'

/** The same moment of a clip before and after its edit; valid until the next one is asked for. */
export interface Pair {
  index: number
  /** As the edit got it: upright, at the result's size, BT.709. */
  before: Picture
  after: Picture
}

/** Source and result side by side, in order; ends with the shorter of the two. */
export async function* framePairs(source: string, result: string, size: FrameSize): AsyncGenerator<Pair> {
  const [left, right] = [uprightFrames(source, size), uprightFrames(result, size)]
  for (let index = 0; ; index++) {
    const [a, b] = [await left.next(), await right.next()]
    if (!a.done && !b.done) {
      yield { index, before: pictureOf(a.value), after: pictureOf(b.value) }
    }
    if (!a.done) a.value.free()
    if (!b.done) b.value.free()
    if (a.done || b.done) break
  }
  await Promise.all([left.return(undefined), right.return(undefined)])
}

/** The clip encoded as the edit encodes, with nothing edited: what the encoder alone does to a picture. */
export async function encodePlain(source: string, target: string, size: FrameSize, frameRate: number): Promise<void> {
  const encoder = await createEncoder(frameRate, false)
  const muxer = await Muxer.open(target, { format: 'mp4' })
  const track = muxer.addStream(encoder)
  for await (const packet of encodePackets(encoder, uprightFrames(source, size))) {
    await muxer.writePacket(packet, track)
    packet.free()
  }
  await muxer.close()
}

/** Decoded frames through the geometry of the render, which leaves results as they are; each the taker's to free. */
export async function* uprightFrames(file: string, size: FrameSize): AsyncGenerator<Frame> {
  const source = await openSource(file)
  const shape = source.picture.sampleAspectRatio
  const decoder = await Decoder.create(source.picture, {
    exitOnError: false,
    ...(shape.num > 0 && { sarOverride: shape }),
  })
  const frames = decodeFrames(decoder, pictureOnly(source))
  const first = await frames.next()
  if (first.done) throw new Error(`${file}: no frame can be decoded`)
  const filter = FilterAPI.create(geometryGraph(first.value, rotationOf(source.picture), size))
  try {
    yield* filterFrames(filter, forwards(first.value, frames))
  } finally {
    filter.close()
    decoder.close()
    await source.demuxer.close()
  }
}

async function* pictureOnly({ demuxer, picture }: Source): AsyncGenerator<Packet> {
  for await (const packet of demuxer.packets(picture.index)) {
    if (packet === null) return
    yield packet
  }
}

/** The render drops frames whose time does not advance; so must what is compared with it. */
async function* forwards(first: Frame, rest: AsyncIterable<Frame>): AsyncGenerator<Frame> {
  let last = first.pts
  yield first
  for await (const frame of rest) {
    if (frame.pts > last) {
      last = frame.pts
      yield frame
    } else frame.free()
  }
}
