import { extname } from 'node:path'
import { MessageChannel, Worker } from 'node:worker_threads'
import { Failure } from '../../../../failure.ts'
import type { Answer, Impression, Look, Place, Task } from './messages.ts'

/**
 * Threads that see, each with what the one before it has seen. Looks go from thread to thread by themselves: the thread
 * that asks may be busy meanwhile. While nobody looks they keep no process alive.
 */
export interface Line {
  /** Looks are taken and answered in order. What it is given is gone afterwards. */
  ask(look: Look): Promise<Impression>
  /** Whether a thread has died: looks fail from then on. */
  isBroken(): boolean
  /** Looks under way fail. */
  close(): Promise<void>
}

/** Starts a thread for each task, the first to the last of the line; ready when the promise is kept. */
export async function startLine(tasks: readonly Task[]): Promise<Line> {
  const workers = placesFor(tasks).map(start)
  const [first] = workers
  if (!first) throw new RangeError('a line of no threads')
  const pending = new Map<number, { resolve(impression: Impression): void; reject(error: Error): void }>()
  let asked = 0
  let isClosed = false
  let isBroken = false

  const each = (hold: 'ref' | 'unref') => {
    for (const worker of workers) worker[hold]()
  }
  const settle = (answer: Exclude<Answer, { ready: true }>) => {
    const waiting = pending.get(answer.id)
    pending.delete(answer.id)
    if (pending.size === 0) each('unref')
    if ('error' in answer) waiting?.reject(Failure.from(new Error(answer.error)))
    else waiting?.resolve(answer.impression)
  }
  const end = (error: Error) => {
    if (!isClosed) {
      isBroken = true
      // Threads are not stopped: that would end the process where a network runs.
      first.postMessage(null)
    }
    isClosed = true
    for (const { reject } of pending.values()) reject(Failure.from(error))
    pending.clear()
  }
  const ready = workers.map(
    (worker) =>
      new Promise<void>((resolve, reject) => {
        worker.on('message', (answer: Answer) => ('ready' in answer ? resolve() : settle(answer)))
        worker.on('error', (error) => {
          end(error)
          reject(error)
        })
        worker.on('exit', () => end(closed()))
      }),
  )
  const ended = Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('exit', resolve))))
  const close = async () => {
    isClosed = true
    each('ref')
    first.postMessage(null)
    await ended
  }
  await Promise.all(ready).catch(async (error) => {
    await close()
    throw error
  })
  each('unref')
  return {
    close,
    isBroken: () => isBroken,
    ask: (look) =>
      new Promise((resolve, reject) => {
        if (isClosed) throw closed()
        each('ref')
        pending.set(++asked, { resolve, reject })
        first.postMessage({ id: asked, look }, [look.picture.buffer as ArrayBuffer])
      }),
  }
}

const closed = () => new Failure('internal', 'The eyes were closed')

/** Each task with the ends of what joins its thread to the one before and the one after. */
function placesFor(tasks: readonly Task[]): Place[] {
  const joints = tasks.slice(1).map(() => new MessageChannel())
  return tasks.map((task, index) => ({
    task,
    before: joints[index - 1]?.port2 ?? null,
    after: joints[index]?.port1 ?? null,
  }))
}

function start(place: Place): Worker {
  const program = new URL(`./worker${extname(import.meta.url)}`, import.meta.url)
  const options = { workerData: place, transferList: [place.before, place.after].filter((port) => port !== null) }
  if (extname(program.pathname) !== '.ts') return new Worker(program, options)
  // Run from source, as tests do, TypeScript needs its loader, which does not come into threads by itself.
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'))
  const code = `import(${loader}).then((tsx) => { tsx.register(); return import(${JSON.stringify(program.href)}) })`
  return new Worker(code, { ...options, eval: true, execArgv: [] })
}
