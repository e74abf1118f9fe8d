import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { type Audit, auditCredits } from '../credits/audit.ts'
import type { Database } from '../database/database.ts'
import { DirectoryLocked } from '../database/directory-lock.ts'
import { endLeases } from '../database/embedded.ts'
import { exportDatabase, type Header } from '../database/export.ts'
import { importDatabase } from '../database/import.ts'
import { Failure } from '../failure.ts'
import { VERSION } from '../version.ts'
import { readFile, writeFile } from './export-file.ts'
import { openDatabase } from './open-database.ts'

/** What an export says of itself. */
interface About {
  version: string
  exportedAt: string
  audit: Audit
}

export interface Moved {
  rows: number
  audit: Audit
  /** Where the files are, or belong, which move by another way. */
  files: string
}

/** Writes a new file. Throws `Failure` while a server has the data folder. */
export async function exportTo(config: Config, file: string): Promise<Moved> {
  const exportedAt = systemClock.now().toISOString()
  const header = await alone(config, (database) =>
    writeFile(file, (write) =>
      exportDatabase<About>(
        database,
        async (snapshot) => ({ version: VERSION, exportedAt, audit: await auditCredits(snapshot) }),
        write,
      ),
    ),
  )
  return moved(header, config)
}

/** All of the file or nothing of it. Throws `Failure` for a file or a database that is not fit for it. */
export async function importFrom(config: Config, file: string): Promise<Moved> {
  const header = await alone(config, (database) =>
    readFile(file, (lines) =>
      importDatabase<About>(database, lines, async (filled, { about }) => {
        // Whoever worked on the jobs did so on the other database.
        await endLeases(filled)
        agree(about.audit, await auditCredits(filled))
      }),
    ),
  )
  return moved(header, config)
}

/** What a server on the same folder takes in after the export would be missing, and nobody would notice. */
async function alone<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const opened = await openDatabase(config).catch((error: unknown) => {
    if (!(error instanceof DirectoryLocked)) throw error
    throw new Failure('input', `A server is running on ${config.DATA_DIR} (process ${error.holder.pid}): stop it first`)
  })
  return await work(opened.database).finally(opened.release)
}

/** Books that were sound are so now, by the same numbers; what was broken before may be so still. */
function agree(before: Audit, after: Audit): void {
  const isSame = (['teams', 'jobs', 'entries'] as const).every((number) => before[number] === after[number])
  const known = before.breaches.map(({ rule }) => rule)
  const fresh = after.breaches.filter(({ rule }) => !known.includes(rule)).map(({ rule }) => rule)
  if (isSame && fresh.length === 0) return
  throw new Failure('input', `The books do not agree with those of the export: ${fresh.join('; ') || 'other numbers'}`)
}

function moved({ tables, about }: Header<About>, { STORAGE_URL, DATA_DIR }: Config): Moved {
  return {
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    audit: about.audit,
    files: STORAGE_URL ? `bucket ${STORAGE_URL.bucket}` : join(DATA_DIR, 'files'),
  }
}
