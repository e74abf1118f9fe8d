import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Cage, CageBroken } from '../../../cage/cage.ts'
import { Failure } from '../../../failure.ts'
import type { ClipRequest, ClipResult } from './request.ts'

const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

export type ClipCage = Cage

export function createClipCage(): ClipCage {
  return new Cage({
    program: new URL(`./program.${EXTENSION}`, import.meta.url),
    limits: { wallSeconds: 180, cpuSeconds: 3600, memoryMegabytes: 2048, fileMegabytes: 256 },
    requestsPerProcess: 20,
    // A second of work that an idle card waits for: it yields to the server, though not to everything.
    niceness: 5,
  })
}

/** Lends the prepared clip to `use`, then removes it. Throws `Failure`. */
export async function withClip<T>(
  cage: ClipCage,
  request: Omit<ClipRequest, 'target'>,
  signal: AbortSignal,
  use: (file: string) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'retake-comfyui-'))
  try {
    const target = join(directory, 'clip.mp4')
    await cage.run<ClipResult>({ ...request, target }, { signal }).catch(brokenClip)
    return await use(target)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Running out of time or memory would happen again; a crash may have been the machine's fault. */
function brokenClip(error: unknown): never {
  if (!(error instanceof CageBroken)) throw error
  const isHeavy = error.reason === 'timeout' || error.reason === 'memory'
  if (isHeavy) throw new Failure('input', 'The clip is too large to be prepared for the engine', { cause: error })
  throw new Failure('internal', 'The clip could not be prepared', { retryable: true, cause: error })
}
