import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { ENGINE_NAMES, type EngineName } from './engines/engine.ts'
import { parseS3Url } from './storage/s3-url.ts'

const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)
const s3Url = z.string().transform((text, context) => {
  try {
    return parseS3Url(text)
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message })
    return z.NEVER
  }
})
const positive = z.coerce.number().positive()

/** Every setting, read once from the environment; `.env.example` explains each. */
const Settings = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8787),
  PUBLIC_URL: url.optional(),
  CDN_URL: url.optional(),
  DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .transform((path) => resolve(path)),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be postgres://user:password@host:port/name' })
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(1000).default(10),
  STORAGE_URL: s3Url.optional(),
  STORAGE_DELIVERY: z.enum(['proxy', 'presigned']).default('proxy'),
  ENGINES: list.pipe(z.array(z.enum(ENGINE_NAMES)).min(1)).optional(),
  DASHSCOPE_API_KEY: z.string().optional(),
  DASHSCOPE_BASE_URL: url.optional(),
  DASHSCOPE_WORKSPACE: z.string().optional(),
  DASHSCOPE_MODEL: z.string().optional(),
  FAL_KEY: z.string().optional(),
  FAL_BASE_URL: url.optional(),
  FAL_REST_URL: url.optional(),
  FAL_ENDPOINT: z.string().optional(),
  REPLICATE_API_TOKEN: z.string().optional(),
  REPLICATE_BASE_URL: url.optional(),
  REPLICATE_MODEL: z.string().optional(),
  COMFYUI_URL: list.pipe(z.array(url).min(1)).optional(),
  COMFYUI_WORKFLOW: z.string().optional(),
  SIMULATED_SECONDS: z.coerce.number().min(0).max(3600).default(5),
  REMOTE_SLOTS: z.coerce.number().int().min(1).max(10_000).default(50),
  BOOTSTRAP_API_KEY: z
    .string()
    .regex(/^afk_[0-9A-Za-z]{40}$/, 'must be afk_ and 40 letters or digits')
    .optional(),
  BOOTSTRAP_CREDITS: z.coerce.number().int().min(0).default(10000),
  ALLOW_PRIVATE_HOSTS: list.default([]),
  RETENTION_DAYS: positive.default(90),
  UPLOAD_HOURS: positive.default(2),
  WEBHOOK_SECRET_FORM: z.enum(['raw', 'hex']).default('raw'),
  PRICE_720P: z.coerce.number().int().min(0).default(20),
  PRICE_1080P: z.coerce.number().int().min(0).default(30),
  MAX_CONCURRENT_JOBS: z.coerce.number().int().min(1).default(10),
  RATE_LIMIT: z.coerce.number().int().min(1).default(6000),
  LOCAL_SLOTS: z.coerce.number().int().min(1).max(64).default(2),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  METRICS_TOKEN: z.string().min(16, 'must have 16 characters or more').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
  OTEL_SERVICE_NAME: z.string().min(1).default('retake'),
  OTEL_RESOURCE_ATTRIBUTES: z.string().optional(),
  RETAKE_SERVER: url.optional(),
  RETAKE_KEY: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

type Given = z.infer<typeof Settings>

/** All settings; `ENGINES` in order of preference, each of them configured. */
export type Config = Omit<Given, 'ENGINES'> & { ENGINES: EngineName[] }

/** The setting that configures an engine. */
export const SETTING_OF_ENGINE = {
  dashscope: 'DASHSCOPE_API_KEY',
  fal: 'FAL_KEY',
  replicate: 'REPLICATE_API_TOKEN',
  comfyui: 'COMFYUI_URL',
  local: null,
  simulated: null,
} as const satisfies Record<EngineName, keyof Given | null>

/** Settings that may come from a file instead, as `<NAME>_FILE`: the way of container secrets. */
const SECRETS = [
  'DASHSCOPE_API_KEY',
  'FAL_KEY',
  'REPLICATE_API_TOKEN',
  'BOOTSTRAP_API_KEY',
  'DATABASE_URL',
  'METRICS_TOKEN',
  'RETAKE_KEY',
] as const

/** What must never be seen in a log. */
export function secretsOf(config: Config): string[] {
  return SECRETS.flatMap((name) => config[name] ?? [])
}

/** Thrown with one line per wrong setting. */
export class ConfigError extends Error {}

/** Settings from the environment; an empty variable counts as unset. Throws `ConfigError`. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = withSecretFiles(Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')))
  const result = Settings.safeParse(given)
  if (result.success) return { ...result.data, ENGINES: enginesOf(result.data) }
  throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
}

function withSecretFiles(given: Record<string, string | undefined>): Record<string, string | undefined> {
  const read = (name: string, file: string) => {
    try {
      return readFileSync(file, 'utf8').trim()
    } catch (error) {
      throw new ConfigError(`${name}_FILE: ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`)
    }
  }
  const files = SECRETS.flatMap((name) => {
    const file = given[`${name}_FILE`]
    return file === undefined ? [] : [[name, read(name, file)] as const]
  })
  return { ...given, ...Object.fromEntries(files) }
}

/** The engines that are named, all of which must be configured; by default every configured one that edits, `local` last. */
function enginesOf(given: Given): EngineName[] {
  const isConfigured = (name: EngineName) => {
    const setting = SETTING_OF_ENGINE[name]
    return setting === null || given[setting] !== undefined
  }
  const names = given.ENGINES ?? ENGINE_NAMES.filter((name) => name !== 'simulated' && isConfigured(name))
  const missing = names.find((name) => !isConfigured(name))
  if (missing) throw new ConfigError(`ENGINES: ${missing} needs ${SETTING_OF_ENGINE[missing]}`)
  return [...new Set(names)]
}
