import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type InitArguments = Parameters<NodeFS['init']>

interface Stream {
  nfd?: number
}

interface Emscripten {
  NODEFS: { stream_ops: { fsync?: (stream: Stream) => number } }
}

/** Descriptors that cannot be synced: pipes, closed files, directories opened for reading. */
const NOT_SYNCABLE = ['EINVAL', 'EBADF', 'EISDIR']

/**
 * PGlite's file system with a real fsync. The stock one has none, so a power cut loses every acknowledged commit
 * (electric-sql/pglite#1107).
 */
export class DurableFiles extends NodeFS {
  override async init(...[database, options]: InitArguments): ReturnType<NodeFS['init']> {
    const started = await super.init(database, options)
    started.emscriptenOpts.preRun ??= []
    started.emscriptenOpts.preRun.push((module) => {
      ;(module as unknown as Emscripten).NODEFS.stream_ops.fsync = (stream) => {
        if (stream.nfd !== undefined) syncDescriptor(stream.nfd)
        return 0
      }
    })
    return started
  }
}

function syncDescriptor(descriptor: number): void {
  try {
    fsyncSync(descriptor)
  } catch (error) {
    if (!NOT_SYNCABLE.includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/** Syncs every file and directory below `path` and itself; a fresh database is not safe before that. */
export function syncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const below = join(path, entry.name)
    if (entry.isDirectory()) syncTree(below)
    else if (entry.isFile()) syncPath(below)
  }
  syncPath(path)
}

export function syncPath(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    syncDescriptor(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
