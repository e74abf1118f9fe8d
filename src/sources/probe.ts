import { Cage, CageBroken } from '../cage/cage.ts'
import { Failure } from '../failure.ts'
import type { Clip } from './clip.ts'
import type { Image } from './image.ts'
import type { ProbeAnswer, ProbeRequest } from './probe-program.ts'
import { unreadable } from './unreadable.ts'

export type { Image } from './image.ts'

/** Looks into untrusted media files, in child processes with limits. */
export interface Probe {
  /** Throws `Failure('input')` unless the local file is a readable mp4 or mov video; `checkClip` judges what is left. */
  clip(file: string, signal?: AbortSignal): Promise<Clip>
  /** Throws `Failure('input')` unless the local file is a readable image within the limits. */
  image(file: string, signal?: AbortSignal): Promise<Image>
  /** Starts the first process ahead of need; throws when it cannot run. */
  warm(): Promise<void>
  close(): Promise<void>
}

const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

export function createProbe(): Probe {
  const cage = new Cage({
    program: new URL(`./probe-program.${EXTENSION}`, import.meta.url),
    // Processor time counts over a whole life: enough for each request's wall time, so that no file pays for others.
    limits: { wallSeconds: 10, cpuSeconds: 2500, memoryMegabytes: 768, fileMegabytes: 16 },
    requestsPerProcess: 250,
    niceness: 0,
  })
  const turns = new Turns(2)
  const ask = async (request: ProbeRequest, signal?: AbortSignal) => {
    const answer = await turns.take(() =>
      cage.run<ProbeAnswer>(request, signal ? { signal } : {}).catch(brokenBy(request)),
    )
    if ('refusal' in answer) throw new Failure('input', answer.refusal, { cause: answer.cause })
    return answer.facts
  }
  return {
    clip: (file, signal) => ask({ what: 'video', file }, signal) as Promise<Clip>,
    image: (file, signal) => ask({ what: 'image', file }, signal) as Promise<Image>,
    warm: () => cage.warm(),
    close: () => cage.close(),
  }
}

/** A file that breaks its process is the customer's fault; a process that could not even start is ours. */
function brokenBy({ what }: ProbeRequest): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof CageBroken)) throw error
    if (error.reason !== 'unavailable') throw unreadable(what, REASONS[error.reason], error)
    throw new Failure('internal', 'Media cannot be opened at the moment', { retryable: true, cause: error })
  }
}

const REASONS = {
  crashed: 'it breaks the decoder',
  timeout: 'it takes too long to open',
  memory: 'it needs too much memory',
}

/** So many at once; the others wait in line, lest many requests become many processes. */
class Turns {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(count: number) {
    this.#free = count
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free += 1
    }
  }
}
