import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { Failure } from '../failure.ts'
import type { Identifiers } from '../identifiers.ts'
import { traced } from '../observe/trace.ts'
import type { Storage } from '../storage/storage.ts'
import type { Clip } from './clip.ts'
import type { GuardedFetcher } from './guarded-fetch.ts'
import { checkClip, checkImage, LARGEST_CLIP_BYTES, LARGEST_IMAGE_BYTES } from './limits.ts'
import type { Image, Probe } from './probe.ts'
import { detectUpload, type UploadType } from './upload-type.ts'

/** A file that came in and waits to be edited, in our storage. */
export interface StoredInput {
  id: string
  key: string
  kind: 'image' | 'video' | 'audio'
  contentType: string
  bytes: number
  expiresAt: Date
}

/** Where files from outside come in: uploads and URLs end as the same thing, kept for `UPLOAD_HOURS`. */
export interface Intake {
  /** Throws `Failure('input')`: empty, too large, unsupported, unreadable; `Failure('quota')`: no room. */
  upload(stream: Readable, teamId: string): Promise<StoredInput>
  /** The clip behind a URL, fetched unless it is one of our files, probed and within the limits. Throws `Failure('input')`. */
  clip(url: string, teamId: string): Promise<{ key: string; clip: Clip }>
  /** The same for a reference image. */
  image(url: string, teamId: string): Promise<{ key: string; image: Image }>
  /** Puts a stored input into `directory` and resolves to its path. */
  open(key: string, directory: string): Promise<string>
}

export interface IntakeServices {
  database: Database
  storage: Storage
  probe: Probe
  fetcher: GuardedFetcher
  clock: Clock
  identifiers: Identifiers
  /** Where files lie until they are known to be good. */
  workspaces: string
  /** The storage key of a URL of ours; null for all others. */
  ownKey(url: string): string | null
  uploadHours: number
}

const KEY_TOKEN_LENGTH = 40
const FETCH_SECONDS = 60

type Facts = Clip | Image | null

export function createIntake(services: IntakeServices): Intake {
  return {
    upload: (stream, teamId) =>
      inWorkspace(services, async (directory) => {
        const file = join(directory, 'upload')
        await save(stream, file)
        return (await keep(services, file, teamId)).input
      }),
    clip: async (url, teamId) => {
      const { key, facts } = await source(services, url, teamId, LARGEST_CLIP_BYTES, 'video')
      const clip = facts as Clip
      checkClip(clip)
      return { key, clip }
    },
    image: async (url, teamId) => {
      const { key, facts } = await source(services, url, teamId, LARGEST_IMAGE_BYTES, 'image')
      const image = facts as Image
      checkImage(image)
      return { key, image }
    },
    open: async (key, directory) => {
      const file = join(directory, `source${extname(key)}`)
      await pipeline(await services.storage.get(key), createWriteStream(file))
      return file
    },
  }
}

/** Our own files are taken as they are, everything else is fetched first. */
async function source(
  services: IntakeServices,
  url: string,
  teamId: string,
  maxBytes: number,
  kind: 'video' | 'image',
): Promise<{ key: string; facts: Facts }> {
  const key = services.ownKey(url)
  if (key !== null) return { key, facts: await factsOfOwn(services, key, kind) }
  return inWorkspace(services, async (directory) => {
    const file = join(directory, 'source')
    const limits = { maxBytes, timeoutSeconds: FETCH_SECONDS }
    await traced('fetch source', {}, () => services.fetcher.download(url, file, limits), 'client')
    const { input, facts } = await keep(services, file, teamId)
    if (input.kind !== kind) throw wrongKind(kind)
    return { key: input.key, facts }
  })
}

/** An upload was probed when it came; a result of ours, used as a source again, is probed now. */
async function factsOfOwn(services: IntakeServices, key: string, kind: 'video' | 'image'): Promise<Facts> {
  const [upload] = await services.database.query<{ kind: string; facts: Facts }>(
    'select kind, facts from uploads where key = $1 and expires_at > $2',
    [key, services.clock.now()],
  )
  if (upload) {
    if (upload.kind !== kind || upload.facts === null) throw wrongKind(kind)
    return upload.facts
  }
  if (!/^(videos|posters)\//.test(key) || !(await services.storage.head(key))) {
    throw new Failure('input', 'There is no such file here; uploads are kept for a limited time')
  }
  return inWorkspace(services, async (directory) => {
    const file = join(directory, `source${extname(key)}`)
    await pipeline(await services.storage.get(key), createWriteStream(file))
    return kind === 'video' ? services.probe.clip(file) : services.probe.image(file)
  })
}

function wrongKind(kind: 'video' | 'image'): Failure {
  return new Failure('input', kind === 'video' ? 'The file is not an mp4 or mov video' : 'The file is not an image')
}

/** Recognises and probes a file, then keeps it under a name that cannot be guessed. */
async function keep(
  services: IntakeServices,
  file: string,
  teamId: string,
): Promise<{ input: StoredInput; facts: Facts }> {
  const { database, storage, clock, identifiers, uploadHours } = services
  const type = await detectUpload(file)
  const facts = await traced('probe source', {}, () => factsOf(services.probe, type, file))
  const now = clock.now()
  const input: StoredInput = {
    id: identifiers.uuid(),
    key: `uploads/${identifiers.token(KEY_TOKEN_LENGTH)}.${type.extension}`,
    kind: type.kind,
    contentType: type.contentType,
    bytes: type.bytes,
    expiresAt: new Date(now.getTime() + uploadHours * 3_600_000),
  }
  // The row first: whatever happens then, retention knows of the file.
  await database.query(
    `insert into uploads (id, team_id, key, kind, content_type, bytes, facts, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9)`,
    [
      input.id,
      teamId,
      input.key,
      input.kind,
      input.contentType,
      input.bytes,
      facts === null ? null : JSON.stringify(facts),
      now,
      input.expiresAt,
    ],
  )
  await storage.put(input.key, file)
  return { input, facts }
}

/** Videos of other containers and sound are kept as they are: the limits of a model are checked when it is asked. */
async function factsOf(probe: Probe, type: UploadType, file: string): Promise<Facts> {
  if (type.extension === 'mp4' || type.extension === 'mov') return probe.clip(file)
  if (type.kind === 'image' && type.extension !== 'gif') return probe.image(file)
  return null
}

async function save(stream: Readable, file: string): Promise<void> {
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > LARGEST_CLIP_BYTES) done(new Failure('input', 'The file is larger than 100 MB'))
      else done(null, chunk)
    },
  })
  await pipeline(stream, counted, createWriteStream(file))
  if (bytes === 0) throw new Failure('input', 'The file is empty')
}

async function inWorkspace<T>(services: IntakeServices, work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(services.workspaces, 'intake-'))
  try {
    return await work(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
