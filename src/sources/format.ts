/** What a file is by its first bytes; its name and declared type prove nothing. */
export type Format = 'mp4' | 'mov' | 'jpeg' | 'png' | 'bmp' | 'webp' | 'mp3' | 'wav' | 'flac' | 'ogg' | 'm4a'

/** Bytes from the start of a file that `formatOf` wants to see. */
export const HEAD_BYTES = 32

/** Null for whatever is not listed: playlists, pages, text, other containers. */
export function formatOf(head: Uint8Array): Format | null {
  const bytes = Buffer.alloc(HEAD_BYTES)
  bytes.set(head.subarray(0, HEAD_BYTES))
  return movieFormat(bytes) ?? SIGNATURES.find(({ matches }) => matches(bytes))?.format ?? null
}

/** ISO base media and QuickTime files start with a box: four bytes of size, four letters of type. */
function movieFormat(bytes: Buffer): Format | null {
  const type = bytes.toString('latin1', 4, 8)
  if (QUICKTIME_BOXES.includes(type)) return 'mov'
  if (type !== 'ftyp') return null
  const brand = bytes.toString('latin1', 8, 12)
  if (brand === 'qt  ') return 'mov'
  if (AUDIO_BRANDS.includes(brand)) return 'm4a'
  return IMAGE_BRANDS.includes(brand) ? null : 'mp4'
}

/** What an older QuickTime file, which names no brand, may start with. */
const QUICKTIME_BOXES = ['moov', 'mdat', 'wide', 'free', 'skip', 'pnot']
const AUDIO_BRANDS = ['M4A ', 'M4B ', 'M4P ', 'F4A ', 'F4B ']
/** HEIF, AVIF and Canon raw share the container of mp4; all further brands are tried as mp4. */
const IMAGE_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif', 'avis', 'crx ']

const SIGNATURES: { format: Format; matches(bytes: Buffer): boolean }[] = [
  { format: 'jpeg', matches: (bytes) => bytes.readUIntBE(0, 3) === 0xffd8ff },
  { format: 'png', matches: (bytes) => text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n' },
  // Two letters alone start many a text; the size of the header behind them does not.
  { format: 'bmp', matches: (bytes) => text(bytes, 0, 2) === 'BM' && BMP_HEADERS.includes(bytes.readUInt32LE(14)) },
  { format: 'webp', matches: (bytes) => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP' },
  { format: 'wav', matches: (bytes) => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WAVE' },
  { format: 'flac', matches: (bytes) => text(bytes, 0, 4) === 'fLaC' },
  { format: 'ogg', matches: (bytes) => text(bytes, 0, 4) === 'OggS' },
  // A tag, or the frame header of MPEG layer III.
  { format: 'mp3', matches: (bytes) => text(bytes, 0, 3) === 'ID3' || LAYER_3.includes(bytes.readUInt16BE(0)) },
]

const BMP_HEADERS = [12, 40, 52, 56, 64, 108, 124]
const LAYER_3 = [0xfffa, 0xfffb, 0xfff2, 0xfff3, 0xffe2, 0xffe3]

function text(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('latin1', start, end)
}
