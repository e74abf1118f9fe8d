import { parentPort, workerData } from 'node:worker_threads'
import { openLook } from './look.ts'
import type { Answer, Question, Task } from './messages.ts'

// ONNX Runtime blocks its thread while it runs, so it has this one to itself.
const look = await openLook(workerData as Task)
const send = (answer: Answer) => parentPort?.postMessage(answer, transferable(answer))

parentPort?.on('message', async ({ id, picture }: Question) => {
  try {
    send({ id, impression: await look(picture) })
  } catch (error) {
    send({ id, error: String(error) })
  }
})
send({ ready: true })

function transferable(answer: Answer): ArrayBuffer[] {
  if (!('impression' in answer)) return []
  return Object.values(answer.impression).flatMap((plane) => (plane ? [plane.buffer as ArrayBuffer] : []))
}
