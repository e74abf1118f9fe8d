import { crc32, deflateSync } from 'node:zlib'
import { encodeImage } from '../sources/encode.ts'
import { box, FTYP, words } from './boxes.ts'
import type { HostileFile } from './file.ts'
import { compressed } from './references.ts'

/** Small movies that claim, or unpack to, very much. */
export function movieBombs(movie: Buffer): HostileFile[] {
  let nested: Buffer = box('free', Buffer.alloc(0))
  for (let depth = 0; depth < 5000; depth += 1) nested = box('moov', nested)
  const track = box('trak', box('tkhd', Buffer.alloc(84)))
  const many = (type: string, count: number) => Buffer.concat(Array.from({ length: count }, () => box(type, words(0))))
  const long = Buffer.concat([words(1), Buffer.from('mdat'), words(0x7fffffff, 0xffffffff)])
  return [
    video('5000 boxes in each other', Buffer.concat([FTYP, nested])),
    video('100 000 empty boxes', Buffer.concat([FTYP, many('free', 100_000), movie.subarray(FTYP.length)])),
    video('100 000 boxes in the index', Buffer.concat([FTYP, box('moov', many('udta', 100_000))])),
    video(
      '10 000 tracks',
      Buffer.concat([
        FTYP,
        box(
          'moov',
          Array.from({ length: 10_000 }, () => track),
        ),
      ]),
    ),
    video('a box of 2⁶³ bytes', Buffer.concat([FTYP, long, movie])),
    video('100 000 fragments', Buffer.concat([movie, many('moof', 100_000)]), true),
    video('an index that unpacks to 2 GB', compressed(movie, 0x7fffffff)),
    video('an index that unpacks to 200 MB', packedIndex(200 * 1048576)),
  ]
}

function packedIndex(length: number): Buffer {
  const packed = box('cmvd', [words(length), deflateSync(Buffer.alloc(length), { level: 9 })])
  return Buffer.concat([FTYP, box('moov', box('cmov', [box('dcom', Buffer.from('zlib')), packed]))])
}

/** Small images that claim, or unpack to, very much. */
export function imageBombs(): HostileFile[] {
  const png = encodeImage('png', 320, 250)
  const jpeg = encodeImage('jpeg', 320, 250)
  const webp = encodeImage('webp', 320, 250)
  const bmp = encodeImage('bmp', 320, 250)
  const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]))
  return [
    image('PNG 100 000×100 000', with32(png, [16, 100_000], [20, 100_000])),
    image('PNG 2³¹−1 wide', with32(png, [16, 0x7fffffff])),
    image('PNG 8000×8000 from 62 kB', flatPng(8000, 8000), true),
    image('PNG with 200 MB of text', withChunk(png, 'zTXt', Buffer.concat([Buffer.from('a\0\0'), zeros(200)])), true),
    image('PNG with a 200 MB profile', withChunk(png, 'iCCP', Buffer.concat([Buffer.from('a\0\0'), zeros(200)])), true),
    image('PNG of 100 000 chunks', withChunks(png, 100_000), true),
    image('PNG that unpacks to 200 MB too much', flatPng(320, 250, zeros(200)), true),
    image('JPEG 65 500×65 500', with16(jpeg, [jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 5, 65_500])),
    image('JPEG of 5000 scans', Buffer.concat([jpeg.subarray(0, -2), repeated(jpeg.subarray(scan, -2), 5000)]), true),
    image('JPEG of 5000 headers', Buffer.concat([repeated(jpeg.subarray(0, scan), 5000), jpeg.subarray(scan)]), true),
    image('WebP 16 383×16 383', with16(webp, [26, 0xff3f], [28, 0xff3f])),
    image('WebP that tells 4 GB', with32(webp, [4, 0xffffffff], [16, 0xffffffff]), true),
    image('BMP 2³¹−1 square', with32(bmp, [18, 0xffffff7f], [22, 0xffffff7f])),
    image('BMP upside down', with32(bmp, [22, 0x06ffffff]), true),
    image('BMP with its pixels at 4 GB', with32(bmp, [10, 0xffffffff]), true),
    image('BMP in run lengths, 8000×8000', with32(bmp, [18, 0x401f0000], [22, 0x401f0000], [30, 0x01000000]), true),
  ]
}

function flatPng(width: number, height: number, data?: Buffer): Buffer {
  const header = Buffer.concat([words(width, height), Buffer.from([8, 0, 0, 0, 0])])
  const pixels = data ?? deflateSync(Buffer.alloc((width + 1) * height), { level: 9 })
  const start = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  return Buffer.concat([words(data.length), body, words(crc32(body))])
}

/** Behind the header, where such chunks belong. */
function withChunk(png: Buffer, type: string, data: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, 33), chunk(type, data), png.subarray(33)])
}

function withChunks(png: Buffer, count: number): Buffer {
  return Buffer.concat([png.subarray(0, 33), repeated(chunk('teXt', Buffer.from('a\0b')), count), png.subarray(33)])
}

function zeros(megabytes: number): Buffer {
  return deflateSync(Buffer.alloc(megabytes * 1048576), { level: 9 })
}

function repeated(part: Buffer, count: number): Buffer {
  return Buffer.concat(Array.from({ length: count }, () => part))
}

function with32(bytes: Buffer, ...changes: [number, number][]): Buffer {
  const copy = Buffer.from(bytes)
  for (const [at, value] of changes) copy.writeUInt32BE(value >>> 0, at)
  return copy
}

function with16(bytes: Buffer, ...changes: [number, number][]): Buffer {
  const copy = Buffer.from(bytes)
  for (const [at, value] of changes) copy.writeUInt16BE(value, at)
  return copy
}

function video(name: string, bytes: Buffer, mayPass = false): HostileFile {
  return { name, group: 'bombs', kind: 'video', bytes, mayPass }
}

function image(name: string, bytes: Buffer, mayPass = false): HostileFile {
  return { name, group: 'image bombs', kind: 'image', bytes, mayPass }
}
