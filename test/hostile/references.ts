import { deflateSync } from 'node:zlib'
import { box, boxesOf, FTYP, replaced, words } from './boxes.ts'
import type { HostileFile, Targets } from './file.ts'

/** Playlists and movies that name other files and addresses. */
export function references(movie: Buffer, targets: Targets): HostileFile[] {
  const texts = Object.entries(playlists(targets)).flatMap(([name, text]) => [
    file(`${name} renamed`, Buffer.from(text)),
    file(`${name} behind a first box`, Buffer.concat([FTYP, Buffer.from(text)])),
  ])
  return [...texts, ...movies(movie, targets)]
}

function playlists({ file: path, url }: Targets): Record<string, string> {
  const hls = (target: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n${target}\n#EXT-X-ENDLIST\n`
  return {
    'HLS to a path': hls(path),
    'HLS to file:': hls(`file:${path}`),
    'HLS to http:': hls(`${url}/a.ts`),
    'HLS to concat:': hls(`concat:${path}|${url}/a.ts`),
    'HLS to subfile:': hls(`subfile,,start,0,end,64,,:${path}`),
    'HLS to crypto:': hls(`crypto:${url}/a.ts`),
    'HLS to cache:': hls(`cache:${url}/a.ts`),
    'HLS to tcp:': hls(url.replace('http', 'tcp')),
    'HLS with a key': `#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="${url}/k"\n#EXTINF:5,\n${path}\n#EXT-X-ENDLIST\n`,
    'HLS with a map': `#EXTM3U\n#EXT-X-MAP:URI="file://${path}"\n#EXTINF:5,\n${url}/a.m4s\n#EXT-X-ENDLIST\n`,
    'HLS of playlists': `#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n${url}/a.m3u8\n`,
    ffconcat: `ffconcat version 1.0\nfile '${path}'\nfile '${url}/a.mp4'\n`,
    'DASH to a path': dash(`file://${path}`),
    'DASH to http:': dash(`${url}/`),
    SDP: `v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=video ${new URL(url).port} RTP/AVP 96\r\n`,
    RTSPtext: `RTSPtext\r\n${url.replace('http', 'rtsp')}/a\r\n`,
    ASX: `<asx version="3.0"><entry><ref href="${url}/a"/></entry></asx>`,
    'image pattern': `${path}%05d.png`,
    'Smooth Streaming': `<SmoothStreamingMedia><StreamIndex Url="${url}/a"/></SmoothStreamingMedia>`,
    SVG: `<svg xmlns="http://www.w3.org/2000/svg"><image href="${url}/a.png"/><image href="${path}"/></svg>`,
    XML: `<!DOCTYPE a [<!ENTITY b SYSTEM "file://${path}">]><MPD>&b;</MPD>`,
  }
}

function dash(base: string): string {
  return `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT4S"><Period>
<AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>${base}</BaseURL></Representation></AdaptationSet></Period></MPD>`
}

/** Sound movies whose media, or whose index, is said to lie elsewhere. */
function movies(movie: Buffer, { file: path, url }: Targets): HostileFile[] {
  const elsewhere = (entry: Buffer) => replaced(movie, 'dref', box('dref', [words(0, 1), entry]))
  const alias = elsewhere(aliasTo(path))
  return [
    file('data reference: alias', alias),
    file('data reference: url', elsewhere(box('url ', [words(0), Buffer.from(`file://${path}\0`)]))),
    file('data reference: http', elsewhere(box('url ', [words(0), Buffer.from(`${url}/a.mp4\0`)]))),
    file('data reference: urn', elsewhere(box('urn ', [words(0), Buffer.from(`a\0${url}/a.mp4\0`)]))),
    file('data reference: resource', elsewhere(box('rsrc', [words(0), Buffer.from(path)]))),
    file('data reference, index compressed', compressed(alias)),
    file('a movie of references', Buffer.concat([FTYP, referenceMovie(url), referenceMovie(`file://${path}`)])),
  ]
}

/** An alias record as QuickTime writes it: mostly empty, with the absolute path as its item of type 2. */
function aliasTo(path: string): Buffer {
  // Of no volume, and no levels up or down, which would make the path a relative one.
  const record = Buffer.alloc(150)
  const name = Buffer.from(path.length % 2 ? `${path}\0` : path)
  const item = Buffer.alloc(4)
  item.writeUInt16BE(2, 0)
  item.writeUInt16BE(name.length, 2)
  return box('alis', [words(0), record, item, name, Buffer.from([0xff, 0xff, 0, 0])])
}

/** The same movie with its index deflated, as old QuickTime could. */
export function compressed(movie: Buffer, toldLength?: number): Buffer {
  const index = boxesOf(movie).find(({ type }) => type === 'moov')
  if (!index) throw new Error('no index')
  const plain = movie.subarray(index.at, index.at + index.size)
  const packed = box('cmvd', [words(toldLength ?? plain.length), deflateSync(plain)])
  return replaced(movie, 'moov', box('moov', box('cmov', [box('dcom', Buffer.from('zlib')), packed])))
}

function referenceMovie(target: string): Buffer {
  const address = Buffer.from(`${target}\0`)
  const reference = box('rdrf', [words(0), Buffer.from('url '), words(address.length), address])
  return box('moov', box('rmra', box('rmda', reference)))
}

function file(name: string, bytes: Buffer): HostileFile {
  return { name, group: 'references', kind: 'video', bytes, mayPass: false }
}
