import { createReadStream } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Failure } from '../failure.ts'
import { checkedKey } from './key.ts'
import type { Storage } from './storage.ts'

/** Files below `directory`, one per key. */
export function createDiskStorage(directory: string): Storage {
  const pathOf = (key: string) => join(directory, checkedKey(key))
  return {
    put: async (key, file) => put(pathOf(key), file),
    get: async (key, range) => {
      const path = pathOf(key)
      if (!(await exists(path))) throw new Failure('lost', 'No such file')
      return createReadStream(path, range)
    },
    head: async (key) => {
      const found = await exists(pathOf(key))
      if (!found) return null
      // A key is written once, so length and time of writing name its contents.
      const etag = `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`
      return { bytes: found.size, etag, modified: found.mtime }
    },
    delete: async (key) => {
      await rm(pathOf(key), { force: true })
      await rm(draftOf(pathOf(key)), { force: true })
    },
    list: () => list(directory),
    close: async () => {},
  }
}

async function* list(directory: string): AsyncGenerator<string> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (entry.isFile() && !entry.name.endsWith('.part')) {
      yield relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/')
    }
  }
}

/** Copied beside its place, synced, then renamed: a key appears whole or not at all. */
async function put(path: string, file: string): Promise<void> {
  const draft = draftOf(path)
  try {
    await mkdir(dirname(path), { recursive: true })
    await copyFile(file, draft)
    await sync(draft)
    await rename(draft, path)
    await sync(dirname(path))
  } catch (error) {
    await rm(draft, { force: true })
    if (isFull(error)) throw new Failure('quota', 'The server has no room for the file', { cause: error })
    throw new Failure('internal', 'The file could not be stored', { retryable: true, cause: error })
  }
}

function draftOf(path: string): string {
  return `${path}.part`
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function exists(path: string) {
  const found = await stat(path).catch(() => null)
  return found?.isFile() ? found : null
}

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '')
}
