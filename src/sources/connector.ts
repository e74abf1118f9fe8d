import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { type AllowedHosts, canonicalHost, isReachable } from './address.ts'
import type { Lookup } from './lookup.ts'

/** Why no connection was opened; never for customers, who must not learn what a private name resolves to. */
export class NotPublic extends Error {}

/**
 * Opens connections to public and allowed hosts only. A literal address is judged as it is, a name by all its
 * addresses, of which one bad is enough; the connection goes to those very addresses, and its far end is judged again.
 */
export function guardedConnector(allowed: AllowedHosts, lookup: Lookup): buildConnector.connector {
  const mayReach = (host: string, address: string) => allowed.names.has(host) || isReachable(address, allowed)
  const connect = buildConnector({ timeout: 10_000, lookup: guardedLookup(lookup, mayReach) })
  return (options, callback) => {
    const host = canonicalHost(options.hostname)
    if (isIP(host) > 0 && !mayReach(host, host)) return callback(new NotPublic(host), null)
    connect(options, (error, socket) => {
      if (error) return callback(error, null)
      const peer = socket.remoteAddress ?? ''
      if (mayReach(host, peer)) return callback(null, socket)
      socket.destroy()
      callback(new NotPublic(`${host} at ${peer}`), null)
    })
  }
}

/** `lookup` in the form that sockets take. Sockets ask it once for a name, and never for a literal address. */
function guardedLookup(lookup: Lookup, mayReach: (host: string, address: string) => boolean): LookupFunction {
  return async (hostname, { all }, callback) => {
    const host = canonicalHost(hostname)
    const addresses = await lookup(host).catch(() => [])
    const first = addresses[0]
    if (first === undefined || !addresses.every((address) => mayReach(host, address))) {
      return callback(new NotPublic(`${host}: ${addresses.join(', ') || 'no address'}`), '')
    }
    const answers = addresses.map((address) => ({ address, family: isIP(address) }))
    if (all) callback(null, answers)
    else callback(null, first, isIP(first))
  }
}
