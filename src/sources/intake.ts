import type { Readable } from 'node:stream'

/** A file that came in and waits to be edited, in our storage. */
export interface StoredInput {
  id: string
  key: string
  kind: 'image' | 'video' | 'audio'
  contentType: string
  bytes: number
  expiresAt: Date
}

/** Where files from outside come in: uploads and URLs end as the same thing. */
export interface Intake {
  /** Keeps an uploaded stream for `UPLOAD_HOURS`. Throws `Failure('input')`: empty, too large, unsupported, unreadable; `Failure('quota')`: no room. */
  upload(stream: Readable, teamId: string): Promise<StoredInput>
}
