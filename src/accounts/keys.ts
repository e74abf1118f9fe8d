import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database, Queryable } from '../database/database.ts'
import { Failure } from '../failure.ts'
import type { Identifiers } from '../identifiers.ts'
import type { Account } from './account.ts'

export interface NewKey {
  name: string
  /** The team's name, made when there is none; the key's own name when left out. */
  team?: string | undefined
  email?: string | undefined
  role?: 'admin' | 'member' | undefined
  /** A given key instead of a fresh one. */
  key?: string | undefined
}

export interface KeySummary {
  id: string
  name: string
  prefix: string
  status: string
  team: string
  email: string
  role: string
  createdAt: Date
}

/** `inactive` is a key that was switched off; a revoked or unknown key is `unknown`. */
export type Authentication = { account: Account } | 'unknown' | 'inactive'

export interface Keys {
  authenticate(key: string): Promise<Authentication>
  /** Whether the key was ever created, revoked or not. */
  isKnown(key: string): Promise<boolean>
  /** Returns the key itself, once; only its hash is kept. */
  create(request: NewKey): Promise<{ id: string; key: string; teamId: string }>
  list(): Promise<KeySummary[]>
  /** By id, or by a prefix that only one key has. Throws `Failure` when none or several match. */
  revoke(idOrPrefix: string): Promise<KeySummary>
}

const KEY_LENGTH = 40
const PREFIX_LENGTH = 12

export function createKeys(deps: {
  database: Database
  clock: Clock
  identifiers: Identifiers
  maxConcurrentJobs: number
}): Keys {
  const { database, clock, identifiers } = deps
  return {
    authenticate: (key) => authenticate(database, key),
    isKnown: async (key) => (await database.query('select from api_keys where hash = $1', [hashOf(key)])).length > 0,
    list: () => list(database, ''),
    revoke: (idOrPrefix) => revoke(database, idOrPrefix),
    create: async (request) => {
      const id = identifiers.uuid()
      const key = request.key ?? `afk_${identifiers.token(KEY_LENGTH)}`
      return database.transaction(async (transaction) => {
        const context = { transaction, now: clock.now(), identifiers }
        const teamId = await team(context, request.team ?? request.name, deps.maxConcurrentJobs)
        const userId = await user(context, teamId, request)
        await transaction.query(
          'insert into api_keys (id, user_id, name, prefix, hash, created_at) values ($1, $2, $3, $4, $5, $6)',
          [id, userId, request.name, key.slice(0, PREFIX_LENGTH), hashOf(key), context.now],
        )
        return { id, key, teamId }
      })
    },
  }
}

interface Creation {
  transaction: Queryable
  now: Date
  identifiers: Identifiers
}

async function team({ transaction, now, identifiers }: Creation, name: string, maxJobs: number): Promise<string> {
  const [row] = await transaction.query<{ id: string }>(
    `insert into teams (id, name, max_concurrent_jobs, created_at) values ($1, $2, $3, $4)
     on conflict (name) do update set name = excluded.name returning id`,
    [identifiers.uuid(), name, maxJobs, now],
  )
  return row?.id ?? ''
}

async function user({ transaction, now, identifiers }: Creation, teamId: string, request: NewKey): Promise<string> {
  const email = request.email ?? `${plain(request.name)}@${plain(request.team ?? request.name)}.localhost`
  const [row] = await transaction.query<{ id: string; role: string }>(
    `insert into users (id, team_id, email, role, created_at) values ($1, $2, $3, $4, $5)
     on conflict (email) do update set email = excluded.email where users.team_id = excluded.team_id
     returning id, role`,
    [identifiers.uuid(), teamId, email, request.role ?? 'admin', now],
  )
  if (!row) throw new Failure('input', `${email} belongs to another team`)
  // A new key never changes what earlier keys of the same user may do.
  if (request.role && request.role !== row.role)
    throw new Failure('input', `${email} is already a user, as ${row.role}`)
  return row.id
}

function plain(name: string): string {
  return name.replace(/[^\w.+-]+/g, '-')
}

async function authenticate(database: Queryable, key: string): Promise<Authentication> {
  const [row] = await database.query<AccountRow>(
    `select k.id as key_id, k.name as key_name, k.prefix, k.status, u.id as user_id, u.email, u.role,
            t.id as team_id, t.name as team_name, t.plan, t.credits, t.max_concurrent_jobs
     from api_keys k join users u on u.id = k.user_id join teams t on t.id = u.team_id where k.hash = $1`,
    [hashOf(key)],
  )
  if (!row || row.status === 'revoked') return 'unknown'
  if (row.status === 'inactive') return 'inactive'
  return {
    account: {
      user: { id: row.user_id, email: row.email, role: row.role },
      team: {
        id: row.team_id,
        name: row.team_name,
        plan: row.plan,
        credits: row.credits,
        maxConcurrentJobs: row.max_concurrent_jobs,
      },
      apiKey: { id: row.key_id, name: row.key_name, prefix: row.prefix },
    },
  }
}

type AccountRow = {
  key_id: string
  key_name: string
  prefix: string
  status: 'active' | 'inactive' | 'revoked'
  user_id: string
  email: string
  role: 'admin' | 'member'
  team_id: string
  team_name: string
  plan: string
  credits: number
  max_concurrent_jobs: number
}

async function list(database: Queryable, idOrPrefix: string): Promise<KeySummary[]> {
  return database.query<KeySummary & Record<string, unknown>>(
    `select k.id, k.name, k.prefix, k.status, t.name as team, u.email, u.role, k.created_at as "createdAt"
     from api_keys k join users u on u.id = k.user_id join teams t on t.id = u.team_id
     where k.id::text = $1 or starts_with(k.prefix, $1) order by k.created_at`,
    [idOrPrefix],
  )
}

async function revoke(database: Database, idOrPrefix: string): Promise<KeySummary> {
  const matches = (await list(database, idOrPrefix)).filter((key) => key.status !== 'revoked')
  const [key] = matches
  if (!key) throw new Failure('input', `No key ${idOrPrefix}`)
  if (matches.length > 1) throw new Failure('input', `${matches.length} keys begin with ${idOrPrefix}; give the id`)
  await database.query("update api_keys set status = 'revoked' where id = $1", [key.id])
  return { ...key, status: 'revoked' }
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
