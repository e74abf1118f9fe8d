import { once } from 'node:events'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type ByteRange, contentTypeOf, type Storage, type StoredFile } from './storage.ts'

/** Folders the world may read; no segment begins with a dot. */
const PUBLIC_KEY = /^(?:videos|posters|uploads)(?:\/[0-9A-Za-z_-][0-9A-Za-z._-]*)+$/
const RANGE = /^bytes=(?:(?<first>\d+)-(?<last>\d*)|-(?<length>\d+))$/

const HEADERS = {
  'Accept-Ranges': 'bytes',
  'Cache-Control': 'public, max-age=31536000, immutable',
  // Uploads are strangers' bytes: no browser may run them or guess their type, yet any page may show them.
  'Content-Security-Policy': "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
}

const File = z.string().meta({ format: 'binary' })
const problem = (error: string) => {
  const schema = z.object({ error: z.string().meta({ description: 'What went wrong, in one sentence.' }) })
  return { content: { 'application/json': { schema, examples: [{ error }] } } }
}
const schema = {
  operationId: 'getFile',
  tags: ['Files'],
  summary: 'Fetch a stored file',
  description: 'Results, posters and uploads, at the addresses that other answers give. Needs no key.',
  security: [],
  response: {
    200: { description: 'The whole file.', content: { '*/*': { schema: File } } },
    206: { description: 'The part that `Range` asked for.', content: { '*/*': { schema: File } } },
    302: z.null().meta({ description: 'The store itself has it, at an address that works for an hour.' }),
    304: z.null().meta({ description: 'Unchanged since `If-None-Match` or `If-Modified-Since`.' }),
    404: { description: 'There is no such file.', ...problem('File not found') },
    410: { description: 'The file was removed at the end of its retention.', ...problem('File has expired') },
    416: { description: '`Range` lies outside the file.', ...problem('Range lies outside the file') },
    500: { description: 'Something failed on our side.', ...problem('Internal server error') },
    503: { description: 'The service is away for the moment.', ...problem('Service unavailable') },
  },
}

export interface ServedFiles {
  storage: Storage
  /** Whether the file of this key was, or is due to be, removed for good. */
  isExpired(key: string): Promise<boolean>
  /** Send clients to the store itself, where it can be asked by signed addresses. */
  redirects?: boolean
}

/** Adds `GET` and `HEAD /files/<key>`: files that never change, with ETag and Range. */
export function serveFiles(server: FastifyInstance, files: ServedFiles): void {
  const handler = (request: FastifyRequest, reply: FastifyReply) => serveFile(files, request, reply)
  server.get('/files/*', { schema, exposeHeadRoute: false }, handler)
  server.head('/files/*', { schema: { hide: true } }, handler)
}

async function serveFile(files: ServedFiles, request: FastifyRequest, reply: FastifyReply) {
  const { storage, isExpired, redirects } = files
  const { '*': key = '' } = request.params as { '*'?: string }
  if (!PUBLIC_KEY.test(key)) return reply.code(404).send({ error: 'File not found' })
  if (await isExpired(key)) return reply.code(410).send({ error: 'File has expired' })
  const file = await storage.head(key)
  if (!file) return reply.code(404).send({ error: 'File not found' })

  const headers = { ...HEADERS, ETag: file.etag, 'Last-Modified': file.modified.toUTCString() }
  if (isUnchanged(file, request)) return reply.code(304).headers(headers).send()
  // An address is signed for one method; a HEAD is answered here as ever.
  if (redirects && storage.signedUrl && request.method === 'GET') {
    return reply.redirect(await storage.signedUrl(key), 302)
  }
  const range = rangeOf(file, request)
  if (range === 'outside') {
    return reply
      .code(416)
      .header('Content-Range', `bytes */${file.bytes}`)
      .send({ error: 'Range lies outside the file' })
  }

  // Headers follow the first bytes: a file that cannot be read must not answer as one to be cached for a year.
  const body = request.method === 'HEAD' ? undefined : await opened(await storage.get(key, range ?? undefined))
  reply.headers({ ...headers, 'Content-Length': range ? range.end - range.start + 1 : file.bytes })
  if (range) reply.code(206).header('Content-Range', `bytes ${range.start}-${range.end}/${file.bytes}`)
  return reply.type(contentTypeOf(key)).send(body)
}

function isUnchanged(file: StoredFile, { headers }: FastifyRequest): boolean {
  const tags = headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (tags) return tags.includes('*') || tags.includes(file.etag)
  return wholeSeconds(file.modified) <= Date.parse(headers['if-modified-since'] ?? '')
}

/** The range to answer with; null is the whole file: no `Range`, several, a malformed one or an outdated `If-Range`. */
function rangeOf(file: StoredFile, { method, headers }: FastifyRequest): ByteRange | null | 'outside' {
  const groups = RANGE.exec(headers.range ?? '')?.groups
  if (method !== 'GET' || !groups || !isCurrent(file, headers['if-range'])) return null
  const { first, last, length } = groups
  if (first && last && Number(last) < Number(first)) return null
  const start = first ? Number(first) : Math.max(0, file.bytes - Number(length))
  const end = Math.min(last ? Number(last) : Infinity, file.bytes - 1)
  return start > end ? 'outside' : { start, end }
}

function isCurrent(file: StoredFile, condition: string | string[] | undefined): boolean {
  if (condition === undefined || condition === file.etag) return true
  return Date.parse(String(condition)) === wholeSeconds(file.modified)
}

/** HTTP dates have no milliseconds. */
function wholeSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000) * 1000
}

async function opened(stream: Readable): Promise<Readable> {
  await once(stream, 'readable')
  return stream
}
