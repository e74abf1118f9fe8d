import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const RETAKE = fileURLToPath(new URL('../../retake', import.meta.url))
export const KEY = `afk_${'0'.repeat(37)}e2e`

/** The real product as a process of its own, an API on a free port. */
export interface RunningServer {
  url: string
  dataDir: string
  child: ChildProcess
  /** What it printed. */
  output(): string
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
  upload(file: string): Promise<Response>
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** `at` is where it is reached when that is not the address it tells. */
export async function startServer(
  settings: Record<string, string> = {},
  role = 'serve',
  at?: string,
): Promise<RunningServer> {
  const dataDir = settings.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'retake-e2e-')))
  const child = spawn(process.execPath, [RETAKE, role], {
    env: { PATH: process.env.PATH, PORT: '0', BOOTSTRAP_API_KEY: KEY, ...settings, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout?.on('data', (text) => {
    output += text
  })
  child.stderr?.on('data', (text) => {
    output += text
  })
  const told = await readyAt(child, () => output)
  const url = at ?? told
  return {
    ...{ url, dataDir, child },
    output: () => output,
    api: (method, path, body, headers = {}) =>
      fetch(url + path, {
        method,
        headers: {
          'X-API-Key': KEY,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    upload: async (file) => {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(await readFile(file))]), 'clip.mp4')
      return fetch(`${url}/v2/uploads`, { method: 'POST', headers: { 'X-API-Key': KEY }, body: form })
    },
    stop: (signal) => ended(child, signal),
  }
}

/** A worker as a process of its own, on the settings of an API. */
export async function startWorker(settings: Record<string, string>): Promise<{
  output(): string
  exitCode(): number | null
  stop(signal?: NodeJS.Signals): Promise<void>
}> {
  const child = spawn(process.execPath, [RETAKE, 'worker'], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text))
  await readyAt(child, () => output, /worker (\S+) is ready/)
  return { output: () => output, exitCode: () => child.exitCode, stop: (signal) => ended(child, signal) }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

async function readyAt(child: ChildProcess, output: () => string, told = /ready at (\S+)/): Promise<string> {
  for (let i = 0; i < 600; i++) {
    const url = told.exec(output())?.[1]
    if (url) return url
    if (child.exitCode !== null) throw new Error(`the server ended: ${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the server was not ready in a minute: ${output()}`)
}
