import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** What a container is started with. */
export interface Container {
  /** Where it is from, for messages. */
  name: string
  command: string[]
  environment: Record<string, string>
}

interface ComposeService {
  image: string
  command?: string[]
  entrypoint?: string[]
  environment?: Record<string, string>
  healthcheck?: { test?: string[]; disable?: boolean }
  depends_on?: string[] | Record<string, unknown>
  configs?: { source: string }[]
  deploy?: { replicas: number }
  [key: string]: unknown
}

export interface Compose {
  services: Record<string, ComposeService>
  configs: Record<string, { content: string }>
  volumes: Record<string, unknown>
}

/** A Kubernetes object, of which this is what the tests look at. */
export interface Manifest {
  kind: string
  metadata: { name: string }
  data?: Record<string, string>
  stringData?: Record<string, string>
  // biome-ignore lint/suspicious/noExplicitAny: Kubernetes' own shape, looked at by the assertions
  spec?: any
}

interface Yaml {
  parse(text: string, options: { merge: boolean }): unknown
  parseAllDocuments(text: string): { errors: Error[]; toJS(): unknown }[]
}

// The parser is one that a package of ours brings; nothing else here reads YAML.
const require = createRequire(createRequire(import.meta.url).resolve('@fastify/swagger'))
const yaml = require('yaml') as Yaml

export function readCompose(): Compose {
  return yaml.parse(readFileSync('compose.yaml', 'utf8'), { merge: true }) as Compose
}

export function readManifests(): Manifest[] {
  const folder = 'deploy/kubernetes'
  return readdirSync(folder).flatMap((file) =>
    yaml.parseAllDocuments(readFileSync(`${folder}/${file}`, 'utf8')).map((document) => {
      if (document.errors[0]) throw document.errors[0]
      return document.toJS() as Manifest
    }),
  )
}

/** `${NAME:-default}` and `${NAME:?message}` as compose fills them in. Throws for a required one that is missing. */
export function filledIn(text: string, given: Record<string, string>): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_all, name: string, kind?: string, rest = '') => {
    const value = given[name]
    if (value) return value
    if (kind === '?') throw new Error(`${name}: ${rest}`)
    return rest
  })
}

/** Every setting that there is. */
export function settingNames(): Set<string> {
  const lines = readFileSync('.env.example', 'utf8').matchAll(/^(?:# )?([A-Z0-9_]+)=/gm)
  return new Set([...lines].map(([, name = '']) => name))
}

/** Of `compose.yaml`, those that run the image of this repository. */
export function ownServices({ services }: Compose): Container[] {
  return Object.entries(services).flatMap(([name, { image, command = [], environment = {} }]) =>
    image === 'retake' ? [{ name, command, environment }] : [],
  )
}
