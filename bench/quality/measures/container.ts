import { createHash } from 'node:crypto'
import { Demuxer } from 'node-av'
import { AV_PKT_FLAG_DISCARD } from 'node-av/constants'

/** What a player is told about a file. */
export interface Container {
  /** Times of all frames in seconds, ascending, the first at 0. */
  times: number[]
  /** Seconds of picture: from the first frame's start to the last one's end. */
  seconds: number
  /** SHA-256 of every packet of the first sound track, in order. */
  sound: string[]
}

/** What differs between the clip and its result; all false is as it should be. */
export interface Differences {
  frames: boolean
  /** Some frame is shown more than a millisecond early or late. */
  times: boolean
  seconds: boolean
  sound: boolean
}

/** Reads all packets of a local mp4 or mov; nothing is decoded. */
export async function readContainer(file: string): Promise<Container> {
  const demuxer = await Demuxer.open(file)
  const [picture, sound] = [demuxer.video(), demuxer.audio()]
  const starts: number[] = []
  const ends: number[] = []
  const hashes: string[] = []
  for await (const packet of demuxer.packets()) {
    if (packet === null) break
    // An edit list may hide packets that only serve to start the decoder.
    const hidden = (packet.flags & AV_PKT_FLAG_DISCARD) !== 0
    if (picture && packet.streamIndex === picture.index && !hidden) {
      const unit = picture.timeBase.num / picture.timeBase.den
      starts.push(Number(packet.pts) * unit)
      ends.push(Number(packet.pts + packet.duration) * unit)
    }
    if (packet.streamIndex === sound?.index) hashes.push(hash(packet.data))
    packet.free()
  }
  await demuxer.close()
  starts.sort((a, b) => a - b)
  const [first = 0] = starts
  return {
    times: starts.map((time) => time - first),
    seconds: ends.reduce((latest, end) => Math.max(latest, end), first) - first,
    sound: hashes,
  }
}

export function differences(source: Container, result: Container): Differences {
  const spacing = source.seconds / source.times.length
  return {
    frames: source.times.length !== result.times.length,
    times: source.times.some((time, i) => Math.abs(time - (result.times[i] ?? time)) > 0.001),
    seconds: Math.abs(source.seconds - result.seconds) > spacing / 2,
    sound: source.sound.join() !== result.sound.join(),
  }
}

function hash(data: Buffer | null): string {
  return createHash('sha256')
    .update(data ?? Buffer.alloc(0))
    .digest('hex')
}
