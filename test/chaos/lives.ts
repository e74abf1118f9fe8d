import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { childrenOf, isAlive, type ProcessId } from './processes.ts'

/** A program of the product over all its lives, one process at a time. */
export interface Lives {
  /** Milliseconds from spawning to "ready", for each life that got so far. */
  starts: number[]
  /** Ends that nobody asked for. */
  faults: string[]
  pid(): number
  /** Starts a process without waiting for it. */
  begin(): void
  /** Resolves once the present process is ready; false when it ended before. */
  ready(): Promise<boolean>
  /** Ends the process with SIGKILL, at once. */
  kill(): Promise<void>
  /** Asks it to end and resolves to how it did, and what it said last. */
  stop(): Promise<{ code: number | null; milliseconds: number; said: string }>
  /** How many child processes were seen when a life ended, and those of them that still run. */
  left(): { seen: number; orphans: ProcessId[] }
}

export interface Program {
  /** File and parameters. */
  command: readonly string[]
  environment: Record<string, string | undefined>
  /** What it prints once it is ready. */
  readyText: RegExp
  /** Where its log goes. */
  log: string
  /** Begun anew, as a supervisor would, when it cannot start because what it needs is away. */
  supervised?: boolean
}

interface Life {
  child: ChildProcess
  ready: Promise<boolean>
  /** The last lines of its log. */
  output: string
  /** Its end was our doing. */
  doomed: boolean
}

const SUPERVISOR_MILLISECONDS = 500

export function createLives(program: Program): Lives {
  const log = createWriteStream(program.log, { flags: 'a' })
  const starts: number[] = []
  const faults: string[] = []
  const family = new Map<string, ProcessId>()
  let life: Life | undefined

  const remember = (pid: number) => {
    for (const child of childrenOf(pid)) family.set(`${child.pid} ${child.started}`, child)
  }
  const current = (): Life => {
    if (!life) throw new Error('the product was not started')
    return life
  }
  const begin = () => {
    const [file = '', ...parameters] = program.command
    const child = spawn(file, parameters, { env: program.environment, stdio: ['ignore', 'pipe', 'pipe'] })
    const begun = performance.now()
    const started: Life = { child, ready: Promise.resolve(false), output: '', doomed: false }
    child.stderr?.on('data', (text) => {
      log.write(text)
      started.output = (started.output + text).slice(-2000)
    })
    started.ready = new Promise((resolve) => {
      let wasReady = false
      child.stdout?.on('data', (text) => {
        if (!program.readyText.test(String(text))) return
        starts.push(performance.now() - begun)
        wasReady = true
        resolve(true)
      })
      child.once('exit', async (code, signal) => {
        resolve(false)
        if (started.doomed) return
        if (!program.supervised || wasReady) {
          faults.push(`it ended by itself (${signal ?? code}): ${started.output}`)
          return
        }
        await sleep(SUPERVISOR_MILLISECONDS)
        if (!started.doomed) begin()
      })
    })
    life = started
  }

  return {
    ...{ starts, faults, begin },
    pid: () => current().child.pid ?? 0,
    ready: async () => {
      while (!(await current().ready)) {
        if (!program.supervised || current().doomed || faults.length > 0) return false
        await sleep(SUPERVISOR_MILLISECONDS)
      }
      return true
    },
    kill: async () => {
      const { child } = current()
      current().doomed = true
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      // Held still for a moment, so that no child is overlooked.
      child.kill('SIGSTOP')
      remember(child.pid)
      child.kill('SIGKILL')
      await gone
    },
    stop: async () => {
      const { child } = current()
      current().doomed = true
      const begun = performance.now()
      if (child.exitCode !== null || child.signalCode !== null)
        return { code: child.exitCode, milliseconds: 0, said: current().output }
      const gone = once(child, 'exit')
      remember(child.pid ?? 0)
      child.kill('SIGTERM')
      const [code] = (await gone) as [number | null]
      return { code, milliseconds: performance.now() - begun, said: current().output }
    },
    left: () => ({ seen: family.size, orphans: [...family.values()].filter(isAlive) }),
  }
}
