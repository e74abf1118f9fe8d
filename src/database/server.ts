import pg from 'pg'
import { type Database, DatabaseError, type Queryable, type Row } from './database.ts'
import { createSubscriptions } from './subscriptions.ts'

export interface ServerSettings {
  /** `postgres://user:password@host:port/name?sslmode=…` */
  url: string
  /** Connections of this process, beside one that listens. */
  pool: number
}

/** Away for longer than this, and the caller hears of it rather than waits. */
const CONNECT_MILLISECONDS = 5000
/** A connection that went silent, e.g. behind a failed switch, must not hold its caller for ever. */
const QUERY_MILLISECONDS = 60_000

/** SQLSTATEs by which a server says that it is going, starting or full: it is away, and nothing is wrong with the statement. */
const AWAY = /^(08...|57P0[1-5]|53300)$/

/** A PostgreSQL server, by as many connections as `pool` says. Connects at the first statement. */
export function openServer({ url, pool: max }: ServerSettings): Database {
  const connection: pg.ClientConfig = {
    connectionString: url,
    application_name: 'retake',
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    query_timeout: QUERY_MILLISECONDS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types,
  }
  const pool = new pg.Pool({ ...connection, max })
  // A connection that breaks leaves the pool by itself; without a listener, idle or in use, it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const subscriptions = createSubscriptions(() => new pg.Client(connection))
  const { query, script } = statements((work) => withClient(pool, work))
  return {
    ...{ query, script },
    notify: createNotifier((channel, payload) => query('select pg_notify($1, $2)', [channel, payload])),
    transaction: (work) => withClient(pool, (client) => inTransaction(client, work)),
    listen: (channel, callback) => subscriptions.add(channel, callback).catch(rethrow),
    close: async () => {
      await subscriptions.close()
      if (!pool.ended) await pool.end()
    },
  }
}

/** News that is being told already is told once more after that, however often it comes meanwhile. */
function createNotifier(tell: (channel: string, payload: string) => Promise<unknown>): Database['notify'] {
  const telling = new Map<string, { again: boolean }>()
  return async (channel, payload) => {
    const key = JSON.stringify([channel, payload])
    const under = telling.get(key)
    if (under) {
      under.again = true
      return
    }
    const state = { again: true }
    telling.set(key, state)
    while (state.again) {
      state.again = false
      await tell(channel, payload).catch(() => undefined)
    }
    telling.delete(key)
  }
}

type WithClient = <T>(work: (client: pg.ClientBase) => Promise<T>) => Promise<T>

function statements(using: WithClient): Queryable {
  return {
    query: async <R extends Row>(sql: string, parameters: unknown[] = []) => {
      const { rows } = await using((client) => planned<R>(client, sql, parameters).catch(rethrow))
      return rows
    },
    script: async (sql) => {
      await using((client) => client.query(sql).catch(rethrow))
    },
  }
}

/** Each connection plans a statement once: planning takes longer than running most of ours. There are a few dozen texts. */
const names = new Map<string, string>()
let named = 0

function nameOf(sql: string): string {
  const name = names.get(sql) ?? `retake${named++}`
  names.set(sql, name)
  return name
}

/** SQLSTATE of a plan that no longer fits: a newer version's migration has added to what the statement answers with. */
const PLAN_IS_OLD = '0A000'

/** Where a plan is old, all are made anew; by itself a statement is repeated, a transaction has to be. */
async function planned<R extends Row>(client: pg.ClientBase, sql: string, values: unknown[]) {
  const run = () => client.query<R>({ name: nameOf(sql), text: sql, values })
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== PLAN_IS_OLD) throw error
    names.clear()
    return run().catch(() => {
      throw error
    })
  }
}

async function inTransaction<T>(client: pg.ClientBase, work: (transaction: Queryable) => Promise<T>): Promise<T> {
  await client.query('begin').catch(rethrow)
  try {
    const result = await work(statements((statement) => statement(client)))
    await client.query('commit').catch(rethrow)
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** A connection for the time of `work`; one that was away meanwhile is not used again. */
async function withClient<T>(pool: pg.Pool, work: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch(rethrow)
  let isBroken = false
  try {
    return await work(client)
  } catch (error) {
    isBroken = error instanceof DatabaseError && error.code === undefined
    throw error
  } finally {
    client.release(isBroken)
  }
}

function rethrow(error: unknown): never {
  throw translated(error)
}

/** An SQL error becomes ours; whatever else the driver says means that the database is away. */
function translated(error: unknown): DatabaseError {
  const { message } = error as Error
  if (!(error instanceof pg.DatabaseError)) return new DatabaseError(`database is away: ${message}`, { cause: error })
  const { code, constraint } = error
  if (code === undefined || AWAY.test(code)) return new DatabaseError(message, { cause: error })
  return new DatabaseError(message, { code, constraint, cause: error })
}

const INT8 = 20
const BYTEA = 17

/** int8 as number, of which ours are all safe, and bytea as bare bytes, like the embedded driver. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return Number
    const parse = pg.types.getTypeParser(oid, format as 'text')
    return oid === BYTEA ? (text: string) => new Uint8Array(parse(text) as Buffer) : parse
  }) as pg.CustomTypesConfig['getTypeParser'],
}
