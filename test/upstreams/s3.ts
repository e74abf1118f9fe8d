import { createHash, randomUUID } from 'node:crypto'
import { type Heard, type Reply, type Route, startLoopback } from './loopback.ts'
import { faultOfSignature } from './s3-signature.ts'

export type S3Point = 'bucket' | 'list' | 'put' | 'post' | 'get' | 'head' | 'delete'

interface Stored {
  content: Buffer
  etag: string
  modified: Date
  headers: Record<string, string>
}

interface Multipart {
  key: string
  parts: Map<number, Buffer>
  headers: Record<string, string>
}

/** Objects in one answer; the real thing has a thousand. */
const PAGE = 2
const SMALLEST_PART = 5 * 1024 * 1024

/**
 * One bucket of S3, there or still to be made, of which it speaks what storage/s3 uses; every signature is verified. The
 * real thing: `TEST_S3_URL`.
 */
export async function startS3(bucket: string, { isMade = true, address }: { isMade?: boolean; address?: string } = {}) {
  let made = isMade
  const objects = new Map<string, Stored>()
  const uploads = new Map<string, Multipart>()
  const path = new RegExp(`^/${bucket}/(.+)$`)
  const route = (at: S3Point, method: string, handle: (heard: Heard<S3Point>, key: string) => Reply) => ({
    ...{ at, method, path: at === 'bucket' || at === 'list' ? new RegExp(`^/${bucket}/?$`) : path },
    handle: (heard: Heard<S3Point>, key = '') => {
      const fault = faultOfSignature(heard)
      return fault ? refusal(403, fault) : handle(heard, decodeURIComponent(key))
    },
  })
  const keep = (key: string, content: Buffer, etag: string, headers: Record<string, string>) => {
    objects.set(key, { content, etag, headers, modified: new Date(Math.floor(Date.now() / 1000) * 1000) })
    return { status: 200, headers: { etag } }
  }

  const put = ({ query, body, headers }: Heard<S3Point>, key: string): Reply => {
    const id = query.get('uploadId')
    if (id === null) return keep(key, body, `"${md5(body)}"`, kept(headers))
    const upload = uploads.get(id)
    if (!upload) return refusal(404, 'NoSuchUpload')
    upload.parts.set(Number(query.get('partNumber')), body)
    return { status: 200, headers: { etag: `"${md5(body)}"` } }
  }

  const post = ({ query, body, headers }: Heard<S3Point>, key: string): Reply => {
    const id = query.get('uploadId')
    if (id === null) {
      const fresh = randomUUID()
      uploads.set(fresh, { key, parts: new Map(), headers: kept(headers) })
      return xml(`<InitiateMultipartUploadResult><UploadId>${fresh}</UploadId></InitiateMultipartUploadResult>`)
    }
    const upload = uploads.get(id)
    if (!upload) return refusal(404, 'NoSuchUpload')
    const numbers = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, number]) =>
      Number(number),
    )
    const parts = numbers.map((number) => upload.parts.get(number) ?? Buffer.alloc(0))
    if (parts.slice(0, -1).some((part) => part.length < SMALLEST_PART)) return refusal(400, 'EntityTooSmall')
    uploads.delete(id)
    const etag = `"${md5(Buffer.concat(parts.map((part) => Buffer.from(md5(part), 'hex'))))}-${parts.length}"`
    keep(key, Buffer.concat(parts), etag, upload.headers)
    return xml(`<CompleteMultipartUploadResult><ETag>${etag}</ETag></CompleteMultipartUploadResult>`)
  }

  const read = ({ method, headers }: Heard<S3Point>, key: string): Reply => {
    const stored = objects.get(key)
    if (!stored) return refusal(404, 'NoSuchKey')
    const { content, etag, modified } = stored
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
    const part = first === undefined ? content : content.subarray(Number(first), Number(last) + 1)
    return {
      status: first === undefined ? 200 : 206,
      headers: {
        ...{ ...stored.headers, etag, 'last-modified': modified.toUTCString(), 'content-length': `${part.length}` },
        ...(first !== undefined && { 'content-range': `bytes ${first}-${last}/${content.length}` }),
      },
      body: method === 'HEAD' ? '' : part,
    }
  }

  const remove = ({ query }: Heard<S3Point>, key: string): Reply => {
    const id = query.get('uploadId')
    if (id === null) objects.delete(key)
    else if (!uploads.delete(id)) return refusal(404, 'NoSuchUpload')
    return { status: 204 }
  }

  const listObjects = ({ query }: Heard<S3Point>): Reply => {
    const keys = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).sort()
    const start = Number(query.get('continuation-token') ?? 0)
    const entries = keys.slice(start, start + PAGE).map((key) => `<Contents><Key>${key}</Key></Contents>`)
    const next = start + PAGE < keys.length ? `<NextContinuationToken>${start + PAGE}</NextContinuationToken>` : ''
    return xml(`<ListBucketResult>${entries.join('')}${next}</ListBucketResult>`)
  }

  const list = (heard: Heard<S3Point>): Reply => {
    const { query } = heard
    if (query.has('list-type')) return listObjects(heard)
    const found = [...uploads].filter(([, { key }]) => key.startsWith(query.get('prefix') ?? ''))
    const entries = found.map(([id, { key }]) => `<Upload><Key>${key}</Key><UploadId>${id}</UploadId></Upload>`)
    return xml(`<ListMultipartUploadsResult>${entries.join('')}</ListMultipartUploadsResult>`)
  }

  const routes: Route<S3Point>[] = [
    route('bucket', 'HEAD', () => ({ status: made ? 200 : 404 })),
    route('bucket', 'PUT', () => {
      made = true
      return { status: 200 }
    }),
    route('list', 'GET', list),
    route('put', 'PUT', put),
    route('post', 'POST', post),
    route('get', 'GET', read),
    route('head', 'HEAD', read),
    route('delete', 'DELETE', remove),
  ]
  return { ...(await startLoopback(routes, address)), objects, uploads }
}

export function refusal(status: number, code: string): Reply {
  return xml(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`, status)
}

function xml(text: string, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>${text}`,
  }
}

function kept(headers: Heard<S3Point>['headers']): Record<string, string> {
  const names = ['content-type', 'cache-control']
  return Object.fromEntries(names.map((name) => [name, String(headers[name])]))
}

function md5(data: Buffer): string {
  return createHash('md5').update(data).digest('hex')
}
