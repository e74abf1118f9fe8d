import { setImmediate } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import type { GuardedFetcher } from '../sources/guarded-fetch.ts'
import { bodyOf } from './body.ts'
import { type Claimed, claimDeliveries, dropProgress, fixBody } from './claim.ts'
import { recordAttempt } from './record.ts'
import { send } from './send.ts'
import { type SecretForm, signedHeaders } from './sign.ts'
import { createTraffic, type TrafficLimits } from './traffic.ts'

export interface DelivererServices {
  database: Database
  fetcher: GuardedFetcher
  clock: Clock
  log: Logger
  /** 0 ≤ n < 1. */
  random(): number
  /** Absolute URL of a stored file. */
  fileUrl(key: string): string
  secretForm: SecretForm
}

export interface DelivererLimits extends TrafficLimits {
  /** For the receiver's answer, from the look-up of its name on. */
  timeoutSeconds: number
}

const LIMITS: DelivererLimits = { quick: 100, slow: 400, quickSeconds: 1, perHost: 8, timeoutSeconds: 15 }

/** A backstop behind notifications, and what finds retries and the deliveries of processes that died. */
const POLL_MILLISECONDS = 1000

export interface Deliverer {
  /** Stops claiming and waits for the sends under way, which takes no longer than one of them may. */
  drain(): Promise<void>
}

/** Sends what is in the outbox until drained. Any number of processes may do so. */
export async function startDeliverer(services: DelivererServices, limits = LIMITS): Promise<Deliverer> {
  const { database, clock, log } = services
  const running = new Set<Promise<void>>()
  let stopped = false
  let wake = new AbortController()
  const wakeUp = () => wake.abort()
  const stopListening = await database.listen('webhooks', wakeUp)
  const traffic = createTraffic(limits, wakeUp)

  const claimAll = async () => {
    while (!stopped) {
      const room = traffic.room()
      const claimed = await claimDeliveries(database, clock.now(), room)
      for (const delivery of claimed) {
        const end = traffic.begin(delivery.host)
        const sending = deliver(services, delivery, limits.timeoutSeconds).then((arrived) => {
          end(arrived)
          running.delete(sending)
          wakeUp()
        })
        running.add(sending)
      }
      if (claimed.length === 0 || claimed.length < room.total) return
    }
  }

  const loop = async () => {
    while (!stopped) {
      wake = new AbortController()
      await claimAll().catch((error: unknown) => log.error({ error }, 'claiming webhooks failed'))
      await clock.sleep(POLL_MILLISECONDS, wake.signal)
      // The embedded database answers without ever letting timers and sockets have their turn.
      await setImmediate()
    }
  }
  const looping = loop()

  return {
    drain: async () => {
      stopped = true
      wakeUp()
      await looping
      await stopListening().catch(() => undefined)
      await Promise.all(running)
    },
  }
}

/** One try, from text to record; never throws. False when the receiver failed. */
async function deliver(services: DelivererServices, claimed: Claimed, timeoutSeconds: number): Promise<boolean> {
  const { database, fetcher, clock, log } = services
  const { id, event, keyHash, job } = claimed
  try {
    const body = await textOf(services, claimed)
    if (body === null) return true
    const at = clock.now()
    const headers = signedHeaders({ id, event, body, keyHash }, services.secretForm, at)
    const outcome = await send(fetcher, claimed.url, headers, body, timeoutSeconds)
    await recordAttempt(database, claimed, { at, endedAt: clock.now(), outcome }, services.random())
    log.info({ delivery: id, job: job.id, event, attempt: claimed.attempt, ...outcome }, 'webhook sent')
    return outcome.arrived
  } catch (error) {
    // The lease runs out, and it is sent once more, with the same id.
    log.error({ delivery: id, job: job.id, error }, 'webhook not recorded')
    return true
  }
}

/** What is sent: at every try the same. Null when there is nothing to be told any more. */
async function textOf({ database, fileUrl }: DelivererServices, claimed: Claimed): Promise<string | null> {
  if (claimed.body !== null && claimed.event !== 'progress') return claimed.body
  const body = await fixBody(database, claimed, bodyOf(claimed.event, claimed.job, fileUrl))
  if (body === null) await dropProgress(database, claimed)
  return body
}
