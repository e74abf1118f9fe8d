import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Failure } from '../../../../failure.ts'
import type { Answer, Impression, Look, MatteTask, PeopleTask, Task } from './messages.ts'

/** A thread that sees; it takes one look after the other. While it has none to take it keeps no process alive. */
export interface Thread<Result> {
  /** What it is given is gone afterwards. */
  ask(look: Look): Promise<Result>
  /** Looks under way fail. */
  close(): Promise<void>
}

/** Starts a worker; ready when the promise is kept. */
export function startThread(task: MatteTask): Promise<Thread<Look>>
export function startThread(task: PeopleTask): Promise<Thread<Impression>>
export function startThread(task: Task): Promise<Thread<Look | Impression>> {
  const worker = start(new URL(`./worker${extname(import.meta.url)}`, import.meta.url), task)
  const pending = new Map<number, { resolve(result: Look | Impression): void; reject(error: Error): void }>()
  let asked = 0
  let isClosed = false

  const ask = (look: Look) =>
    new Promise<Look | Impression>((resolve, reject) => {
      if (isClosed) throw closed()
      worker.ref()
      pending.set(++asked, { resolve, reject })
      const planes = Object.values(look).filter((plane) => plane instanceof Uint8Array)
      worker.postMessage(
        { id: asked, look },
        planes.map((plane) => plane.buffer as ArrayBuffer),
      )
    })
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const close = () => {
    isClosed = true
    worker.ref()
    worker.postMessage(null)
    return ended
  }
  const settle = (answer: Exclude<Answer, { ready: true }>) => {
    const waiting = pending.get(answer.id)
    pending.delete(answer.id)
    if (pending.size === 0) worker.unref()
    if ('error' in answer) waiting?.reject(Failure.from(new Error(answer.error)))
    else waiting?.resolve(answer.result)
  }
  const fail = (error: Error) => {
    for (const { reject } of pending.values()) reject(Failure.from(error))
    pending.clear()
  }
  return new Promise((resolve, reject) => {
    worker.on('message', (answer: Answer) => {
      if (!('ready' in answer)) return settle(answer)
      worker.unref()
      resolve({ ask, close })
    })
    worker.on('error', (error) => {
      fail(error)
      reject(error)
    })
    worker.on('exit', () => {
      isClosed = true
      fail(closed())
    })
  })
}

const closed = () => new Failure('internal', 'The eyes were closed')

function start(program: URL, task: Task): Worker {
  if (extname(program.pathname) !== '.ts') return new Worker(program, { workerData: task })
  // Run from source, as tests do, TypeScript needs its loader, which does not come into threads by itself.
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'))
  const code = `import(${loader}).then((tsx) => { tsx.register(); return import(${JSON.stringify(program.href)}) })`
  return new Worker(code, { workerData: task, eval: true, execArgv: [] })
}
