import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { Database } from '../../src/database/database.ts'
import { port } from '../../src/database/embedded.ts'

/** A migrated database in memory, loaded from the snapshot that the set-up of the test run has made. */
export async function openInMemory(): Promise<Database> {
  return port(await PGlite.create({ loadDataDir: new Blob([readFileSync(snapshotFile())]) }))
}

/** Where an empty, migrated database of exactly these migrations is kept; loading one is several times faster than making it. */
export function snapshotFile(): string {
  const folder = new URL('../../src/database/migrations/', import.meta.url)
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(new URL(name, folder)))
  return join(tmpdir(), `retake-empty-database-${hash.digest('hex').slice(0, 16)}.tar`)
}
