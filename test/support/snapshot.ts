import { mkdirSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { port } from '../../src/database/embedded.ts'
import { migrate } from '../../src/database/migrate.ts'
import { SNAPSHOT } from './memory.ts'

/** Runs once before all tests. */
export async function setup(): Promise<void> {
  const engine = await PGlite.create()
  const database = port(engine)
  await migrate(database)
  const dump = await engine.dumpDataDir('none')
  mkdirSync(new URL('.', SNAPSHOT), { recursive: true })
  writeFileSync(SNAPSHOT, Buffer.from(await dump.arrayBuffer()))
  await database.close()
}
