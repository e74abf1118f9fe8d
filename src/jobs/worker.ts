import { claimJob } from './claim.ts'
import { type RunServices, runJob } from './run.ts'

/** A backstop behind notifications, and what finds jobs of workers that died. */
const POLL_MILLISECONDS = 1000

export interface Worker {
  /** Stops claiming; running edits get `graceSeconds` to finish, then are handed back. */
  drain(graceSeconds: number): Promise<void>
}

/** Runs waiting jobs, `slots` at a time, until drained. */
export async function startWorker(services: RunServices, name: string, slots: number): Promise<Worker> {
  const { database, clock, log } = services
  const stopping = new AbortController()
  const shutdown = new AbortController()
  const running = new Set<Promise<void>>()
  let wake = new AbortController()
  const wakeUp = () => wake.abort()
  const stopListening = await database.listen('jobs', wakeUp)

  const claimAll = async () => {
    while (running.size < slots && !stopping.signal.aborted) {
      const job = await claimJob(database, name)
      if (!job) return
      const run = runJob(services, job, shutdown.signal).finally(() => {
        running.delete(run)
        wakeUp()
      })
      running.add(run)
    }
  }

  const loop = async () => {
    while (!stopping.signal.aborted) {
      wake = new AbortController()
      await claimAll().catch((error: unknown) => log.error({ error }, 'claiming failed'))
      await clock.sleep(POLL_MILLISECONDS, wake.signal)
    }
  }
  const looping = loop()

  return {
    drain: async (graceSeconds) => {
      stopping.abort()
      wakeUp()
      await looping
      await stopListening().catch(() => undefined)
      const patience = setTimeout(() => shutdown.abort(), graceSeconds * 1000)
      await Promise.all(running)
      clearTimeout(patience)
    },
  }
}
