import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PGlite, type Transaction } from '@electric-sql/pglite'
import { type Database, DatabaseError, type Listener, type Queryable, type Row } from './database.ts'
import { DurableFiles, syncPath, syncTree } from './durable-files.ts'

/** Tables that change with every job; PGlite runs no autovacuum of its own. */
const HOT_TABLES = ['jobs', 'teams', 'idempotency_keys', 'uploads', 'webhook_deliveries']
const VACUUM_MINUTES = 10

/** PostgreSQL inside this process, in `directory`, every commit synced to disk. The caller holds the directory's lock. */
export async function openEmbedded(directory: string): Promise<Database> {
  const fresh = !existsSync(join(directory, 'PG_VERSION'))
  const engine = await PGlite.create({
    fs: new DurableFiles(directory),
    // Stock PGlite starts with -F, which turns fsync off; its fdatasync is a no-op, hence wal_sync_method.
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
      ...['-c', 'wal_sync_method=fsync', '-c', 'shared_buffers=16MB'],
    ],
  })
  if (fresh) {
    await engine.exec('checkpoint')
    syncTree(directory)
    syncPath(dirname(directory))
  }
  return port(engine)
}

/** Ends the leases of the process that had the database before; the directory's lock proves that it is gone. */
export async function endLeases(database: Queryable): Promise<void> {
  for (const table of ['jobs', 'webhook_deliveries']) {
    await database.query(`update ${table} set lease_until = now() where lease_until > now()`)
  }
}

/** The port to an engine that is already open. */
export function port(engine: PGlite): Database {
  const vacuum = setInterval(() => void vacuumHotTables(engine), VACUUM_MINUTES * 60_000)
  vacuum.unref()
  const listeners = new Map<string, Set<Listener>>()
  return {
    ...statements(engine),
    transaction: (work) =>
      engine
        .transaction((transaction) => work(statements(transaction)))
        .catch((error: unknown) => {
          throw translated(error)
        }),
    listen: async (channel, callback) => {
      const all = listeners.get(channel) ?? new Set()
      listeners.set(channel, all.add(callback))
      const stop = await engine.listen(channel, callback)
      return async () => {
        all.delete(callback)
        await stop()
      }
    },
    // All listeners are in this process.
    notify: async (channel, payload) => {
      for (const listener of listeners.get(channel) ?? []) listener(payload)
    },
    close: async () => {
      clearInterval(vacuum)
      await engine.close()
    },
  }
}

function statements(engine: PGlite | Transaction): Queryable {
  return {
    query: async <R extends Row>(sql: string, parameters: unknown[] = []) => {
      try {
        return (await engine.query<R>(sql, parameters)).rows
      } catch (error) {
        throw translated(error)
      }
    },
    script: async (sql) => {
      try {
        await engine.exec(sql)
      } catch (error) {
        throw translated(error)
      }
    },
  }
}

async function vacuumHotTables(engine: PGlite): Promise<void> {
  for (const table of HOT_TABLES) await engine.exec(`vacuum ${table}`).catch(() => undefined)
}

/** What `work` threw passes as it is; an SQL error becomes ours; a closed engine is a database that is away. */
function translated(error: unknown): unknown {
  if (error instanceof DatabaseError) return error
  const { code, constraint, message } = error as { code?: unknown; constraint?: string; message?: string }
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) {
    return new DatabaseError(message ?? code, { code, constraint, cause: error })
  }
  if (/PGlite is clos|closing/i.test(message ?? '')) return new DatabaseError('database is closed', { cause: error })
  return error
}
