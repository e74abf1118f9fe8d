import { resolve } from 'node:path'
import { z } from 'zod'

const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)
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
  ENGINES: list.pipe(z.array(z.enum(['local'])).min(1)).default(['local']),
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
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Config = z.infer<typeof Settings>

/** Thrown with one line per wrong setting. */
export class ConfigError extends Error {}

/** Settings from the environment; an empty variable counts as unset. Throws `ConfigError`. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  for (const name of ['DATABASE_URL', 'STORAGE_URL']) {
    if (given[name]) throw new ConfigError(`${name}: not supported by this version; leave it unset to use DATA_DIR`)
  }
  const result = Settings.safeParse(given)
  if (result.success) return result.data
  throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
}
