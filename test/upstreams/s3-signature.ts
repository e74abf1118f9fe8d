import { createHash, createHmac } from 'node:crypto'
import type { Heard } from './loopback.ts'

export const CREDENTIALS = { accessKeyId: 'RETAKETESTKEY', secretAccessKey: 'retake-test-secret' }

type Signed = Pick<Heard<string>, 'method' | 'path' | 'query' | 'headers' | 'body'>

/**
 * AWS Signature Version 4 of a request, in its header or its address; null when it is good, or the S3 error code:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
export function faultOfSignature(request: Signed, now = new Date()): string | null {
  const given = request.query.has('X-Amz-Signature') ? presigned(request) : inHeader(request)
  if (!given) return 'AccessDenied'
  const { credential, date, signedHeaders, signature, payload, seconds } = given
  const [id, day = '', region = '', service = ''] = credential.split('/')
  if (id !== CREDENTIALS.accessKeyId) return 'InvalidAccessKeyId'
  const age = (now.getTime() - timeOf(date)) / 1000
  if (Math.abs(age) > 900 && age > (seconds ?? 0)) return 'RequestTimeTooSkewed'
  if (seconds !== null && age > seconds) return 'AccessDenied'
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(request.body)) return 'XAmzContentSHA256Mismatch'
  const headers = signedHeaders.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`).join('')
  const canonical = [
    request.method,
    request.path,
    canonicalQuery(request.query),
    headers,
    signedHeaders.join(';'),
    payload,
  ]
  const scope = `${day}/${region}/${service}/aws4_request`
  const text = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical.join('\n'))].join('\n')
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${CREDENTIALS.secretAccessKey}`,
  )
  const right = createHmac('sha256', key).update(text).digest('hex')
  return signature === right ? null : 'SignatureDoesNotMatch'
}

function inHeader({ headers }: Signed) {
  const [, credential, names, signature] =
    /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=(\w+)$/.exec(headers.authorization ?? '') ?? []
  if (!credential || !names || !signature) return null
  const payload = String(headers['x-amz-content-sha256'])
  const date = String(headers['x-amz-date'])
  return { credential, date, signedHeaders: names.split(';'), signature, payload, seconds: null }
}

function presigned({ query }: Signed) {
  const of = (name: string) => query.get(`X-Amz-${name}`) ?? ''
  return {
    ...{ credential: of('Credential'), date: of('Date'), signedHeaders: of('SignedHeaders').split(';') },
    ...{ signature: of('Signature'), payload: 'UNSIGNED-PAYLOAD', seconds: Number(of('Expires')) },
  }
}

function canonicalQuery(query: URLSearchParams): string {
  const pairs = [...query].filter(([name]) => name !== 'X-Amz-Signature')
  return pairs
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&')
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}

function timeOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'))
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}
