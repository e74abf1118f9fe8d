import { type Eyes, type EyesOptions, eyesOf, openThreads, type Threads } from './eyes.ts'

/** Milliseconds for which networks that nobody looks by stay in memory; they take 300 MB. */
const KEPT = 30_000

interface Kept {
  shape: string
  threads: Threads
  timer: NodeJS.Timeout
}

/** What the last clip of this process was seen by. */
let kept: Kept | null = null

/**
 * As `openEyes`, for one clip after the other: closed eyes wait a while for another clip of the same shape, which then
 * need not load its networks, half a second of an edit. Throws what `openEyes` throws.
 */
export async function keptEyes(options: EyesOptions): Promise<Eyes> {
  const { models, width, height, needs } = options
  const shape = JSON.stringify([models, width, height, needs.matte])
  const threads = (await takeKept(shape)) ?? (await openThreads(options))
  return eyesOf(threads, needs, async () => (threads.isBroken() ? threads.close() : keep(shape, threads)))
}

/** What is kept, where it fits; else that makes room. */
async function takeKept(shape: string): Promise<Threads | null> {
  const last = kept
  kept = null
  if (!last) return null
  clearTimeout(last.timer)
  if (last.shape === shape && !last.threads.isBroken()) return last.threads
  await last.threads.close()
  return null
}

async function keep(shape: string, threads: Threads): Promise<void> {
  const other = kept
  const timer = setTimeout(() => {
    if (kept?.timer === timer) kept = null
    void threads.close()
  }, KEPT)
  kept = { shape, threads, timer: timer.unref() }
  if (!other) return
  clearTimeout(other.timer)
  await other.threads.close()
}
