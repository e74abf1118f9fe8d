import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Who holds a data folder; `socket` is where its administration listens. */
export interface Holder {
  pid: number
  /** The process's start time, so that a re-used pid is not taken for the holder. */
  started: string
  socket: string
}

export class DirectoryLocked extends Error {
  readonly holder: Holder

  constructor(holder: Holder) {
    super(`The data folder is in use by process ${holder.pid}`)
    this.name = 'DirectoryLocked'
    this.holder = holder
  }
}

/**
 * Takes the folder for this process; PGlite itself has no lock and two processes would corrupt it
 * (electric-sql/pglite#1106). Resolves to a function that gives it back. Throws `DirectoryLocked`.
 */
export function lockDirectory(directory: string, socket: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const lock = lockFile(directory)
  const mine: Holder = { pid: process.pid, started: startTime(process.pid), socket }
  const draft = `${lock}.${process.pid}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    while (!linked(draft, lock)) clearStale(directory)
  } finally {
    rmSync(draft, { force: true })
  }
  return () => rmSync(lock, { force: true })
}

/** The living process that holds the folder, or null. */
export function directoryHolder(directory: string): Holder | null {
  const holder = readHolder(lockFile(directory))
  return holder && isAlive(holder) ? holder : null
}

function lockFile(directory: string): string {
  return join(directory, 'lock.json')
}

/** link() is atomic and never overwrites. */
function linked(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function clearStale(directory: string): void {
  const lock = lockFile(directory)
  const aside = `${lock}.stale.${process.pid}`
  const holder = readHolder(lock)
  if (holder && isAlive(holder)) throw new DirectoryLocked(holder)
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  // Between the look and the move, another process may have taken the folder: then the lock goes back.
  const moved = readHolder(aside)
  if (moved && isAlive(moved)) linked(aside, lock)
  rmSync(aside, { force: true })
  if (moved && isAlive(moved)) throw new DirectoryLocked(moved)
  if (moved) rmSync(moved.socket, { force: true })
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return startTime(holder.pid) === holder.started
}

/** Field 22 of /proc/<pid>/stat; empty where there is no /proc. */
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
