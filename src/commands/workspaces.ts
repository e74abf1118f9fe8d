import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'

/** A living process shows itself far more often than this; clocks of machines that share a disk may differ a little. */
const STALE_HOURS = 6

/** Where the attempts of this process have their folders. */
export interface Workspaces {
  path: string
  /** Shows that this process lives, and removes what processes that do not have left behind. */
  sweep(): Promise<void>
  close(): Promise<void>
}

/**
 * The embedded database has one process, so that whatever is there is left over. Processes with a database server may
 * share the disk: each has a folder of its own, and one that nobody touched for hours belongs to none.
 */
export async function openWorkspaces(
  { DATA_DIR, DATABASE_URL }: Pick<Config, 'DATA_DIR' | 'DATABASE_URL'>,
  node: string,
): Promise<Workspaces> {
  const all = join(DATA_DIR, 'workspaces')
  const isShared = DATABASE_URL !== undefined
  const path = isShared ? join(all, node) : all
  if (!isShared) await rm(all, { recursive: true, force: true })
  await mkdir(path, { recursive: true })
  return {
    path,
    sweep: async () => {
      if (isShared) await sweepStale(all, path, new Date())
    },
    close: () => rm(path, { recursive: true, force: true }),
  }
}

async function sweepStale(all: string, own: string, now: Date): Promise<void> {
  await utimes(own, now, now)
  for (const name of await readdir(all)) {
    const folder = join(all, name)
    const found = await stat(folder).catch(() => null)
    if (!found || now.getTime() - found.mtimeMs < STALE_HOURS * 3_600_000) continue
    await rm(folder, { recursive: true, force: true })
  }
}
