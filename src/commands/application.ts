import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { createKeys } from '../accounts/keys.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { createLedger } from '../credits/ledger.ts'
import type { Database } from '../database/database.ts'
import { lockDirectory } from '../database/directory-lock.ts'
import { endLeases, openEmbedded } from '../database/embedded.ts'
import { migrate } from '../database/migrate.ts'
import { openServer } from '../database/server.ts'
import { randomIdentifiers } from '../identifiers.ts'
import { openStorage } from '../storage/open.ts'
import { createAdministration } from './administration.ts'

/** Everything that keeps state. Throws `DirectoryLocked` where another process has the embedded database. */
export async function openApplication(config: Config, log: Logger) {
  const clock = systemClock
  const identifiers = randomIdentifiers
  const storage = await openStorage(config.STORAGE_URL, join(config.DATA_DIR, 'files'))
  const { database, socket, release } = await openDatabase(config)
  const accounts = { clock, identifiers, maxConcurrentJobs: config.MAX_CONCURRENT_JOBS }
  const keys = createKeys({ ...accounts, database })
  const ledger = createLedger({ ...accounts, database })
  return {
    ...{ config, log, accounts, clock, identifiers, database, storage, keys, ledger, socket },
    administration: createAdministration({ database, clock, keys, ledger }),
    close: async () => {
      await storage.close()
      await release()
    },
  }
}

interface Opened {
  database: Database
  /** Where the process that holds the embedded database is administered; null for a server, which needs none. */
  socket: string | null
  release(): Promise<void>
}

/** The server that `DATABASE_URL` names, or else the embedded database in `DATA_DIR`; its schema up to date. */
async function openDatabase(config: Config): Promise<Opened> {
  const { DATABASE_URL: url, DATABASE_POOL: pool } = config
  if (url === undefined) return openOwn(config)
  const database = openServer({ url, pool })
  try {
    await migrate(database)
    return { database, socket: null, release: () => database.close() }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The embedded database is this process's alone until `release`. */
async function openOwn({ DATA_DIR }: Config): Promise<Opened> {
  // Socket paths are limited to about 100 bytes, data folders are not; the lock file tells where the socket is.
  const socket = join(tmpdir(), `retake-${randomIdentifiers.token(24)}.sock`)
  const unlock = lockDirectory(DATA_DIR, socket)
  try {
    const database = await openEmbedded(join(DATA_DIR, 'database'))
    await migrate(database)
    await endLeases(database)
    return { database, socket, release: () => database.close().finally(unlock) }
  } catch (error) {
    unlock()
    throw error
  }
}
