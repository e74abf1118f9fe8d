import { join } from 'node:path'
import { Failure } from '../../failure.ts'
import type { EditResult } from '../engine.ts'
import { upstreamFailure } from './failures.ts'
import type { Started } from './mark.ts'
import type { Remote } from './remote.ts'
import { understand } from './understand.ts'
import { type Done, ended } from './wait.ts'

const LARGEST_RESULT_BYTES = 1024 * 1048576
const DOWNLOAD_SECONDS = 600
/** Addresses of results expire and servers hiccup: each try asks for the address anew. */
const PAUSE_SECONDS = [2, 10]

/** Copies the result here and makes it ours: without metadata, with a poster, and not the clip that was sent. */
export async function delivered(remote: Remote, started: Started, first: Done): Promise<EditResult> {
  const { context, service, task } = remote
  let done = first
  for (let attempt = 0; ; attempt += 1) {
    try {
      const { file, poster, changed } = await fetched(remote, done)
      if (!changed) throw await unchanged(remote)
      return { file, poster, edits: understand(service.facts, task).edits, spent: done.spent }
    } catch (error) {
      const pause = PAUSE_SECONDS[attempt]
      const failure = Failure.from(error)
      if (!failure.retryable || pause === undefined || context.signal.aborted) throw failure
      await context.hints.wait(pause * 1000)
      done = await ended(remote, started)
    }
  }
}

async function fetched({ context, task, fetcher, finisher }: Remote, { video }: Done) {
  const received = join(context.directory, 'received')
  const limits = { maxBytes: LARGEST_RESULT_BYTES, timeoutSeconds: DOWNLOAD_SECONDS, signal: context.signal }
  try {
    await fetcher.download(video, received, limits)
    return await finisher.finish(
      { received, sent: context.source.file, task, directory: context.directory },
      context.signal,
    )
  } catch (error) {
    const failure = Failure.from(error)
    // Whatever is wrong with the address or the file, the customer sent neither.
    throw failure.kind === 'input' ? upstreamFailure('upstream', `${failure.message}: ${failure.cause}`, true) : failure
  }
}

/** Paid or not: nothing runs any more, and another engine may do better. */
async function unchanged({ context, service }: Remote): Promise<Failure> {
  await context.checkpoint(null)
  return new Failure('input', 'The engine gave the clip back as it was', { cause: `${service.name}: unchanged` })
}
