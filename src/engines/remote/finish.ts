import { join } from 'node:path'
import { Cage, CageBroken } from '../../cage/cage.ts'
import { Failure } from '../../failure.ts'
import type { EditTask } from '../engine.ts'
import type { FinishAnswer, FinishRequest } from './finish/finish.ts'

export interface Received {
  /** The upstream's file on local disk; untrusted. */
  received: string
  /** The customer's clip on local disk. */
  sent: string
  task: EditTask
  /** Where the finished files go. */
  directory: string
}

export interface Finished {
  file: string
  poster: string
  /** Whether anybody could tell the result from the clip that was sent. */
  changed: boolean
}

/** Makes an upstream's file ours, in a caged process: no metadata, a poster, and a look whether it was edited at all. */
export interface Finisher {
  /** Throws `Failure('input')` for what is no readable mp4 or mov. */
  finish(received: Received, signal: AbortSignal): Promise<Finished>
  close(): Promise<void>
}

const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

export function createFinisher(): Finisher {
  const cage = new Cage({
    program: new URL(`./finish/program.${EXTENSION}`, import.meta.url),
    limits: { wallSeconds: 120, cpuSeconds: 2400, memoryMegabytes: 1024, fileMegabytes: 1024 },
    requestsPerProcess: 20,
    niceness: 10,
  })
  return {
    finish: async ({ received, sent, task, directory }, signal) => {
      const file = join(directory, 'result.mp4')
      const poster = join(directory, 'poster.jpg')
      const request: FinishRequest = { received, sent, seconds: task.clip.seconds, file, poster }
      const { changed } = await cage.run<FinishAnswer>(request, { signal }).catch(explained)
      return { file, poster, changed }
    },
    close: () => cage.close(),
  }
}

/** A file that breaks its process is a bad file. */
function explained(error: unknown): never {
  if (!(error instanceof CageBroken)) throw error
  if (error.reason === 'unavailable') throw new Failure('internal', 'Internal error', { retryable: true, cause: error })
  throw new Failure('input', 'The result cannot be read', { cause: error })
}
