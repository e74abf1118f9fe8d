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

type KeyStatus = 'active' | 'inactive' | 'revoked'

export interface KeySummary {
  id: string
  name: string
  prefix: string
  status: KeyStatus
  team: string
  email: string
  role: string
  createdAt: Date
}

/** Whose keys: one user's, or the whole team's. */
export type KeyOwner = { userId: string } | { teamId: string }

export interface KeyPage {
  /** The last key of the page before. */
  after?: { createdAt: Date; id: string } | undefined
  limit: number
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
  /** Newest first, revoked ones included; one more than `limit` where there is a next page. */
  listOf(owner: KeyOwner, page: KeyPage): Promise<KeySummary[]>
  /** One more key of the same user, shown once; null when the user has `MAX_KEYS` that work. */
  createFor(userId: string, name: string): Promise<(KeySummary & { key: string }) | null>
  /** Null when the owner has no such key; revoking it again changes nothing. */
  revokeOf(owner: KeyOwner, id: string): Promise<KeySummary | null>
}

/** Keys of one user that work at the same time: each has a request rate of its own. */
export const MAX_KEYS = 100
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
    listOf: (owner, page) => listOf(database, owner, page),
    revokeOf: (owner, id) => revokeOf(database, owner, id),
    createFor: (userId, name) =>
      database.transaction((transaction) => createFor({ transaction, now: clock.now(), identifiers }, userId, name)),
    create: async (request) =>
      database.transaction(async (transaction) => {
        const context = { transaction, now: clock.now(), identifiers }
        const teamId = await team(context, request.team ?? request.name, deps.maxConcurrentJobs)
        const userId = await user(context, teamId, request)
        return { ...(await insert(context, userId, request)), teamId }
      }),
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

async function insert(
  { transaction, now, identifiers }: Creation,
  userId: string,
  request: Pick<NewKey, 'name' | 'key'>,
) {
  const id = identifiers.uuid()
  const key = request.key ?? `afk_${identifiers.token(KEY_LENGTH)}`
  await transaction.query(
    'insert into api_keys (id, user_id, name, prefix, hash, created_at) values ($1, $2, $3, $4, $5, $6)',
    [id, userId, request.name, key.slice(0, PREFIX_LENGTH), hashOf(key), now],
  )
  return { id, key }
}

async function createFor(context: Creation, userId: string, name: string) {
  const { transaction } = context
  // Requests of one user take turns, so that none counts before another has added.
  await transaction.query('select from users where id = $1 for update', [userId])
  const working = "select from api_keys where user_id = $1 and status <> 'revoked' limit $2"
  if ((await transaction.query(working, [userId, MAX_KEYS])).length === MAX_KEYS) return null
  const { id, key } = await insert(context, userId, { name })
  const [summary] = await list(transaction, id)
  return summary ? { ...summary, key } : null
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
  status: KeyStatus
  user_id: string
  email: string
  role: 'admin' | 'member'
  team_id: string
  team_name: string
  plan: string
  credits: number
  max_concurrent_jobs: number
}

const SUMMARIES = `
  select k.id, k.name, k.prefix, k.status, t.name as team, u.email, u.role, k.created_at as "createdAt"
  from api_keys k join users u on u.id = k.user_id join teams t on t.id = u.team_id`

type SummaryRow = KeySummary & Record<string, unknown>

async function list(database: Queryable, idOrPrefix: string): Promise<KeySummary[]> {
  return database.query<SummaryRow>(
    `${SUMMARIES} where k.id::text = $1 or starts_with(k.prefix, $1) order by k.created_at`,
    [idOrPrefix],
  )
}

async function listOf(database: Queryable, owner: KeyOwner, { after, limit }: KeyPage): Promise<KeySummary[]> {
  const [column, id] = ownership(owner)
  return database.query<SummaryRow>(
    `${SUMMARIES} where ${column} = $1 and ($2::timestamptz is null or (k.created_at, k.id) < ($2, $3::uuid))
     order by k.created_at desc, k.id desc limit $4`,
    [id, after?.createdAt ?? null, after?.id ?? null, limit + 1],
  )
}

async function revokeOf(database: Queryable, owner: KeyOwner, id: string): Promise<KeySummary | null> {
  const [column, ownerId] = ownership(owner)
  const [key] = await database.query<SummaryRow>(`${SUMMARIES} where ${column} = $1 and k.id = $2`, [ownerId, id])
  return key ? withdraw(database, key) : null
}

function ownership(owner: KeyOwner): [column: string, id: string] {
  return 'userId' in owner ? ['u.id', owner.userId] : ['t.id', owner.teamId]
}

async function revoke(database: Queryable, idOrPrefix: string): Promise<KeySummary> {
  const matches = (await list(database, idOrPrefix)).filter((key) => key.status !== 'revoked')
  const [key] = matches
  if (!key) throw new Failure('input', `No key ${idOrPrefix}`)
  if (matches.length > 1) throw new Failure('input', `${matches.length} keys begin with ${idOrPrefix}; give the id`)
  return withdraw(database, key)
}

async function withdraw(database: Queryable, key: KeySummary): Promise<KeySummary> {
  await database.query("update api_keys set status = 'revoked' where id = $1", [key.id])
  return { ...key, status: 'revoked' }
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
