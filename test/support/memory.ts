import { existsSync, readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import type { Database } from '../../src/database/database.ts'
import { port } from '../../src/database/embedded.ts'

/** Where the set-up of the test run keeps an empty, migrated database; loading it is several times faster than making one. */
export const SNAPSHOT = new URL('../../node_modules/.cache/retake-empty-database.tar', import.meta.url)

/** A migrated database in memory. */
export async function openInMemory(): Promise<Database> {
  if (!existsSync(SNAPSHOT)) throw new Error('the snapshot is made by test/support/snapshot.ts')
  return port(await PGlite.create({ loadDataDir: new Blob([readFileSync(SNAPSHOT)]) }))
}
