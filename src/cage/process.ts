import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { setPriority, tmpdir } from 'node:os'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isolation } from './isolation.ts'
import { type CageLimits, limitedShell } from './limits.ts'

/**
 * Starts `program` in a process group of its own: rights and limits lowered, nothing of our environment, IPC as the only
 * door.
 */
export function spawnCaged(program: URL, limits: CageLimits, niceness: number): ChildProcess {
  const node = [process.execPath, ...loader(program), '--max-old-space-size=512', fileURLToPath(program)]
  const shell = ['-c', limitedShell(limits), ...node]
  const [wrapper, ...wrapped] = isolation()
  const child = spawn(wrapper ?? '/bin/sh', wrapper ? [...wrapped, '/bin/sh', ...shell] : shell, {
    cwd: tmpdir(),
    detached: true,
    // One memory pool for each thread, which the C library takes otherwise, would grow from edit to edit.
    env: { MALLOC_ARENA_MAX: '2' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  if (child.pid !== undefined && niceness > 0) yieldProcessor(child.pid, niceness)
  return child
}

/** A process group of its own is also scheduled as a group (sched(7), autogroup), whose niceness then is the one that counts. */
function yieldProcessor(pid: number, niceness: number): void {
  setPriority(pid, niceness)
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(niceness))
  } catch {
    // A system without such groups.
  }
}

/** Run from source, as tests do, a TypeScript program needs its loader. */
function loader(program: URL): string[] {
  return extname(program.pathname) === '.ts' ? ['--import', import.meta.resolve('tsx')] : []
}

/** Ends the process and everything it started; resolves once it is gone. */
export async function killGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
  await gone
}

/** Resident memory in megabytes; 0 where the platform has no /proc. */
export async function residentMegabytes(child: ChildProcess): Promise<number> {
  try {
    const pages = (await readFile(`/proc/${child.pid}/statm`, 'utf8')).split(' ')[1]
    return (Number(pages) * 4096) / 1048576
  } catch {
    return 0
  }
}
