import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { ConfigError } from '../config.ts'
import { copyStorage } from '../storage/copy.ts'
import { openStorage } from '../storage/open.ts'
import { parseS3Url, type S3Place } from '../storage/s3-url.ts'
import { withExamples } from './examples.ts'
import { action, print, settings } from './run-command.ts'

export function storageCommand(): Command {
  const storage = new Command('storage').description(
    'look after uploads and results, in DATA_DIR or where STORAGE_URL says',
  )
  withExamples(storage, 'retake storage copy s3://clips/retake')
  withExamples(storage.command('copy'), 'retake storage copy s3://clips/retake', 'retake storage copy backup/files')
    .description('copy every file to another store, which keeps what it has; nothing is removed here')
    .argument('<to>', 's3://bucket/prefix?endpoint=…, or a folder')
    .option('--json', 'machine-readable output')
    .action(action(copy))
  return storage
}

async function copy(to: string, { json }: { json?: boolean }): Promise<void> {
  const { STORAGE_URL, DATA_DIR } = settings()
  const from = await openStorage(STORAGE_URL, join(DATA_DIR, 'files'))
  try {
    const target = await openStorage(placeOf(to), resolve(to))
    const { copied, bytes, present } = await copyStorage(from, target).finally(() => target.close())
    const text = `${copied} files copied (${(bytes / 1048576).toFixed(1)} MB), ${present} were there already`
    print(json, { copied, bytes, present }, text)
  } finally {
    await from.close()
  }
}

function placeOf(to: string): S3Place | undefined {
  if (!to.startsWith('s3:')) return undefined
  try {
    return parseS3Url(to)
  } catch (error) {
    throw new ConfigError(`${to}: ${(error as Error).message}`)
  }
}
