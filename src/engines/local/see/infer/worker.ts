import { parentPort, workerData } from 'node:worker_threads'
import { openMatter, openPeople, type Seer } from './look.ts'
import type { Answer, Impression, Look, Question, Task } from './messages.ts'

// ONNX Runtime blocks its thread while it runs, so it has this one to itself.
const task = workerData as Task
const seer: Seer<Look | Impression> = task.kind === 'matte' ? await openMatter(task) : await openPeople(task)
const send = (answer: Answer, planes: Uint8Array[] = []) =>
  parentPort?.postMessage(
    answer,
    planes.map((plane) => plane.buffer as ArrayBuffer),
  )

parentPort?.on('message', async (question: Question) => {
  if (!question) return end()
  const { id, look } = question
  try {
    const result = await seer.see(look)
    send(
      { id, result },
      Object.values(result).filter((plane) => plane instanceof Uint8Array),
    )
  } catch (error) {
    send({ id, error: String(error) })
  }
})
send({ ready: true })

/** A thread that is only stopped leaves the memory of its networks behind in the process. */
async function end(): Promise<void> {
  await seer.close()
  // In a thread, this ends the thread alone.
  process.exit()
}
