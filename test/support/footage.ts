import '../../src/sources/polyfill.ts'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Real people, from an MIT-licensed package that only the tests use. */
const FILES = {
  dancer: 'Dance - 32938.mp4',
  desk: 'Doctor - 26732.mp4',
  seated: 'Thoughtful - 35590.mp4',
}

export type Footage = keyof typeof FILES

const folder = join(
  dirname(createRequire(import.meta.url).resolve('@thedeephakani/virtual-background/package.json')),
  'public/videos',
)

/** The whole clip, longer than the contract allows. */
export const wholeFootage = (name: Footage): string => join(folder, FILES[name])

/** The first seconds of a clip as an mp4, cut without encoding, made once. */
export async function footage(name: Footage, seconds = 3): Promise<string> {
  const file = join(tmpdir(), 'retake-footage', `${name}-${seconds}s.mp4`)
  if (existsSync(file)) return file
  mkdirSync(dirname(file), { recursive: true })
  const { Demuxer, Muxer } = await import('node-av')
  const draft = `${file}.${process.pid}`
  const source = await Demuxer.open(wholeFootage(name))
  const picture = source.video()
  if (!picture) throw new Error(`${name} has no picture`)
  const target = await Muxer.open(draft, { format: 'mp4' })
  const track = target.addStream(picture)
  for await (const packet of source.packets(picture.index)) {
    if (packet === null) break
    const late = (Number(packet.pts) * picture.timeBase.num) / picture.timeBase.den >= seconds
    if (!late) await target.writePacket(packet, track)
    packet.free()
  }
  await target.close()
  await source.close()
  renameSync(draft, file)
  return file
}
