import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { Failure } from '../failure.ts'
import { checkedKey } from './key.ts'
import { explained, isMissing, statusOf } from './s3-errors.ts'
import type { S3Place } from './s3-url.ts'
import { type ByteRange, contentTypeOf, type Storage, type StoredFile } from './storage.ts'

/** Every upload in flight holds four parts in memory. Smaller files go up in one request. */
const PART_BYTES = 8 * 1024 * 1024

const SIGNED_SECONDS = 3600

const WAITS = {
  connectionTimeout: 5000,
  /** Of silence; a viewer who pauses lets the connection behind it fall silent too. */
  socketTimeout: 5 * 60_000,
}

/** The SDK's 50 would be used up by as many paused viewers, and nothing could be stored any more. */
const CONNECTIONS = { keepAlive: true, maxSockets: 1000 }

/** Names one object. */
interface Address {
  Bucket: string
  Key: string
}

/**
 * Objects below a prefix of a bucket, one per key. Throws `Failure('auth')` where the bucket is missing or refuses us. Loads the
 * SDK, hence imported only where it is wanted.
 */
export async function openS3Storage(place: S3Place): Promise<Storage> {
  const client = createClient(place)
  await checkBucket(client, place.bucket)
  const addressOf = (key: string): Address => ({ Bucket: place.bucket, Key: place.prefix + checkedKey(key) })
  return {
    put: async (key, file) => failing(put(client, addressOf(key), file)),
    get: async (key, range) => failing(get(client, addressOf(key), range)),
    head: async (key) => failing(head(client, addressOf(key))),
    delete: async (key) => failing(remove(client, addressOf(key))),
    list: () => list(client, place),
    signedUrl: async (key) => getSignedUrl(client, new GetObjectCommand(addressOf(key)), { expiresIn: SIGNED_SECONDS }),
    close: async () => client.destroy(),
  }
}

function createClient({ endpoint, region, forcePathStyle }: S3Place): S3Client {
  return new S3Client({
    ...(endpoint !== null && { endpoint }),
    ...(region !== null && { region }),
    forcePathStyle,
    // Checksums in trailers, the SDK's default, are not understood by many servers that are not AWS.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { ...WAITS, httpAgent: CONNECTIONS, httpsAgent: CONNECTIONS },
  })
}

/** A bucket that is away may come back and starts no alarm; one that says no will say so until somebody acts. */
async function checkBucket(client: S3Client, Bucket: string): Promise<void> {
  try {
    await client.send(new HeadBucketCommand({ Bucket }))
  } catch (error) {
    const status = statusOf(error)
    if (error instanceof Error && error.name === 'CredentialsProviderError') throw refused(Bucket, error.message)
    if (status === 404) throw refused(Bucket, 'there is no such bucket')
    if (status === 403) throw refused(Bucket, 'it refuses these credentials, or they lack s3:ListBucket')
    if (status === 301 || status === 400) throw refused(Bucket, 'region or endpoint is not the one of this bucket')
  }
}

function refused(bucket: string, reason: string): Failure {
  return new Failure('auth', `STORAGE_URL: bucket ${bucket}: ${reason}`)
}

/** Read as it is sent; an upload in parts that fails is taken back. S3 shows an object whole or not at all. */
async function put(client: S3Client, address: Address, file: string): Promise<void> {
  const body = createReadStream(file, { highWaterMark: 1024 * 1024 })
  try {
    const headers = { ContentType: contentTypeOf(address.Key), CacheControl: 'public, max-age=31536000, immutable' }
    await new Upload({ client, params: { ...address, ...headers, Body: body }, partSize: PART_BYTES }).done()
  } finally {
    body.destroy()
  }
}

async function get(client: S3Client, address: Address, range?: ByteRange): Promise<Readable> {
  const Range = range && `bytes=${range.start}-${range.end}`
  const { Body } = await client.send(new GetObjectCommand({ ...address, Range }))
  return Body as Readable
}

async function head(client: S3Client, address: Address): Promise<StoredFile | null> {
  try {
    const { ContentLength, ETag, LastModified } = await client.send(new HeadObjectCommand(address))
    if (ContentLength === undefined || !ETag || !LastModified) throw new Error('the answer lacks length, tag or time')
    // A key is written once, so even a tag that a server calls weak names its bytes.
    return { bytes: ContentLength, etag: ETag.replace(/^W\//, ''), modified: LastModified }
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function remove(client: S3Client, address: Address): Promise<void> {
  await client.send(new DeleteObjectCommand(address))
  // Parts of a put whose process died are kept for ever, yet no reason not to delete: a rule of the bucket may end them too.
  await abortUploads(client, address).catch(() => undefined)
}

async function* list(client: S3Client, { bucket: Bucket, prefix: Prefix }: S3Place): AsyncGenerator<string> {
  let ContinuationToken: string | undefined
  do {
    const asked = client.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }))
    const { Contents = [], NextContinuationToken } = await failing(asked)
    for (const { Key = '' } of Contents) yield Key.slice(Prefix.length)
    ContinuationToken = NextContinuationToken
  } while (ContinuationToken !== undefined)
}

async function abortUploads(client: S3Client, { Bucket, Key }: Address): Promise<void> {
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: Key }))
  for (const { UploadId } of Uploads.filter((upload) => upload.Key === Key)) {
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
  }
}

async function failing<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw explained(error)
  })
}
