import { Command } from 'commander'
import { ConfigError } from '../config.ts'
import { directoryHolder } from '../database/directory-lock.ts'
import { migrate } from '../database/migrate.ts'
import { type DatabaseStatus, databaseStatus } from '../database/status.ts'
import { Failure } from '../failure.ts'
import { remoteAdministration } from './control-socket.ts'
import { withExamples } from './examples.ts'
import { exportTo, importFrom, type Moved } from './move-database.ts'
import { hasEmbedded, openAsItIs } from './open-database.ts'
import { action, print, settings } from './run-command.ts'

interface Options {
  json?: boolean
}

export function dbCommand(): Command {
  const db = new Command('db').description('look after the database that DATABASE_URL names, or the one in DATA_DIR')
  withExamples(db, 'retake db status', 'retake db export retake.ndjson.gz')
  withExamples(db.command('status'), 'retake db status', 'retake db status --json')
    .description('version, migrations and rows; exit code 1 while migrations are missing')
    .option('--json', 'machine-readable output')
    .action(action(status))
  withExamples(db.command('migrate'), 'retake db migrate')
    .description('bring the schema up to date, as every start does')
    .option('--json', 'machine-readable output')
    .action(action(migrateNow))
  withExamples(db.command('export'), 'retake db export retake.ndjson.gz')
    .description('write all of it, of one moment, into one file; a server on PostgreSQL may run meanwhile')
    .argument('<file>', 'a new file, e.g. retake.ndjson.gz; it holds prompts and hashes of keys')
    .option('--json', 'machine-readable output')
    .action(action(exportNow))
  withExamples(db.command('import'), 'retake db import retake.ndjson.gz')
    .description('fill an empty database from such a file, all of it or nothing')
    .argument('<file>', 'what retake db export of the same version has written')
    .option('--json', 'machine-readable output')
    .action(action(importNow))
  return db
}

async function status({ json }: Options): Promise<void> {
  const found = await currentStatus()
  const { version, bytes, applied, missing, newer, rows } = found
  const lines = [
    `PostgreSQL ${version}, ${(bytes / 1048576).toFixed(1)} MB, ${applied.length} migrations applied`,
    ...missing.map((name) => `✗ ${name} is missing: retake db migrate`),
    ...newer.map((name) => `  ${name} is of a later version`),
    ...Object.entries(rows).map(([table, count]) => `${String(count).padStart(10)}  ${table}`),
  ]
  print(json, found, lines.join('\n'))
  if (missing.length > 0) process.exitCode = 1
}

/** Of the process that holds the embedded database, or looked at here; nothing is made and nothing migrated. */
async function currentStatus(): Promise<DatabaseStatus> {
  const config = settings()
  const holder = config.DATABASE_URL === undefined ? directoryHolder(config.DATA_DIR) : null
  if (holder) {
    const remote = remoteAdministration(holder.socket)
    return await remote.databaseStatus().finally(() => remote.close())
  }
  if (config.DATABASE_URL === undefined && !hasEmbedded(config)) {
    throw new ConfigError(`DATA_DIR: there is no database in ${config.DATA_DIR} yet`)
  }
  const { database, release } = await openAsItIs(config)
  return await databaseStatus(database).finally(release)
}

async function migrateNow({ json }: Options): Promise<void> {
  const { database, release } = await openAsItIs(settings())
  const applied = await migrate(database).finally(release)
  print(json, { applied }, applied.map((name) => `${name} applied`).join('\n') || 'The schema is up to date')
}

async function exportNow(file: string, { json }: Options): Promise<void> {
  const config = settings()
  if (config.DATABASE_URL === undefined && !hasEmbedded(config)) {
    throw new Failure('input', `There is no database in ${config.DATA_DIR}`)
  }
  const moved = await exportTo(config, file)
  print(json, moved, report(moved, 'exported', 'are'))
}

async function importNow(file: string, { json }: Options): Promise<void> {
  const moved = await importFrom(settings(), file)
  print(json, moved, report(moved, 'imported', 'belong'))
}

function report({ rows, audit, files }: Moved, done: string, verb: string): string {
  const { jobs, entries, breaches } = audit
  return [
    `${rows} rows ${done}, among them ${jobs} jobs and ${entries} ledger entries`,
    ...breaches.map(({ rule, ids }) => `✗ broken before it: ${rule}: ${ids.join(', ')}`),
    `Uploads and results are not in the file: they ${verb} in ${files}`,
  ].join('\n')
}
