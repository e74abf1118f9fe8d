import { createDiskStorage } from './disk.ts'
import { observed } from './observed.ts'
import type { S3Place } from './s3-url.ts'
import type { Storage } from './storage.ts'

/** The store that `STORAGE_URL` names, or else the folder. Throws `Failure('auth')` for a bucket that refuses us. */
export async function openStorage(place: S3Place | undefined, folder: string): Promise<Storage> {
  if (!place) return observed(createDiskStorage(folder))
  const { openS3Storage } = await import('./s3.ts')
  return observed(await openS3Storage(place))
}
