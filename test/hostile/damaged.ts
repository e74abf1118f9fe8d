import { boxesOf, type PlacedBox } from './boxes.ts'
import type { HostileFile } from './file.ts'

/** Cut off at the start, behind the header, in the middle and just before the end of every box. */
export function truncations(movie: Buffer): HostileFile[] {
  const cuts = new Map<number, string>()
  for (const { at, size, path } of boxesOf(movie)) {
    const places = { start: at, header: at + 8, middle: at + (size >> 1), end: at + size - 1 }
    for (const [place, length] of Object.entries(places)) cuts.set(length, `${path} ${place}`)
  }
  return [...cuts].map(([length, where]) => ({
    ...{ name: `cut at ${where}`, group: 'truncation', kind: 'video' as const, mayPass: false },
    bytes: movie.subarray(0, length),
  }))
}

/** Bits turned over at random places of the headers, and of the media. */
export function bitFlips(movie: Buffer, count: number, random: () => number): HostileFile[] {
  const media = boxesOf(movie).find(({ type }) => type === 'mdat')
  if (!media) throw new Error('no mdat box')
  const within = (box: PlacedBox) => box.at + 8 + Math.floor(random() * (box.size - 8))
  const headers = boxesOf(movie).filter(({ type }) => type !== 'mdat')
  const files: HostileFile[] = []
  for (let number = 0; number < count; number += 1) {
    const inMedia = number % 3 === 0
    const bytes = Buffer.from(movie)
    const bits = inMedia ? 20 + Math.floor(random() * 400) : 1 + Math.floor(random() * 8)
    for (let bit = 0; bit < bits; bit += 1) {
      const box = inMedia ? media : headers[Math.floor(random() * headers.length)]
      const at = within(box ?? media)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
    }
    const where = inMedia ? 'media' : 'headers'
    files.push({
      name: `${bits} bits of the ${where} (${number})`,
      group: 'bit flips',
      kind: 'video',
      bytes,
      mayPass: true,
    })
  }
  return files
}

/** Where the numbers are that say what is in the file: type of box, what it says, offset in its contents. */
const NUMBERS: [string, string, number][] = [
  ['mvhd', 'version', 0],
  ['mvhd', 'time scale', 12],
  ['mvhd', 'duration', 16],
  ['mvhd', 'next track', 96],
  ['tkhd', 'version', 0],
  ['tkhd', 'track number', 12],
  ['tkhd', 'duration', 20],
  ['tkhd', 'matrix a', 40],
  ['tkhd', 'matrix b', 44],
  ['tkhd', 'matrix w', 72],
  ['tkhd', 'width', 76],
  ['tkhd', 'height', 80],
  ['elst', 'count', 4],
  ['elst', 'duration', 8],
  ['elst', 'start', 12],
  ['elst', 'rate', 16],
  ['mdhd', 'time scale', 12],
  ['mdhd', 'duration', 16],
  ['hdlr', 'kind', 8],
  ['dref', 'count', 4],
  ['stsd', 'count', 4],
  ['stsd', 'entry size', 8],
  ['stsd', 'codec', 12],
  ['stsd', 'reference', 20],
  ['stsd', 'width and height', 40],
  ['stsd', 'codec configuration size', 94],
  ['stsd', 'codec configuration', 102],
  ['stsd', 'parameter sets', 108],
  ['stts', 'count', 4],
  ['stts', 'samples', 8],
  ['stts', 'delta', 12],
  ['stss', 'count', 4],
  ['stss', 'sample', 8],
  ['stsc', 'count', 4],
  ['stsc', 'first chunk', 8],
  ['stsc', 'samples', 12],
  ['stsc', 'description', 16],
  ['stsz', 'size of all', 4],
  ['stsz', 'count', 8],
  ['stsz', 'size', 12],
  ['stco', 'count', 4],
  ['stco', 'offset', 8],
]

const VALUES = [0, 1, 0x7fff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff]

/** Every number of the headers, and every box's size, telling lies. */
export function lies(movie: Buffer): HostileFile[] {
  const boxes = boxesOf(movie)
  const files: HostileFile[] = []
  const lie = (name: string, at: number, value: number) => {
    const bytes = Buffer.from(movie)
    bytes.writeUInt32BE(value, at)
    files.push({ name: `${name} = ${value}`, group: 'lying headers', kind: 'video', bytes, mayPass: true })
  }
  for (const [type, what, offset] of NUMBERS) {
    const box = boxes.find((found) => found.type === type)
    if (!box || offset + 12 > box.size) continue
    for (const value of VALUES) lie(`${type} ${what}`, box.at + 8 + offset, value)
  }
  for (const { path, at, size } of boxes) {
    for (const value of [0, 1, 7, 8, size - 1, size + 1, 0x7fffffff, 0xffffffff]) lie(`size of ${path}`, at, value)
  }
  return files
}
