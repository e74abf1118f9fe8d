import { openAsBlob } from 'node:fs'
import { FormData } from 'undici'
import { detectUpload } from '../../sources/upload-type.ts'
import type { SourceFile } from '../engine.ts'
import type { Upstream } from '../remote/upstream.ts'
import { UploadedFile } from './schemas.ts'

/** A URL that Replicate can read the file at: our own, or one of its Files API, which keeps it for a day. */
export async function handOver(
  upstream: Upstream,
  baseUrl: string,
  { file, url }: SourceFile,
  name: string,
  signal: AbortSignal,
): Promise<string> {
  if (url !== null) return url
  const { contentType, extension } = await detectUpload(file)
  const form = new FormData()
  form.append('content', await openAsBlob(file, { type: contentType }), `${name}.${extension}`)
  const { urls } = await upstream.ask({ method: 'POST', url: `${baseUrl}/files`, body: form, signal }, UploadedFile)
  return urls.get
}
