import { readFile } from 'node:fs/promises'
import { FormData } from 'undici'
import type { Upstream } from '../remote/upstream.ts'
import { Uploaded } from './schemas.ts'

/** Everything of ours lies in this folder of the server's `input` and `output`, for its operator to clear. */
export const FOLDER = 'retake'

/**
 * Hands a file over by `POST /upload/image`, which takes videos too. Resolves to the name that loaders know it by, for
 * the server may have chosen another one.
 */
export async function upload(
  upstream: Upstream,
  server: string,
  file: string,
  name: string,
  signal: AbortSignal,
): Promise<string> {
  const form = new FormData()
  form.set('image', new Blob([await readFile(file)]), name)
  form.set('type', 'input')
  form.set('subfolder', FOLDER)
  form.set('overwrite', 'true')
  const call = { method: 'POST', url: `${server}/upload/image`, body: form, signal } as const
  const uploaded = await upstream.ask(call, Uploaded)
  return uploaded.subfolder === '' ? uploaded.name : `${uploaded.subfolder}/${uploaded.name}`
}
