import { encodeImage } from '../sources/encode.ts'
import { box, FTYP } from './boxes.ts'
import type { HostileFile } from './file.ts'

/** Files that are several things at once, or another than they say. */
export function disguises(movie: Buffer): HostileFile[] {
  const page = Buffer.from('<!doctype html><script>alert(1)</script>')
  const png = encodeImage('png', 320, 250)
  const archive = Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1')
  const branded = (brand: string) => {
    const copy = Buffer.from(movie)
    copy.write(brand, 8, 'latin1')
    return copy
  }
  return [
    disguise('a clip with a page in a free box', Buffer.concat([movie, box('free', page)]), true),
    disguise('a clip with an archive behind it', Buffer.concat([movie, archive]), true),
    disguise('a clip with a second clip behind it', Buffer.concat([movie, movie]), true),
    disguise('a clip with a second index behind it', Buffer.concat([movie, box('moov', Buffer.alloc(64))]), true),
    disguise('a picture with a clip behind it', Buffer.concat([png, movie])),
    disguise('a clip behind a page', Buffer.concat([page, movie])),
    disguise('a clip behind a script', Buffer.concat([Buffer.from('#!/bin/sh\nid\n'), movie])),
    disguise('a first box and a picture', Buffer.concat([FTYP, png])),
    disguise('a first box and PDF', Buffer.concat([FTYP, Buffer.from('%PDF-1.7\n')])),
    disguise('Matroska', Buffer.from('\x1aE\xdf\xa3'.padEnd(4000, '\x42'), 'latin1')),
    disguise('AVI', Buffer.from('RIFF\x00\x10\x00\x00AVI LIST'.padEnd(4000, '\0'), 'latin1')),
    disguise('MPEG-TS', Buffer.from(`G@\x00\x10${'\xff'.repeat(184)}`.repeat(20), 'latin1')),
    disguise('a clip that says it is sound', branded('M4A ')),
    disguise('a clip that says it is a picture', branded('avif')),
    disguise('a clip of an unknown brand', branded('\0\0\0\0'), true),
    { ...disguise('a picture that is a clip', movie), kind: 'image' },
    { ...disguise('a picture with a clip behind it', Buffer.concat([png, movie]), true), kind: 'image' },
    { ...disguise('a picture with a page behind it', Buffer.concat([png, page]), true), kind: 'image' },
  ]
}

function disguise(name: string, bytes: Buffer, mayPass = false): HostileFile {
  return { name, group: 'disguises', kind: 'video', bytes, mayPass }
}
