import type { Engine } from '../engines/engine.ts'
import { slots, slotsUsed } from '../observe/metrics.ts'
import { claimJob, type Room } from './claim.ts'
import { runJob } from './run.ts'
import type { RunServices } from './turn.ts'

/** A backstop behind notifications, and what finds jobs of workers that died. */
const POLL_MILLISECONDS = 1000

export interface Worker {
  /** Stops claiming; edits that would begin anew get `graceSeconds` to finish, then all are handed back. */
  drain(graceSeconds: number): Promise<void>
}

/** Runs waiting jobs until drained, so many of each engine at a time as it has slots. */
export async function startWorker(services: RunServices, name: string): Promise<Worker> {
  const { database, clock, log, engines } = services
  const stopping = new AbortController()
  const shutdown = new AbortController()
  const running = new Map<Promise<void>, string>()
  for (const engine of engines) {
    slots.set({ engine: engine.name }, engine.slots)
    slotsUsed.set({ engine: engine.name }, 0)
  }
  let wake = new AbortController()
  const wakeUp = () => wake.abort()
  const stopListening = await database.listen('jobs', wakeUp)

  const claimAll = async () => {
    while (!stopping.signal.aborted) {
      const room = roomOf(engines, [...running.values()])
      if (room.open.length === 0) return
      const job = await claimJob(database, name, room)
      if (!job) return
      const resumes = engines.find((engine) => engine.name === job.engine)?.resumes
      const run = runJob(services, job, (resumes ? stopping : shutdown).signal).finally(() => {
        running.delete(run)
        slotsUsed.dec({ engine: job.engine })
        wakeUp()
      })
      running.set(run, job.engine)
      slotsUsed.inc({ engine: job.engine })
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
      await Promise.all(running.keys())
      clearTimeout(patience)
    },
  }
}

/** The engines with a free slot, given those of the running jobs. */
function roomOf(engines: readonly Engine[], running: readonly string[]): Room {
  const used = (name: string) => running.filter((engine) => engine === name).length
  return {
    open: engines.filter(({ name, slots }) => used(name) < slots).map(({ name }) => name),
    known: engines.map(({ name }) => name),
  }
}
