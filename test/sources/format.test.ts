import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatOf } from '../../src/sources/format.ts'

const box = (type: string, brand: string) => `\0\0\0\x20${type}${brand}`

it.each([
  ['mp4', box('ftyp', 'isom')],
  ['mp4', box('ftyp', 'mp42')],
  ['mp4', box('ftyp', 'M4V ')],
  ['mp4', box('ftyp', 'iso6')],
  ['mov', box('ftyp', 'qt  ')],
  ['mov', box('moov', 'abcd')],
  ['mov', box('mdat', 'abcd')],
  ['mov', box('wide', 'abcd')],
  ['m4a', box('ftyp', 'M4A ')],
  ['jpeg', '\xff\xd8\xff\xe0'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['bmp', `BM${'\0'.repeat(12)}\x28\0\0\0`],
  ['webp', 'RIFF\x24\0\0\0WEBPVP8 '],
  ['wav', 'RIFF\x24\0\0\0WAVEfmt '],
  ['flac', 'fLaC'],
  ['ogg', 'OggS'],
  ['mp3', 'ID3\x04'],
  ['mp3', '\xff\xfb\x90\x64'],
])('knows %s', (format, head) => {
  expect(formatOf(Buffer.from(head, 'latin1'))).toBe(format)
})

it.each([
  ['nothing', ''],
  ['an HLS playlist', '#EXTM3U\n#EXT-X-VERSION:3\nfile:///etc/passwd'],
  ['a concat script', "ffconcat version 1.0\nfile '/etc/passwd'"],
  ['a DASH manifest', '<?xml version="1.0"?><MPD'],
  ['a page', '<!doctype html><html>'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg">'],
  ['RTSP text', 'RTSPtext\r\nrtsp://127.0.0.1/'],
  ['text that starts like a bitmap', 'BMW is a maker of cars and motor cycles'],
  ['AVI', 'RIFF\x46\x01\0\0AVI LIST'],
  ['Matroska', '\x1a\x45\xdf\xa3\x01\0\0\0'],
  ['GIF', 'GIF89a'],
  ['HEIC', box('ftyp', 'heic')],
  ['AVIF', box('ftyp', 'avif')],
  ['UTF-16 text', '\xff\xfeh\0i\0'],
  ['PDF', '%PDF-1.7'],
  ['ZIP', 'PK\x03\x04'],
  ['MPEG-TS', 'G@\0\x10'],
])('knows nothing of %s', (_, head) => {
  expect(formatOf(Buffer.from(head, 'latin1'))).toBeNull()
})

it('takes any bytes, and needs the first ones only', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(formatOf(bytes)).toBe(formatOf(bytes.subarray(0, 32)))
    }),
  )
})
