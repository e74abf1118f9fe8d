import { Muxer } from 'node-av'
import { probeClip } from '../../../sources/clip-probe.ts'
import { openMovie, pictureOf } from '../../../sources/movie.ts'
import { lookAt, writePoster } from './look.ts'
import { isChanged } from './thumbnails.ts'

export interface FinishRequest {
  /** Paths on local disk: what the upstream sent, and what it was sent. */
  received: string
  sent: string
  /** Length of the clip that was sent. */
  seconds: number
  /** Paths of the files to write. */
  file: string
  poster: string
}

export interface FinishAnswer {
  changed: boolean
}

/** The same pictures and sound in a file of our own, a poster, and whether the pictures differ from those that were sent. */
export async function finish({ received, sent, seconds, file, poster }: FinishRequest): Promise<FinishAnswer> {
  probeClip(received)
  await copyStreams(received, file)
  await writePoster(file, seconds / 3, poster)
  const [before, after] = [await lookAt(sent, seconds), await lookAt(file, seconds)]
  return { changed: isChanged(before, after) }
}

/** Packets as they are; titles, prompts and graphs that services write into files stay behind. */
async function copyStreams(from: string, to: string): Promise<void> {
  const source = await openMovie(from)
  const muxer = await Muxer.open(to, { format: 'mp4', options: { movflags: '+faststart', fflags: '+bitexact' } })
  const tracks = new Map<number, number>()
  for (const stream of [pictureOf(source), source.audio()]) {
    if (!stream) continue
    const track = muxer.addStream(stream)
    tracks.set(stream.index, track)
    const output = muxer.getStream(track)
    if (output) output.metadata = null
  }
  for await (const packet of source.packets()) {
    if (packet === null) break
    const track = tracks.get(packet.streamIndex)
    if (track !== undefined) await muxer.writePacket(packet, track)
    packet.free()
  }
  await muxer.close()
  await source.close()
}
