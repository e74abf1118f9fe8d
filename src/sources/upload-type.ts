import { open } from 'node:fs/promises'
import { Failure } from '../failure.ts'
import { type Format, formatOf, HEAD_BYTES } from './format.ts'
import { checkBytes } from './limits.ts'

const MEGABYTE = 1048576

/** What an uploaded file is, by its bytes. */
export interface UploadType {
  kind: 'image' | 'video' | 'audio'
  contentType: string
  /** Without a dot. */
  extension: string
  bytes: number
}

/** Throws `Failure('input')` when the file is empty, of no supported type, or too large for its kind. */
export async function detectUpload(path: string): Promise<UploadType> {
  const { head, bytes } = await headOf(path)
  checkBytes('file', bytes, MOST_BYTES.video)
  const format = formatOf(head)
  if (format === null) throw new Failure('input', `The file is of no supported type: ${SUPPORTED}`)
  const type = TYPES[format]
  checkBytes(type.kind === 'audio' ? 'audio file' : type.kind, bytes, MOST_BYTES[type.kind])
  return { ...type, bytes }
}

const MOST_BYTES = { image: 25 * MEGABYTE, audio: 25 * MEGABYTE, video: 100 * MEGABYTE }

const TYPES: Record<Format, Omit<UploadType, 'bytes'>> = {
  mp4: { kind: 'video', contentType: 'video/mp4', extension: 'mp4' },
  mov: { kind: 'video', contentType: 'video/quicktime', extension: 'mov' },
  jpeg: { kind: 'image', contentType: 'image/jpeg', extension: 'jpg' },
  png: { kind: 'image', contentType: 'image/png', extension: 'png' },
  bmp: { kind: 'image', contentType: 'image/bmp', extension: 'bmp' },
  webp: { kind: 'image', contentType: 'image/webp', extension: 'webp' },
  mp3: { kind: 'audio', contentType: 'audio/mpeg', extension: 'mp3' },
  wav: { kind: 'audio', contentType: 'audio/wav', extension: 'wav' },
  flac: { kind: 'audio', contentType: 'audio/flac', extension: 'flac' },
  ogg: { kind: 'audio', contentType: 'audio/ogg', extension: 'ogg' },
  m4a: { kind: 'audio', contentType: 'audio/mp4', extension: 'm4a' },
}

const SUPPORTED = 'MP4, MOV; JPEG, PNG, BMP, WebP; MP3, WAV, FLAC, Ogg, M4A'

async function headOf(path: string): Promise<{ head: Buffer; bytes: number }> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    await file.read(head, 0, HEAD_BYTES, 0)
    return { head, bytes: (await file.stat()).size }
  } finally {
    await file.close()
  }
}
