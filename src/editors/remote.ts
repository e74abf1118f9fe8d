import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type JobEvent, type JobSummary, type Result, Retake, RetakeError } from 'retake/client'
import { fileFromPath } from 'retake/client/node'
import type { Config } from '../config.ts'
import { Failure, type FailureKind } from '../failure.ts'
import { createGuardedFetcher, type GuardedFetcher } from '../sources/guarded-fetch.ts'
import {
  type EditedClip,
  type EditOrder,
  type Editor,
  type EditState,
  hasEnded,
  isUrl,
  PromptRefused,
} from './editor.ts'
import { placed } from './result-file.ts'

/** An engine that can stop does so at once; others end when they end. */
const CANCEL_SECONDS = 20
const LIMITS = { maxBytes: 1024 * 1048576, timeoutSeconds: 600 }
const POSTER_LIMITS = { maxBytes: 16 * 1048576, timeoutSeconds: 60 }

/** A Retake server, or one that speaks its API; edits go on there whatever becomes of this process. */
export function openRemoteEditor(server: string, key: string, { ALLOW_PRIVATE_HOSTS }: Config): Editor {
  const retake = new Retake({ apiKey: key, baseUrl: server })
  // The user named this server; its results may lie on it, whatever its address.
  const fetcher = createGuardedFetcher({ allowPrivateHosts: [...ALLOW_PRIVATE_HOSTS, new URL(server).hostname] })
  const told = <T>(work: Promise<T>) => work.catch((error: unknown) => Promise.reject(failureOf(error, server)))
  return {
    place: server,
    slots: 4,
    offer: async (order, signal) => {
      const { quote, options } = await told(offer(retake, order, signal))
      return { quote, start: async () => (await told(retake.edit(options))).jobId }
    },
    follow: (id, signal, onChange) => told(follow(retake, id, signal, onChange)),
    cancel: (id) => told(cancel(retake, id)),
    fetch: async (id, output) => {
      const { result, expired } = await told(retake.jobs.get(id))
      if (!result) throw new Failure('input', `Job ${id} has no result`)
      if (expired) throw new Failure('input', `The files of job ${id} have expired`)
      await placed(output, (draft) => fetcher.download(result.videoUrl, draft, LIMITS))
      return posterOf(fetcher, result.posterUrl)
    },
    close: () => fetcher.close(),
  }
}

/** Uploads what lies here, so that quote and edit speak of the same clip. */
async function offer(retake: Retake, order: EditOrder, signal?: AbortSignal) {
  const [video, referenceImage] = await Promise.all([
    uploaded(retake, order.video, signal),
    order.reference === null ? undefined : uploaded(retake, order.reference, signal),
  ])
  const options = {
    ...{ video, referenceImage, prompt: order.prompt, resolution: order.resolution, aspectRatio: order.aspectRatio },
    duration: order.duration ?? undefined,
    negativePrompt: order.negativePrompt ?? undefined,
    seed: order.seed ?? undefined,
  }
  return { options, quote: await retake.quote({ ...options, signal }) }
}

/** The URL of a source, which a file of this machine gets by an upload. */
async function uploaded(retake: Retake, source: string, signal?: AbortSignal): Promise<string> {
  if (isUrl(source)) return source
  if (!(await stat(source).catch(() => null))?.isFile()) throw new Failure('input', 'there is no such file')
  return (await retake.upload(await fileFromPath(source), signal)).url
}

async function follow(
  retake: Retake,
  id: string,
  signal: AbortSignal,
  onChange: (state: EditState) => void = () => {},
): Promise<EditState> {
  let state: EditState | null = null
  try {
    for await (const job of retake.jobs.events(id, signal)) {
      state = stateOf(job)
      onChange(state)
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
  return state ?? stateOf(await retake.jobs.get(id))
}

/** Asks, and waits a little for what the engine says to it. */
async function cancel(retake: Retake, id: string): Promise<EditState> {
  await retake.jobs.cancel(id).catch((error: unknown) => {
    // It had ended already; how, is what follows.
    if (!(error instanceof RetakeError) || error.kind !== 'conflict') throw error
  })
  const state = await follow(retake, id, AbortSignal.timeout(CANCEL_SECONDS * 1000))
  return hasEnded(state) ? state : stateOf(await retake.jobs.get(id))
}

/** Null where it cannot be had: a result is worth having without it. */
async function posterOf(fetcher: GuardedFetcher, url: string): Promise<Buffer | null> {
  const folder = await mkdtemp(join(tmpdir(), 'retake-poster-'))
  try {
    const file = join(folder, 'poster.jpg')
    await fetcher.download(url, file, POSTER_LIMITS)
    return await readFile(file)
  } catch {
    return null
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function stateOf(job: JobSummary & Partial<JobEvent>): EditState {
  const { id, status, progress, error, creditCost, result, phase = null, queuePosition = null } = job
  return { id, status, progress, phase, queuePosition, error, creditCost, result: result && clipOf(result) }
}

/** Without the addresses, which are of no use once the clip is here. */
function clipOf({ engine, width, height, duration, seed, edits }: Result): EditedClip {
  return { engine, width, height, duration, seed, edits }
}

const KINDS: Partial<Record<RetakeError['kind'], FailureKind>> = {
  unauthorized: 'auth',
  forbidden: 'auth',
  credits: 'quota',
  throttled: 'throttle',
  unavailable: 'upstream',
  network: 'upstream',
}

/** What the server refused, in its own words, without the names of its fields. */
function failureOf(error: unknown, server: string): unknown {
  if (!(error instanceof RetakeError)) return error
  const { kind, message, details, edits, nearest, creditsRequired, creditsAvailable } = error
  if (details.prompt) return new PromptRefused(details.prompt.join('; '), edits, nearest)
  if (kind === 'credits') {
    return new Failure('quota', `This costs ${creditsRequired} credits; the team of this key has ${creditsAvailable}`)
  }
  const texts = Object.values(details).flat()
  const own = kind === 'network' ? message : `${server}: ${message}`
  return new Failure(KINDS[kind] ?? 'input', texts.length > 0 ? texts.join('; ') : own, { cause: error })
}
