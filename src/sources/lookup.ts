import { Resolver, lookup as systemLookup } from 'node:dns/promises'
import type { AllowedHosts } from './address.ts'

/** All addresses of a host, IPv4 first; throws or resolves to none where there are none. */
export type Lookup = (host: string) => Promise<string[]>

/**
 * Asks the name servers (`address:port`; by default the system's). Allowed private hosts are asked of the system
 * instead, which also knows its hosts file.
 */
export function createLookup(allowed: AllowedHosts, servers?: readonly string[]): Lookup {
  // Not the system's look-up for hosts from outside: a slow name server would hold the threads that file access needs.
  const resolver = new Resolver({ timeout: 2500, tries: 2 })
  if (servers) resolver.setServers(servers)
  return (host) => (allowed.names.has(host) ? lookUpPrivate(host) : lookUpPublic(resolver, host))
}

async function lookUpPrivate(host: string): Promise<string[]> {
  const answers = await systemLookup(host, { all: true, verbatim: false })
  return answers.map(({ address }) => address)
}

async function lookUpPublic(resolver: Resolver, host: string): Promise<string[]> {
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}
