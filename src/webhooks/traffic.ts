import type { Room } from './claim.ts'

export interface TrafficLimits {
  /** Sends under way that may still turn out to be quick. */
  quick: number
  /** Sends under way for longer than `quickSeconds`. */
  slow: number
  quickSeconds: number
  perHost: number
}

/** Keeps receivers from delaying one another: how many sends of this process may be under way, to each host and in all. */
interface Traffic {
  room(): Room
  /** A send to the host begins; call the result when it has ended. */
  begin(host: string): (arrived: boolean) => void
}

/** A host that failed this often in a row gets one send at a time, until one arrives. */
const FAILURES = 3
/** How many hosts without a send under way are remembered for their failures. */
const MAXIMUM_HOSTS = 1000

interface Host {
  running: number
  failures: number
}

/**
 * A send that turns out to be slow gives its place to others, so that not even many slow hosts hold up quick ones.
 * `onRoom` is called when that happens.
 */
export function createTraffic(limits: TrafficLimits, onRoom: () => void): Traffic {
  const hosts = new Map<string, Host>()
  const running = { quick: 0, slow: 0 }
  const roomOf = (host: Host) => Math.max(0, (host.failures >= FAILURES ? 1 : limits.perHost) - host.running)
  return {
    room: () => ({
      total: limits.quick - running.quick,
      perHost: limits.perHost,
      known: { hosts: [...hosts.keys()], rooms: [...hosts.values()].map(roomOf) },
    }),
    begin: (name) => {
      const host = hosts.get(name) ?? { running: 0, failures: 0 }
      hosts.set(name, host)
      host.running += 1
      running.quick += 1
      let pace: 'quick' | 'slow' = 'quick'
      const timer = setTimeout(() => {
        if (running.slow >= limits.slow) return
        pace = 'slow'
        running.quick -= 1
        running.slow += 1
        onRoom()
      }, limits.quickSeconds * 1000)
      return (arrived) => {
        clearTimeout(timer)
        host.running -= 1
        running[pace] -= 1
        host.failures = arrived ? 0 : host.failures + 1
        if (host.running === 0 && host.failures === 0) hosts.delete(name)
        if (hosts.size > MAXIMUM_HOSTS) forgetOne(hosts)
      }
    },
  }
}

function forgetOne(hosts: Map<string, Host>): void {
  for (const [name, host] of hosts) {
    if (host.running === 0) return void hosts.delete(name)
  }
}
