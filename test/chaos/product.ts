import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { KEY, RETAKE } from '../e2e/server.ts'
import { apiAt, type Service } from './api.ts'
import { createLives, type Lives } from './lives.ts'
import { childrenOf, commandOf, type ProcessId } from './processes.ts'

/** The real product over all its lives: one data folder, one port, one process at a time. */
export interface Product extends Lives, Service {
  dataDir: string
  /** Where it puts its temporary files outside of the data folder. */
  temporary: string
  /** Its processes that run edits at this moment. */
  editors(): ProcessId[]
}

export async function createProduct(folder: string, settings: Record<string, string> = {}): Promise<Product> {
  const dataDir = settings.DATA_DIR ?? join(folder, 'data')
  const temporary = join(folder, 'tmp')
  mkdirSync(temporary, { recursive: true })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const lives = createLives({
    command: [process.execPath, RETAKE, 'serve'],
    environment: {
      ...{ PATH: process.env.PATH, TMPDIR: temporary, PORT: `${port}`, BOOTSTRAP_API_KEY: KEY },
      ...{ BOOTSTRAP_CREDITS: '10000000', ALLOW_PRIVATE_HOSTS: '127.0.0.1', ...settings, DATA_DIR: dataDir },
    },
    readyText: /ready at/,
    log: join(folder, 'server.log'),
  })
  return {
    ...{ ...lives, url, dataDir, temporary, api: apiAt(url) },
    administration: { DATA_DIR: dataDir, TMPDIR: temporary },
    editors: () => editorsOf(lives.pid()),
  }
}

/** The processes that run edits for a node at this moment. */
export function editorsOf(pid: number): ProcessId[] {
  return childrenOf(pid).filter((child) => /(render|finish|draw)\/program/.test(commandOf(child.pid)))
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
