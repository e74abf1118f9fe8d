import { createReadStream } from 'node:fs'
import { detectUpload } from '../../sources/upload-type.ts'
import type { SourceFile } from '../engine.ts'
import type { Upstream } from '../remote/upstream.ts'
import { Upload, UploadedPart } from './schemas.ts'

const PART_BYTES = 10 * 1048576
/** Larger files go up in parts, as fal's own client does it: github.com/fal-ai/fal-js, libs/client/src/storage.ts. */
const MOST_BYTES_AT_ONCE = 90 * 1048576

/** A URL that fal can read the file at: our own, or one of its CDN, where anyone who has it can read it too. */
export async function handOver(
  upstream: Upstream,
  restUrl: string,
  { file, url }: SourceFile,
  name: string,
  signal: AbortSignal,
): Promise<string> {
  if (url !== null) return url
  const { contentType, extension, bytes } = await detectUpload(file)
  const type = { content_type: contentType, file_name: `${name}.${extension}` }
  const way = bytes > MOST_BYTES_AT_ONCE ? 'initiate-multipart' : 'initiate'
  const upload = await initiate(upstream, restUrl, way, type, signal)
  const content = { file, bytes, contentType }
  if (way === 'initiate') await putWhole(upstream, upload.upload_url, content, signal)
  else await putParts(upstream, upload.upload_url, content, signal)
  return upload.file_url
}

/** Reserves a URL to upload to; free of charge. */
export function initiate(
  upstream: Upstream,
  restUrl: string,
  way: 'initiate' | 'initiate-multipart',
  json: { content_type: string; file_name: string },
  signal?: AbortSignal,
) {
  const url = `${restUrl}/storage/upload/${way}?storage_type=fal-cdn-v3`
  return upstream.ask({ method: 'POST', url, json, ...(signal && { signal }) }, Upload)
}

interface Content {
  file: string
  bytes: number
  contentType: string
}

async function putWhole(upstream: Upstream, url: string, content: Content, signal: AbortSignal): Promise<void> {
  const headers = { 'content-type': content.contentType, 'content-length': `${content.bytes}` }
  await upstream.answer({ method: 'PUT', url, headers, body: createReadStream(content.file), signal })
}

/** Part n goes to `{upload URL}/{n}`, the list of parts to `{upload URL}/complete`. */
async function putParts(upstream: Upstream, uploadUrl: string, content: Content, signal: AbortSignal): Promise<void> {
  const parts: { partNumber: number; etag: string }[] = []
  for (let start = 0; start < content.bytes; start += PART_BYTES) {
    const end = Math.min(start + PART_BYTES, content.bytes)
    const url = below(uploadUrl, `${parts.length + 1}`)
    const headers = { 'content-length': `${end - start}` }
    const body = createReadStream(content.file, { start, end: end - 1 })
    const { partNumber, etag } = await upstream.ask({ method: 'PUT', url, headers, body, signal }, UploadedPart)
    parts.push({ partNumber, etag })
  }
  await upstream.answer({ method: 'POST', url: below(uploadUrl, 'complete'), json: { parts }, signal })
}

/** The same URL, query and all, with one more segment of path. */
function below(uploadUrl: string, segment: string): string {
  const url = new URL(uploadUrl)
  url.pathname = `${url.pathname}/${segment}`
  return url.href
}
