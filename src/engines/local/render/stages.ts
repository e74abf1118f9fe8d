import type { Decoder, Encoder, FilterAPI, Frame, Packet } from 'node-av'

/** Packets to frames. Broken packets are skipped, as players do; frames are the taker's to free. */
export async function* decodeFrames(decoder: Decoder, packets: AsyncIterable<Packet>): AsyncGenerator<Frame> {
  for await (const packet of packets) {
    await decoder.decode(packet)
    packet.free()
    yield* drain<Frame>(() => decoder.receive())
  }
  await decoder.flush()
  yield* drain<Frame>(() => decoder.receive())
}

/** Frames through a filter graph. */
export async function* filterFrames(filter: FilterAPI, frames: AsyncIterable<Frame>): AsyncGenerator<Frame> {
  for await (const frame of frames) {
    await filter.process(frame)
    frame.free()
    yield* drain<Frame>(() => filter.receive())
  }
  await filter.flush()
  yield* drain<Frame>(() => filter.receive())
}

/** Frames to packets. */
export async function* encodePackets(encoder: Encoder, frames: AsyncIterable<Frame>): AsyncGenerator<Packet> {
  for await (const frame of frames) {
    await encoder.encode(frame)
    frame.free()
    yield* drain<Packet>(() => encoder.receive())
  }
  await encoder.flush()
  yield* drain<Packet>(() => encoder.receive())
}

/** `receive` gives null when it wants more input and a number at the end of the stream. */
async function* drain<T>(receive: () => Promise<unknown>): AsyncGenerator<T> {
  for (;;) {
    const item = await receive()
    if (item === null || typeof item !== 'object') return
    yield item as T
  }
}
