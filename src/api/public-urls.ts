import { isIP } from 'node:net'
import type { Config } from '../config.ts'
import { canonicalHost, isReachable } from '../sources/address.ts'

/** How the world reaches this server and its files, and which URLs are our own files. */
export interface PublicUrls {
  base(): string
  /** Absolute URL of a stored file. */
  urlOf(key: string): string
  /** Where the world reaches a stored file; null where this server is not public. */
  publicUrlOf(key: string): string | null
  /** The same for a path of this server. */
  publicAddress(path: string): string | null
  /** The key of one of our own files, so that it need not be fetched over the network; null for any other URL. */
  keyOf(url: string): string | null
  /** Tells the port that was really taken, where `PORT` is 0. */
  listening(port: number): void
}

const FILES = '/files/'
/** Two plain names; whatever else a URL says is no file of ours. */
const KEY = /^[0-9A-Za-z_-]+\/[0-9A-Za-z_-]+\.[0-9A-Za-z]+$/

export function publicUrls(config: Pick<Config, 'HOST' | 'PORT' | 'PUBLIC_URL' | 'CDN_URL'>): PublicUrls {
  let port = config.PORT
  const base = () => config.PUBLIC_URL ?? `http://${reachable(config.HOST)}:${port}`
  const bases = () => [base(), `http://localhost:${port}`, `http://127.0.0.1:${port}`, config.CDN_URL]
  const publicBase = isPublicUrl(config.PUBLIC_URL) ? config.PUBLIC_URL : null
  const publicFiles = isPublicUrl(config.CDN_URL) ? config.CDN_URL : publicBase
  return {
    base,
    publicUrlOf: (key) => publicFiles && `${publicFiles}${FILES}${key}`,
    publicAddress: (path) => publicBase && `${publicBase}${path}`,
    urlOf: (key) => `${config.CDN_URL ?? base()}${FILES}${key}`,
    keyOf: (url) => {
      const own = bases().find((candidate) => candidate !== undefined && url.startsWith(candidate + FILES))
      const key = own === undefined ? '' : url.slice(own.length + FILES.length)
      return KEY.test(key) ? key : null
    },
    listening: (taken) => {
      port = taken
    },
  }
}

/** Whether others can reach it, as far as its host tells: a public address, or a name with a domain. */
function isPublicUrl(url: string | undefined): url is string {
  if (url === undefined) return false
  const host = canonicalHost(new URL(url).hostname)
  if (isIP(host) > 0) return isReachable(host, { names: new Set(), networks: [] })
  return host.includes('.') && !/\.(localhost|local|internal|test|lan|home\.arpa)$/.test(host)
}

/** A wildcard address is no place to connect to; an IPv6 address needs brackets. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
