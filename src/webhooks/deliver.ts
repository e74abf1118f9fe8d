import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { webhookSends } from '../observe/metrics.ts'
import { note, tracedFrom } from '../observe/trace.ts'
import type { GuardedFetcher } from '../sources/guarded-fetch.ts'
import { bodyOf } from './body.ts'
import { type Claimed, claimDeliveries, fixBodies } from './claim.ts'
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

interface DelivererLimits extends TrafficLimits {
  /** For the receiver's answer, from the look-up of its name on. */
  timeoutSeconds: number
}

const LIMITS: DelivererLimits = { quick: 100, slow: 400, quickSeconds: 1, perHost: 8, timeoutSeconds: 15 }

/** A backstop behind notifications, and what finds retries and the deliveries of processes that died. */
const POLL_MILLISECONDS = 1000
/** What comes in meanwhile is claimed together; and the embedded database lets nothing else have its turn between queries. */
const GATHER_MILLISECONDS = 10

export interface Deliverer {
  /** Stops claiming and waits for the sends under way, which takes no longer than one of them may. */
  drain(): Promise<void>
}

/** Sends what is in the outbox until drained. Any number of processes may do so. */
export async function startDeliverer(
  services: DelivererServices,
  changes: Partial<DelivererLimits> = {},
): Promise<Deliverer> {
  const limits = { ...LIMITS, ...changes }
  const { database, clock, log } = services
  const running = new Set<Promise<void>>()
  let stopped = false
  let wake = new AbortController()
  const wakeUp = () => wake.abort()
  const stopListening = await database.listen('webhooks', wakeUp)
  const traffic = createTraffic(limits, wakeUp)

  const begin = (claimed: Claimed, body: string) => {
    const end = traffic.begin(claimed.host)
    const attributes = {
      'retake.job': claimed.job.id,
      'retake.event': claimed.event,
      'retake.attempt': claimed.attempt,
    }
    const trying = () => deliver(services, claimed, body, limits.timeoutSeconds)
    const sending = tracedFrom(claimed.traceparent, 'send webhook', attributes, trying, 'client').then((arrived) => {
      end(arrived)
      running.delete(sending)
      wakeUp()
    })
    running.add(sending)
  }

  const claimAll = async () => {
    while (!stopped) {
      const room = traffic.room()
      const claimed = await claimDeliveries(database, clock.now(), room)
      if (claimed.length === 0) return
      const bodies = await fixBodies(database, claimed, ({ event, job }) => bodyOf(event, job, services.fileUrl))
      for (const delivery of claimed) {
        const body = bodies.get(delivery.id)
        if (body !== undefined) begin(delivery, body)
      }
      if (claimed.length < room.total) return
    }
  }

  const loop = async () => {
    while (!stopped) {
      wake = new AbortController()
      await claimAll().catch((error: unknown) => log.error({ error }, 'claiming webhooks failed'))
      await clock.sleep(GATHER_MILLISECONDS)
      await clock.sleep(POLL_MILLISECONDS, wake.signal)
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

/** One try, sent and recorded; never throws. False when the receiver failed. */
async function deliver(
  services: DelivererServices,
  claimed: Claimed,
  body: string,
  timeoutSeconds: number,
): Promise<boolean> {
  const { database, fetcher, clock, log } = services
  const { id, event, keyHash, job } = claimed
  const at = clock.now()
  const headers = signedHeaders({ id, event, body, keyHash }, services.secretForm, at)
  const sent = webhookSends.startTimer({ event })
  const outcome = await send(fetcher, claimed.url, headers, body, timeoutSeconds)
  sent({ arrived: String(outcome.arrived) })
  note({
    'retake.arrived': outcome.arrived,
    ...(outcome.statusCode && { 'http.response.status_code': outcome.statusCode }),
  })
  try {
    const recorded = await recordAttempt(database, claimed, { at, endedAt: clock.now(), outcome }, services.random())
    log.info({ delivery: id, job: job.id, event, attempt: claimed.attempt, ...outcome, recorded }, 'webhook sent')
  } catch (error) {
    // The lease runs out, and it is sent once more, with the same id.
    log.error({ delivery: id, job: job.id, error }, 'webhook not recorded')
  }
  return outcome.arrived
}
