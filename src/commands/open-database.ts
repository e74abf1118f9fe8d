import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import { lockDirectory } from '../database/directory-lock.ts'
import { endLeases, openEmbedded } from '../database/embedded.ts'
import { migrate } from '../database/migrate.ts'
import { openServer } from '../database/server.ts'
import { randomIdentifiers } from '../identifiers.ts'

export interface OpenDatabase {
  database: Database
  /** Where the process that holds the embedded database is administered; null for a server, which needs none. */
  socket: string | null
  release(): Promise<void>
}

/**
 * The server that `DATABASE_URL` names, or else the embedded database in `DATA_DIR`, this process's alone until `release`; its
 * schema up to date. Throws `DirectoryLocked` where another process has the folder.
 */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  const opened = await openAsItIs(config)
  try {
    await migrate(opened.database)
    if (opened.socket !== null) await endLeases(opened.database)
    return opened
  } catch (error) {
    await opened.release()
    throw error
  }
}

/** The same, with the schema that it has. */
export async function openAsItIs({ DATABASE_URL: url, DATABASE_POOL: pool, DATA_DIR }: Config): Promise<OpenDatabase> {
  if (url !== undefined) {
    const database = openServer({ url, pool })
    return { database, socket: null, release: () => database.close() }
  }
  // Socket paths are limited to about 100 bytes, data folders are not; the lock file tells where the socket is.
  const socket = join(tmpdir(), `retake-${randomIdentifiers.token(24)}.sock`)
  const unlock = lockDirectory(DATA_DIR, socket)
  try {
    const database = await openEmbedded(embeddedFolder(DATA_DIR))
    return { database, socket, release: () => database.close().finally(unlock) }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Whether the data folder has a database; opening one that is not there makes it. */
export function hasEmbedded({ DATA_DIR }: Config): boolean {
  return existsSync(join(embeddedFolder(DATA_DIR), 'PG_VERSION'))
}

function embeddedFolder(dataFolder: string): string {
  return join(dataFolder, 'database')
}
