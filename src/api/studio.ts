import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { Config } from '../config.ts'
import type { Http } from './http.ts'
import type { Services } from './services.ts'

/** Beside the built server; absent when that runs from its sources. */
export const STUDIO_FOLDER = fileURLToPath(new URL('../studio', import.meta.url))

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), microphone=(self)',
}

/** Adds the web studio: `/` and its files, each a route of its own, so that all other paths stay unknown. */
export async function serveStudio(server: Http, services: Services, folder: string): Promise<void> {
  if (!existsSync(folder)) return
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS).header('Content-Security-Policy', policy(services))
    // Names of assets hold a hash of their content.
    const isAsset = request.url.startsWith('/assets/')
    reply.header('Cache-Control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache')
  })
  await server.register(files, {
    root: folder,
    wildcard: false,
    cacheControl: false,
    preCompressed: true,
    globIgnore: ['**/*.{br,gz}'],
  })
}

/** Nothing but the studio's own files runs; clips may come from wherever this server says they are. */
function policy({ config, fileUrl }: Services): string {
  const places = [
    "'self'",
    'blob:',
    ...new Set([new URL(fileUrl('')).origin, ...publicOrigin(config), ...store(config)]),
  ]
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    `img-src data: ${places.join(' ')}`,
    `media-src ${places.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function publicOrigin({ PUBLIC_URL }: Config): string[] {
  return PUBLIC_URL === undefined ? [] : [new URL(PUBLIC_URL).origin]
}

/** Where `/files/…` redirects to, which the policy covers too. */
function store({ STORAGE_DELIVERY, STORAGE_URL }: Config): string[] {
  if (STORAGE_DELIVERY !== 'presigned' || STORAGE_URL === undefined) return []
  const { bucket, endpoint, forcePathStyle } = STORAGE_URL
  if (endpoint === null) return ['https://*.amazonaws.com']
  const { protocol, host } = new URL(endpoint)
  return [forcePathStyle ? `${protocol}//${host}` : `${protocol}//${bucket}.${host}`]
}
