import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Failure } from '../../../../failure.ts'
import { prepareModels } from '../models/models.ts'
import { matteSize } from '../models/sizes.ts'
import type { Locate } from '../models/weights.ts'
import type { Needs } from '../sight.ts'
import type { Answer, Impression, Question, Task } from './messages.ts'

export type { Impression } from './messages.ts'

export interface Eyes {
  /** What {@link Eyes.look} takes and all planes have. */
  width: number
  height: number
  /** How many looks are worth having under way at once. */
  atOnce: number
  /** Looks at one rgb24 picture, `width × height × 3` bytes without padding, which is gone afterwards. */
  look(picture: Uint8Array): Promise<Impression>
  close(): Promise<void>
}

/** No network is installed that could see people. */
export class Blind extends Failure {
  constructor() {
    super('internal', 'People cannot be seen here: the networks that find them are not installed')
    this.name = 'Blind'
  }
}

interface EyesOptions {
  /** A folder for converted networks, made where it is missing. */
  models: string
  /** Of the pictures to come, in pixels. */
  width: number
  height: number
  needs: Needs
  locate?: Locate
}

/** Opens eyes for pictures of one shape; throws {@link Blind} where nothing is installed to see with. */
export async function openEyes({ models: folder, width, height, needs, locate }: EyesOptions): Promise<Eyes> {
  const size = matteSize(width, height)
  const models = await prepareModels(folder, size, needs, locate)
  if (!models.matte && !models.segmenter && !models.classes) throw new Blind()
  const task: Task = {
    models,
    parts: needs.parts,
    width: size.columns,
    height: size.rows,
    threads: Math.min(THREADS, availableParallelism()),
  }
  const worker = await startWorker(task)
  return {
    width: size.columns,
    height: size.rows,
    // While one is looked at, the next waits next door.
    atOnce: 2,
    look: (picture) => worker.ask(picture),
    close: async () => {
      await worker.close()
    },
  }
}

/**
 * One worker with two threads looks at as many pictures as two workers with one thread each (both cores busy: 274 ms and
 * 255 ms a picture on a machine four times overloaded), in 330 MB of memory instead of 600.
 */
const THREADS = 2

interface LookWorker {
  ask(picture: Uint8Array): Promise<Impression>
  close(): Promise<unknown>
}

/** A thread of its own for ONNX Runtime; ready when the promise is kept. */
function startWorker(task: Task): Promise<LookWorker> {
  const worker = startThread(new URL(`./worker${extname(import.meta.url)}`, import.meta.url), task)
  const pending = new Map<number, { resolve(impression: Impression): void; reject(error: Error): void }>()
  let asked = 0

  const ask = (picture: Uint8Array) =>
    new Promise<Impression>((resolve, reject) => {
      pending.set(++asked, { resolve, reject })
      worker.postMessage({ id: asked, picture } satisfies Question, [picture.buffer as ArrayBuffer])
    })
  const settle = (answer: Answer) => {
    if ('ready' in answer) return
    const waiting = pending.get(answer.id)
    pending.delete(answer.id)
    if ('error' in answer) waiting?.reject(new Error(answer.error))
    else waiting?.resolve(answer.impression)
  }
  const fail = (error: Error) => {
    for (const { reject } of pending.values()) reject(error)
    pending.clear()
  }
  worker.on('exit', () => fail(new Error('the eyes were closed')))
  return new Promise((resolve, reject) => {
    worker.on('message', (answer: Answer) => {
      if ('ready' in answer) resolve({ ask, close: () => worker.terminate() })
      settle(answer)
    })
    worker.on('error', (error) => {
      fail(error)
      reject(error)
    })
  })
}

function startThread(program: URL, task: Task): Worker {
  if (extname(program.pathname) !== '.ts') return new Worker(program, { workerData: task })
  // Run from source, as tests do, TypeScript needs its loader, which does not come into threads by itself.
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'))
  const start = `import(${loader}).then((tsx) => { tsx.register(); return import(${JSON.stringify(program.href)}) })`
  return new Worker(start, { workerData: task, eval: true, execArgv: [] })
}
