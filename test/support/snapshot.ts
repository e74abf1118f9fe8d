import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { port } from '../../src/database/embedded.ts'
import { migrate } from '../../src/database/migrate.ts'
import { snapshotFile } from './memory.ts'

/** Runs once before all tests. */
export async function setup(): Promise<void> {
  const file = snapshotFile()
  if (existsSync(file)) return
  const engine = await PGlite.create()
  const database = port(engine)
  await migrate(database)
  const dump = await engine.dumpDataDir('none')
  // Another run may be at it too: the file appears whole or not at all.
  writeFileSync(`${file}.${process.pid}`, Buffer.from(await dump.arrayBuffer()))
  renameSync(`${file}.${process.pid}`, file)
  await database.close()
}
