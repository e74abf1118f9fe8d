import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const RETAKE = fileURLToPath(new URL('../../retake', import.meta.url))
export const KEY = `afk_${'0'.repeat(37)}e2e`

/** The real product as a process of its own, on a free port. */
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

export async function startServer(settings: Record<string, string> = {}): Promise<RunningServer> {
  const dataDir = settings.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'retake-e2e-')))
  const child = spawn(process.execPath, [RETAKE, 'serve'], {
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
  const url = await readyAt(child, () => output)
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
      form.append('file', new Blob([await readFile(file)]), 'clip.mp4')
      return fetch(`${url}/v2/uploads`, { method: 'POST', headers: { 'X-API-Key': KEY }, body: form })
    },
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill(signal)
      await once(child, 'exit')
    },
  }
}

async function readyAt(child: ChildProcess, output: () => string): Promise<string> {
  for (let i = 0; i < 600; i++) {
    const url = /ready at (\S+)/.exec(output())?.[1]
    if (url) return url
    if (child.exitCode !== null) throw new Error(`the server ended: ${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the server was not ready in a minute: ${output()}`)
}
