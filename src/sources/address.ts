import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** Hosts an operator lets us reach although they are not public. */
export interface AllowedHosts {
  /** Lower-case host names; they may resolve to any address. */
  names: ReadonlySet<string>
  networks: readonly (readonly [Address, number])[]
}

/** May a connection to this IP address be opened? Public unicast addresses and the allowed networks only. */
export function isReachable(address: string, allowed: AllowedHosts): boolean {
  if (isIP(address) === 0) return false
  const target = embedded(ipaddr.process(address))
  return isPublic(target) || allowed.networks.some((network) => contains(network, target))
}

/**
 * Reads the setting ALLOW_PRIVATE_HOSTS: addresses, networks and host names, e.g. `127.0.0.1`, `10.0.0.0/8`, `::1`,
 * `minio.internal`. Throws an `Error` that names the first entry which is none of these.
 */
export function parseAllowedHosts(entries: readonly string[]): AllowedHosts {
  const names = new Set<string>()
  const networks: [Address, number][] = []
  for (const entry of entries) {
    const host = canonicalHost(entry)
    if (isIP(host) > 0) networks.push(network(host, ipaddr.parse(host).kind() === 'ipv4' ? 32 : 128))
    else if (ipaddr.isValidCIDR(host)) networks.push(network(...splitNetwork(host)))
    else if (HOST_NAME.test(host)) names.add(host)
    else throw new Error(`ALLOW_PRIVATE_HOSTS: ${entry} is no address, network or host name`)
  }
  return { names, networks }
}

/** A host as in a URL, made comparable: lower case, no brackets, no dot at the end. */
export function canonicalHost(host: string): string {
  return host
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
}

/** The last label holds a letter, for a host that ends in a number is an IPv4 address in disguise. */
const HOST_NAME = /^([a-z0-9_-]+\.)*[a-z0-9_-]*[a-z][a-z0-9_-]*$/

/** Azure answers questions about the machine at this address, which looks public. */
const AZURE_PLATFORM = '168.63.129.16'
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')

function isPublic(address: Address): boolean {
  if (address.range() !== 'unicast') return false
  return address.kind() === 'ipv4' ? address.toString() !== AZURE_PLATFORM : address.match(GLOBAL_UNICAST)
}

/** A NAT64 address reaches the IPv4 address in its last four bytes. (IPv4-mapped ones are unpacked by `process`.) */
function embedded(address: Address): Address {
  if (address.kind() === 'ipv4' || !address.match(NAT64)) return address
  return ipaddr.fromByteArray(address.toByteArray().slice(12))
}

function contains([base, bits]: readonly [Address, number], address: Address): boolean {
  return base.kind() === address.kind() && address.match(base, bits)
}

function network(address: string, bits: number): [Address, number] {
  return [ipaddr.parse(address), bits]
}

function splitNetwork(text: string): [string, number] {
  const [address, bits] = ipaddr.parseCIDR(text)
  return [address.toString(), bits]
}
