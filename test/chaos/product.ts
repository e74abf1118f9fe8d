import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { KEY, RETAKE } from '../e2e/server.ts'
import { childrenOf, commandOf, isAlive, type ProcessId } from './processes.ts'

/** The real product over all its lives: one data folder, one port, one process at a time. */
export interface Product {
  url: string
  dataDir: string
  /** Where it puts its temporary files outside of the data folder. */
  temporary: string
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
  /** Asks it to end and resolves to how it did. */
  stop(): Promise<{ code: number | null; milliseconds: number }>
  /** Its processes that run edits at this moment. */
  editors(): ProcessId[]
  /** How many child processes were seen when a life ended, and those of them that still run. */
  left(): { seen: number; orphans: ProcessId[] }
  api(method: string, path: string, options?: ApiOptions): Promise<Response>
}

export interface ApiOptions {
  body?: unknown
  headers?: Record<string, string>
  /** The answer is given up after this many milliseconds. */
  patience?: number
}

interface Life {
  child: ChildProcess
  ready: Promise<boolean>
  /** Its end was our doing. */
  doomed: boolean
}

export async function createProduct(folder: string, settings: Record<string, string> = {}): Promise<Product> {
  const dataDir = settings.DATA_DIR ?? join(folder, 'data')
  const temporary = join(folder, 'tmp')
  mkdirSync(temporary, { recursive: true })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const log = createWriteStream(join(folder, 'server.log'), { flags: 'a' })
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
    const child = spawn(process.execPath, [RETAKE, 'serve'], {
      env: {
        ...{ PATH: process.env.PATH, TMPDIR: temporary, PORT: `${port}`, BOOTSTRAP_API_KEY: KEY },
        ...{ BOOTSTRAP_CREDITS: '10000000', ALLOW_PRIVATE_HOSTS: '127.0.0.1', ...settings, DATA_DIR: dataDir },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const begun = performance.now()
    const started: Life = { child, ready: Promise.resolve(false), doomed: false }
    let output = ''
    child.stderr?.on('data', (text) => {
      log.write(text)
      output = (output + text).slice(-2000)
    })
    started.ready = new Promise((resolve) => {
      child.stdout?.on('data', (text) => {
        if (!/ready at/.test(String(text))) return
        starts.push(performance.now() - begun)
        resolve(true)
      })
      child.once('exit', (code, signal) => {
        if (!started.doomed) faults.push(`the server ended by itself (${signal ?? code}): ${output}`)
        resolve(false)
      })
    })
    life = started
  }

  return {
    ...{ url, dataDir, temporary, starts, faults, begin },
    pid: () => current().child.pid ?? 0,
    ready: () => current().ready,
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
      const gone = once(child, 'exit')
      remember(child.pid ?? 0)
      child.kill('SIGTERM')
      const [code] = (await gone) as [number | null]
      return { code, milliseconds: performance.now() - begun }
    },
    editors: () =>
      childrenOf(current().child.pid ?? 0).filter(({ pid }) => /(render|finish)\/program/.test(commandOf(pid))),
    left: () => ({ seen: family.size, orphans: [...family.values()].filter(isAlive) }),
    api: (method, path, { body, headers = {}, patience = 30_000 } = {}) =>
      fetch(url + path, {
        method,
        headers: {
          'X-API-Key': KEY,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(Math.max(1, Math.round(patience))),
      }),
  }
}

/** A port below those that the system gives to outgoing connections, so that it stays free between lives. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    const server = createServer()
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => resolve(true))
    })
    if (!free) continue
    server.close()
    await once(server, 'close')
    return port
  }
}
