import { type Demuxer, Packet, type Stream } from 'node-av'
import { openMovie, pictureOf } from '../../../sources/movie.ts'

export interface Source {
  demuxer: Demuxer
  picture: Stream
  sound: Stream | null
}

export async function openSource(file: string): Promise<Source> {
  const demuxer = await openMovie(file)
  return { demuxer, picture: pictureOf(demuxer), sound: demuxer.audio() ?? null }
}

/** Packets of the picture up to `seconds`; those of the sound go to `onSound` on the way. */
export async function* picturePackets(
  source: Source,
  seconds: number | null,
  pictureSeconds: number,
  onSound: (packet: Packet) => Promise<void>,
): AsyncGenerator<Packet> {
  const soundEnd = soundOutlasts(source.sound, pictureSeconds) ? pictureSeconds : Number.POSITIVE_INFINITY
  let pictureOver = false
  for await (const packet of packetsOf(source.demuxer)) {
    const stream = [source.picture, source.sound].find((wanted) => wanted?.index === packet.streamIndex)
    const time = stream ? secondsOf(packet.dts, stream) : 0
    const late = seconds !== null && time >= seconds
    if (stream === source.picture && !late) {
      yield packet
      continue
    }
    if (stream && stream === source.sound && !late && time < soundEnd) await onSound(packet)
    packet.free()
    pictureOver ||= late && stream === source.picture
    // Sound may lag the picture in the file; nothing of either is wanted a second later.
    if (pictureOver && seconds !== null && time > seconds + 1) return
  }
}

/** One after the other, as they are wanted: the demuxer's own generator reads on, and turns in circles once it is ahead. */
async function* packetsOf(demuxer: Demuxer): AsyncGenerator<Packet> {
  const context = demuxer.getFormatContext()
  for (;;) {
    const packet = new Packet()
    packet.alloc()
    const status = await context.readFrame(packet)
    const stream = demuxer.streams[packet.streamIndex]
    // Players, too, take a file that cannot be read any further for one that ends.
    if (status < 0 || !stream) {
      packet.free()
      return
    }
    packet.timeBase = stream.timeBase
    yield packet
  }
}

/** Sound always ends a little before or after the picture; more than that would make the file longer than the clip. */
function soundOutlasts(sound: Stream | null, pictureSeconds: number): boolean {
  return sound !== null && secondsOf(sound.duration, sound) > pictureSeconds + 0.5
}

function secondsOf(timestamp: bigint, stream: Stream): number {
  return (Number(timestamp) * stream.timeBase.num) / stream.timeBase.den
}
