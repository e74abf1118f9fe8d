import { Readable } from 'node:stream'
import multipart, { type Multipart, type MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { DatabaseError } from '../../database/database.ts'
import { Failure } from '../../failure.ts'
import { RequestRefused } from '../../jobs/request.ts'
import type { Intake, StoredInput } from '../../sources/intake.ts'
import { accountOf } from '../auth.ts'
import type { Http } from '../http.ts'
import { errors, json } from '../schemas/response.ts'
import { Upload, UploadForm } from '../schemas/upload.ts'
import type { Services } from '../services.ts'

/** Nothing larger is even read; the limits of each kind of file are the intake's. */
const MAX_BYTES = 128 * 1024 * 1024
const LIMITS = { fileSize: MAX_BYTES, fields: 1, fieldSize: 1024, files: 2, headerPairs: 50 }

const schema = {
  operationId: 'createUpload',
  tags: ['Uploads'],
  summary: 'Upload a file',
  description:
    'Keeps a file for a while, to be the source or the reference of an edit. Its type is told by its contents; the declared one is ignored. The form holds the one field `file`.',
  consumes: ['multipart/form-data'],
  body: UploadForm,
  response: { 201: json('The file is kept.', Upload), ...errors(400, 401, 403, 415, 500, 502, 503) },
}

export function createUpload(server: Http, { intake, fileUrl }: Services): void {
  server.register(async (scope: Http) => {
    scope.removeAllContentTypeParsers()
    await scope.register(multipart, { limits: LIMITS, throwFileSizeLimit: false })
    // The body is a stream, which `fileOf` checks; the schema only describes it.
    const validatorCompiler = () => (value: unknown) => ({ value })
    scope.post('/v2/uploads', { schema, validatorCompiler }, async (request, reply) => {
      const { team } = accountOf(request)
      try {
        const { id, key, kind, contentType, bytes, expiresAt } = await store(await fileOf(request), team.id, intake)
        const url = fileUrl(key)
        return reply.code(201).send({ id, url, kind, contentType, byteSize: bytes, expiresAt: expiresAt.toISOString() })
      } catch (error) {
        discardRest(request)
        throw error
      }
    })
  })
}

/** The form's one file, as a stream that ends only once the form is complete and holds nothing else. */
async function fileOf(request: FastifyRequest): Promise<Readable> {
  if (Number(request.headers['content-length']) > MAX_BYTES) throw refusal('Too large')
  if (!request.isMultipart()) throw refusal('Required')
  const parts = request.parts()
  const first = await nextOf(parts)
  if (!first) throw refusal('Required')
  if (first.type !== 'file' || first.fieldname !== 'file') throw unexpected(first)
  return Readable.from(wholeFile(first, parts), { objectMode: false })
}

async function* wholeFile({ file }: MultipartFile, parts: AsyncIterator<Multipart>): AsyncGenerator<Buffer> {
  try {
    yield* file
  } catch (cause) {
    throw refusal('The upload broke off', cause)
  }
  if (file.truncated) throw refusal('Too large')
  const extra = await nextOf(parts)
  if (extra) throw unexpected(extra)
}

async function nextOf(parts: AsyncIterator<Multipart>): Promise<Multipart | null> {
  try {
    const next = await parts.next()
    return next.done ? null : next.value
  } catch (cause) {
    throw refusal('The body is no sound multipart form', cause)
  }
}

/** What the client did wrong comes first, then what the intake found, then 502. */
async function store(file: Readable, teamId: string, intake: Intake): Promise<StoredInput> {
  try {
    return await intake.upload(file, teamId)
  } catch (error) {
    if (file.errored instanceof RequestRefused) throw file.errored
    if (error instanceof DatabaseError || (error instanceof Failure && error.kind === 'input')) throw error
    throw new Failure('upstream', 'The file could not be stored', { cause: error })
  }
}

/** Lets the client finish sending, so that it gets to read the answer; the request's time limit bounds it. */
function discardRest(request: FastifyRequest): void {
  request.raw.unpipe()
  request.raw.resume()
}

function unexpected(part: Multipart): RequestRefused {
  if (part.fieldname !== 'file') return new RequestRefused({ [part.fieldname]: ['Unrecognized field'] })
  return refusal(part.type === 'file' ? 'Only one file at a time' : 'Must be a file')
}

function refusal(text: string, cause?: unknown): RequestRefused {
  return new RequestRefused({ file: [text] }, cause)
}
