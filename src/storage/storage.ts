import type { Readable } from 'node:stream'

/** First and last byte, both included. */
export interface ByteRange {
  start: number
  end: number
}

export interface StoredFile {
  bytes: number
  /** Strong entity tag, quotes included. */
  etag: string
  modified: Date
}

/**
 * Where files are kept. Keys are relative paths of [0-9A-Za-z._/-]; a file's type is its key's extension.
 * Errors other than those named are `Failure('internal')`.
 */
export interface Storage {
  /** Moves or copies a local file in; a key appears whole or not at all, and survives a power cut once resolved. Throws `Failure('quota')` when there is no room. */
  put(key: string, file: string): Promise<void>
  /** Called by the file routes and by workers. Throws `Failure('lost')` when there is no such key. */
  get(key: string, range?: ByteRange): Promise<Readable>
  /** Called by the file routes. Null when there is no such key. */
  head(key: string): Promise<StoredFile | null>
  /** Called by retention and by workers; takes what a `put` cut short left behind, too. A missing key is no error. */
  delete(key: string): Promise<void>
  /** Every key, in no order; not what a `put` has not finished. Called when a store is copied. */
  list(): AsyncGenerator<string>
  /** An address of the store itself that works for an hour; absent where the store has none. */
  signedUrl?(key: string): Promise<string>
  close(): Promise<void>
}

const TYPES: Record<string, string> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  bmp: 'image/bmp',
  gif: 'image/gif',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
}

/** The type a key is served as; unknown extensions are bytes that no browser will run. */
export function contentTypeOf(key: string): string {
  return TYPES[key.slice(key.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
}
