import { on } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { openMatter, openPeople, type Seer } from './look.ts'
import type { Answer, Impression, Look, Place, Question } from './messages.ts'
import { Outcomes } from './outcomes.ts'

// ONNX Runtime blocks its thread while it runs, so it has this one to itself.
const { task, before, after } = workerData as Place
const answer = (message: Answer, planes: ArrayBuffer[] = []) => parentPort?.postMessage(message, planes)

if (task.kind === 'matte') {
  const outcomes = after && new Outcomes(after)
  const matter = await openMatter(task)
  const see = async (look: Look) => matter.see(look, (await outcomes?.isTorn(look.isFirst)) ?? false)
  await serve({ ...matter, see }, (id, look) => {
    after?.postMessage({ id, look } satisfies Question, planesOf(look))
    outcomes?.expect()
  })
} else {
  const people = await openPeople(task)
  const see = async (look: Look) => {
    let isTorn = false
    try {
      const impression = await people.see(look)
      isTorn = (impression.torn ?? null) !== null
      return impression
    } finally {
      before?.postMessage(isTorn)
    }
  }
  await serve({ ...people, see }, (id, impression) => answer({ id, impression }, planesOf(impression)))
}

/** Takes one look after the other: what was learned from one says where the next is aimed. */
async function serve<Result>(seer: Seer<Result>, pass: (id: number, result: Result) => void): Promise<void> {
  const source = before ?? parentPort
  if (!source) throw new TypeError('not started as a thread')
  const questions = on(source, 'message', { close: ['close'] })
  answer({ ready: true })
  for await (const [question] of questions as AsyncIterable<Question[]>) {
    if (!question) break
    const { id, look } = question
    try {
      pass(id, await seer.see(look))
    } catch (error) {
      answer({ id, error: String(error) })
    }
  }
  after?.postMessage(null)
  // A thread that is only stopped leaves the memory of its networks behind in the process.
  await seer.close()
  // In a thread, this ends the thread alone.
  process.exit()
}

function planesOf(seen: Look | Impression): ArrayBuffer[] {
  const planes = Object.values(seen).filter((plane) => plane instanceof Uint8Array)
  return planes.map((plane) => plane.buffer as ArrayBuffer)
}
