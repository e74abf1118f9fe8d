import type { ChildProcess } from 'node:child_process'
import { Failure } from '../failure.ts'
import type { CageLimits } from './limits.ts'
import type { FromChild } from './message.ts'
import { killGroup, residentMegabytes, spawnCaged } from './process.ts'

export interface CageOptions {
  /** The program, a module that calls `answerRequests`. */
  program: URL
  limits: CageLimits
  /** Requests one process may answer before it is replaced by a fresh one. */
  requestsPerProcess: number
  /** 0–19; long work yields the processor to the server that waits on it. */
  niceness: number
}

export interface CageRun {
  signal?: AbortSignal
  onNote?: (note: unknown) => void
}

/** Why a caged process gave no answer; `unavailable`: it could not even start, which is no fault of the request. */
export class CageBroken extends Error {
  readonly reason: 'crashed' | 'timeout' | 'memory' | 'unavailable'

  constructor(reason: CageBroken['reason'], detail: string) {
    super(`caged process ${reason}: ${detail}`)
    this.name = 'CageBroken'
    this.reason = reason
  }
}

/** Loading FFmpeg takes seconds; on a machine full of other work, a process that yields to it takes minutes. */
const START_SECONDS = 240

interface Inmate {
  child: ChildProcess
  ready: Promise<void>
  answered: number
  errors: string
}

/**
 * Runs a program that handles untrusted files in child processes with limits. A process stays warm between requests and
 * is replaced after any failure. Idle processes are reused; as many run at once as there are requests under way.
 */
export class Cage {
  readonly #options: CageOptions
  readonly #idle: Inmate[] = []
  readonly #all = new Set<Inmate>()
  #closed = false

  constructor(options: CageOptions) {
    this.#options = options
  }

  /** Makes sure that a process can start, ahead of the first request; one that runs already is proof enough. */
  async warm(): Promise<void> {
    const [running] = this.#all
    if (running) return running.ready
    const inmate = this.#start()
    await inmate.ready
    if (this.#all.has(inmate)) this.#idle.push(inmate)
  }

  /** Sends one request and resolves to its answer. Throws the program's `Failure`, `CageBroken`, or a cancelled `Failure`. */
  async run<Result>(request: unknown, { signal, onNote }: CageRun = {}): Promise<Result> {
    if (signal?.aborted) throw new Failure('cancelled', 'Cancelled')
    const inmate = this.#idle.pop() ?? this.#start()
    try {
      const result = await this.#exchange(inmate, request, signal, onNote)
      this.#release(inmate)
      return result as Result
    } catch (error) {
      // A process that failed is never trusted with the next file.
      await this.#end(inmate)
      throw error
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#all].map((inmate) => this.#end(inmate)))
  }

  #start(): Inmate {
    if (this.#closed) throw new CageBroken('unavailable', 'the cage is closed')
    const child = spawnCaged(this.#options.program, this.#options.limits, this.#options.niceness)
    const inmate: Inmate = { child, ready: Promise.resolve(), answered: 0, errors: '' }
    inmate.ready = new Promise((resolve, reject) => {
      const fail = (detail: string) => reject(new CageBroken('unavailable', `did not start: ${detail}`))
      const timer = setTimeout(() => fail(`not ready in ${START_SECONDS} s`), START_SECONDS * 1000)
      child.once('message', () => clearTimeout(timer))
      child.once('exit', () => clearTimeout(timer))
      child.once('message', () => resolve())
      child.once('error', (error) => fail(error.message))
      child.once('exit', () => fail(inmate.errors))
    })
    inmate.ready.catch(() => undefined)
    child.stderr?.on('data', (text: Buffer) => {
      inmate.errors = (inmate.errors + text.toString('utf8')).slice(-2000)
    })
    child.once('exit', () => this.#forget(inmate))
    this.#all.add(inmate)
    return inmate
  }

  async #exchange(inmate: Inmate, request: unknown, signal?: AbortSignal, onNote?: (note: unknown) => void) {
    const over = new AbortController()
    try {
      return await Promise.race([this.#answer(inmate, request, over.signal, onNote), cancelledBy(signal, over.signal)])
    } finally {
      over.abort()
    }
  }

  /** Waits, listens and counts until `over`. */
  async #answer(inmate: Inmate, request: unknown, over: AbortSignal, onNote?: (note: unknown) => void) {
    await inmate.ready
    if (over.aborted) return
    const { child } = inmate
    const { wallSeconds, memoryMegabytes } = this.#options.limits
    return new Promise<unknown>((resolve, reject) => {
      const onMessage = (message: FromChild) => {
        if (message.type === 'note') onNote?.(message.note)
        if (message.type === 'result') resolve(message.result)
        if (message.type === 'failure') reject(rebuilt(message))
      }
      const onExit = (code: number | null, exitSignal: NodeJS.Signals | null) => {
        // The kernel's limits end a process by signal: out of processor time, or an output file too large.
        const reason = exitSignal === 'SIGXCPU' || exitSignal === 'SIGXFSZ' ? 'timeout' : 'crashed'
        reject(new CageBroken(reason, `${exitSignal ?? `exit ${code}`} ${inmate.errors}`))
      }
      const wall = setTimeout(() => reject(new CageBroken('timeout', `over ${wallSeconds} s`)), wallSeconds * 1000)
      const memory = setInterval(async () => {
        const megabytes = await residentMegabytes(child)
        if (megabytes > memoryMegabytes) reject(new CageBroken('memory', `${megabytes.toFixed(0)} MB`))
      }, 200)
      child.on('message', onMessage).once('exit', onExit)
      over.addEventListener('abort', () => {
        clearTimeout(wall)
        clearInterval(memory)
        child.off('message', onMessage).off('exit', onExit)
      })
      child.send({ type: 'request', request }, (error) => {
        if (error) reject(new CageBroken('crashed', error.message))
      })
    })
  }

  #release(inmate: Inmate): void {
    inmate.answered += 1
    if (inmate.answered >= this.#options.requestsPerProcess) void this.#end(inmate)
    else if (this.#all.has(inmate)) this.#idle.push(inmate)
  }

  async #end(inmate: Inmate): Promise<void> {
    this.#forget(inmate)
    await killGroup(inmate.child)
  }

  #forget(inmate: Inmate): void {
    this.#all.delete(inmate)
    const at = this.#idle.indexOf(inmate)
    if (at >= 0) this.#idle.splice(at, 1)
  }
}

/** Rejects when the signal aborts; no longer once it is `over`. */
function cancelledBy(signal: AbortSignal | undefined, over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Failure('cancelled', 'Cancelled')), { once: true, signal: over })
  })
}

function rebuilt(message: Extract<FromChild, { type: 'failure' }>): Failure {
  return new Failure(message.kind, message.message, { retryable: message.retryable, cause: message.cause })
}
