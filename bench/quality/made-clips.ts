import { join } from 'node:path'
import { Frame, Muxer } from 'node-av'
import { AV_PIX_FMT_YUV420P } from 'node-av/constants'
import { createEncoder } from '../../src/engines/local/render/encoder.ts'
import { encodePackets } from '../../src/engines/local/render/stages.ts'

/** Luma of a pixel at a frame; chroma is neutral. */
type Luma = (x: number, y: number, index: number) => number

const SIZE = { width: 640, height: 360 }
const RATE = 25

/** Pictures without anybody in them that are hard on whatever looks for people, cuts or motion. */
const MADE: Record<string, { luma: Luma; frames: number }> = {
  black: { luma: () => 16, frames: 75 },
  white: { luma: () => 235, frames: 50 },
  noise: {
    luma: (x, y, index) => 16 + (Math.imul(x * 73 + y * 179 + index * 283, 2654435761) >>> 24) * 0.85,
    frames: 50,
  },
  strobe: { luma: (x, y, index) => (index % 2 ? 40 + ((x >> 4) % 8) * 20 : 200 - ((y >> 4) % 8) * 20), frames: 50 },
}

/** Writes them as mp4 files into a folder; answers with their paths. */
export async function makeClips(folder: string): Promise<string[]> {
  const files: string[] = []
  for (const [name, { luma, frames }] of Object.entries(MADE)) {
    const file = join(folder, `${name}.mp4`)
    const encoder = await createEncoder(RATE, false)
    const muxer = await Muxer.open(file, { format: 'mp4' })
    const track = muxer.addStream(encoder)
    for await (const packet of encodePackets(encoder, drawn(luma, frames))) {
      await muxer.writePacket(packet, track)
      packet.free()
    }
    await muxer.close()
    files.push(file)
  }
  return files
}

async function* drawn(luma: Luma, frames: number): AsyncGenerator<Frame> {
  const { width, height } = SIZE
  const planes = Buffer.alloc((width * height * 3) / 2, 128)
  for (let index = 0; index < frames; index++) {
    for (let i = 0; i < width * height; i++) planes[i] = luma(i % width, Math.floor(i / width), index)
    yield Frame.fromVideoBuffer(planes, {
      ...{ ...SIZE, format: AV_PIX_FMT_YUV420P, pts: BigInt(index) },
      timeBase: { num: 1, den: RATE },
    })
  }
}
