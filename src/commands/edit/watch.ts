import { mkdir, readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Clock } from '../../clock.ts'
import { Failure } from '../../failure.ts'
import { outputsOf } from './clips.ts'
import type { Desk } from './command.ts'
import { editOne, type Report } from './one.ts'
import { printReport } from './report.ts'

const POLL_MILLISECONDS = 1000

/** Edits each clip that appears in the folder, one after the other, until Ctrl-C; a bad one stops nothing. */
export async function editNewClips(
  desk: Desk,
  folder: string,
  pattern: string | undefined,
  clock: Clock,
): Promise<void> {
  const watch = await openWatch(folder, clock)
  const target = pattern ?? join(folder, 'edited/')
  if (pattern === undefined) await mkdir(target, { recursive: true })
  process.stderr.write(`Watching ${folder} for new clips; Ctrl-C ends it\n`)
  const counts = { COMPLETED: 0, FAILED: 0, CANCELLED: 0 }
  for (let clip = await watch.next(desk.signal); clip !== null; clip = await watch.next(desk.signal)) {
    const report = await editInto(desk, clip, target, watch)
    desk.progress.stop()
    counts[report.status] += 1
    printReport(report, desk.json)
  }
  process.stderr.write(`Watched ${folder}: ${counts.COMPLETED} edited, ${counts.FAILED} failed\n`)
}

async function editInto(desk: Desk, clip: string, target: string, watch: FolderWatch): Promise<Report> {
  try {
    const [output = ''] = await outputsOf([clip], target)
    watch.ignore(output)
    return await editOne(desk, clip, output)
  } catch (error) {
    const { kind, message } = Failure.from(error)
    return { source: clip, status: 'FAILED', edits: [], error: message, kind }
  }
}

export interface FolderWatch {
  /** The next clip that has appeared, or changed, and is no longer growing; null once the signal aborts. Throws `Failure('input')` when the folder is gone. */
  next(signal: AbortSignal): Promise<string | null>
  /** A file of our own making. */
  ignore(path: string): void
}

/** Looks again and again rather than listening, which works on every kind of disk; what is there already is left alone. */
export async function openWatch(folder: string, clock: Clock): Promise<FolderWatch> {
  const told = await clipsIn(folder)
  let before = told
  const ignored = new Set<string>()
  const next = async (signal: AbortSignal): Promise<string | null> => {
    while (!signal.aborted) {
      const now = await clipsIn(folder)
      for (const [path, version] of now) {
        if (ignored.has(path) || told.get(path) === version || before.get(path) !== version) continue
        told.set(path, version)
        return path
      }
      before = now
      await clock.sleep(POLL_MILLISECONDS, signal)
    }
    return null
  }
  return { next, ignore: (path) => ignored.add(path) }
}

/** Clips by path, with what changes while a file grows. */
async function clipsIn(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder).catch(() => {
    throw new Failure('input', `${folder}: there is no such folder`)
  })
  const found = new Map<string, string>()
  for (const name of names.sort()) {
    if (!/^[^.].*\.(mp4|mov)$/i.test(name)) continue
    const path = resolve(folder, name)
    const status = await stat(path).catch(() => null)
    if (status?.isFile() && status.size > 0) found.set(path, `${status.size} ${status.mtimeMs} ${status.ino}`)
  }
  return found
}
