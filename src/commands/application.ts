import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { createKeys } from '../accounts/keys.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { createLedger } from '../credits/ledger.ts'
import { lockDirectory } from '../database/directory-lock.ts'
import { endLeases, openEmbedded } from '../database/embedded.ts'
import { migrate } from '../database/migrate.ts'
import { randomIdentifiers } from '../identifiers.ts'
import { openStorage } from '../storage/open.ts'
import { createAdministration } from './administration.ts'

export type Application = Awaited<ReturnType<typeof openApplication>>

/** Everything that keeps state, opened on `DATA_DIR`, which is this process's until `close`. Throws `DirectoryLocked`. */
export async function openApplication(config: Config, log: Logger) {
  const clock = systemClock
  const identifiers = randomIdentifiers
  // Socket paths are limited to about 100 bytes, data folders are not; the lock file tells where the socket is.
  const socket = join(tmpdir(), `retake-${identifiers.token(24)}.sock`)
  const unlock = lockDirectory(config.DATA_DIR, socket)
  try {
    const workspaces = join(config.DATA_DIR, 'workspaces')
    await rm(workspaces, { recursive: true, force: true })
    await mkdir(workspaces, { recursive: true })
    const storage = await openStorage(config.STORAGE_URL, join(config.DATA_DIR, 'files'))
    const database = await openEmbedded(join(config.DATA_DIR, 'database'))
    await migrate(database)
    await endLeases(database)
    const keys = createKeys({ database, clock, identifiers, maxConcurrentJobs: config.MAX_CONCURRENT_JOBS })
    const ledger = createLedger({ database, clock, identifiers })
    return {
      ...{ config, log, clock, identifiers, database, storage, keys, ledger, workspaces, socket },
      administration: createAdministration({ database, clock, keys, ledger }),
      close: async () => {
        await storage.close()
        await database.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}
