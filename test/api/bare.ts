import { pino } from 'pino'
import type { Account } from '../../src/accounts/account.ts'
import { createServer } from '../../src/api/server.ts'
import type { Services } from '../../src/api/services.ts'
import { readConfig } from '../../src/config.ts'
import { type Database, DatabaseError } from '../../src/database/database.ts'
import { randomIdentifiers } from '../../src/identifiers.ts'
import { createDiskStorage } from '../../src/storage/disk.ts'
import { handClock } from '../support/clock.ts'
import { knownClip } from '../support/edit.ts'

export const KEY = { 'x-api-key': 'afk_0000000000000000000000000000000000000000' }

const ACCOUNT: Account = {
  user: { id: randomIdentifiers.uuid(), email: 'ann@example.com', role: 'admin' },
  team: { id: randomIdentifiers.uuid(), name: 'ann', plan: 'self-hosted', credits: 1000, maxConcurrentJobs: 10 },
  apiKey: { id: randomIdentifiers.uuid(), name: 'ann', prefix: 'afk_00000000' },
}

const away = async () => {
  throw new DatabaseError('connection refused', {})
}

/** A database that cannot be reached. */
export const NO_DATABASE: Database = {
  query: away,
  script: away,
  transaction: away,
  listen: away,
  notify: async () => undefined,
  close: async () => {},
}

/** The API with nothing behind it but what `changes` brings: every key is ACCOUNT's, the database is away; no studio. */
export async function openBare(changes: Partial<Services> = {}, studioFolder = '/nonexistent') {
  const logged: Record<string, unknown>[] = []
  const services: Services = {
    config: readConfig({}),
    fileUrl: (key) => `https://files.test/files/${key}`,
    clock: handClock(),
    identifiers: randomIdentifiers,
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line)) }),
    database: NO_DATABASE,
    storage: createDiskStorage('/nonexistent'),
    keys: {
      authenticate: async () => ({ account: ACCOUNT }),
      create: async () => ({ id: '', key: '', teamId: '' }),
      isKnown: async () => true,
      list: async () => [],
      revoke: away,
      listOf: async () => [],
      createFor: away,
      revokeOf: away,
    },
    intake: knownClip,
    submit: away,
    quote: away,
    ledger: { grant: away, balance: away, balances: away, entries: away },
    engines: [],
    watcher: { watch: away, close: async () => {} },
    graceSeconds: 20,
    ...changes,
  }
  const server = createServer(services, studioFolder)
  await server.ready()
  return { server, logged }
}
