import { parentPort, workerData } from 'node:worker_threads'
import { openMatter, openPeople } from './look.ts'
import type { Answer, Impression, Look, Question, Task } from './messages.ts'

// ONNX Runtime blocks its thread while it runs, so it has this one to itself.
const task = workerData as Task
const see: (look: Look) => Promise<Look | Impression> =
  task.kind === 'matte' ? await openMatter(task) : await openPeople(task)
const send = (answer: Answer, planes: Uint8Array[] = []) =>
  parentPort?.postMessage(
    answer,
    planes.map((plane) => plane.buffer as ArrayBuffer),
  )

parentPort?.on('message', async ({ id, look }: Question) => {
  try {
    const result = await see(look)
    send(
      { id, result },
      Object.values(result).filter((plane) => plane instanceof Uint8Array),
    )
  } catch (error) {
    send({ id, error: String(error) })
  }
})
send({ ready: true })
