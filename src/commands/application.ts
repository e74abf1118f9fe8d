import { join } from 'node:path'
import type { Logger } from 'pino'
import { createKeys } from '../accounts/keys.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { createLedger } from '../credits/ledger.ts'
import { randomIdentifiers } from '../identifiers.ts'
import { openStorage } from '../storage/open.ts'
import { createAdministration } from './administration.ts'
import { openDatabase } from './open-database.ts'

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
