import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canary } from '../sources/servers.ts'
import type { Targets } from './file.ts'

export interface Traps extends Targets {
  /** Times that the file was opened for reading. */
  reads(): number
  /** Connections to the address. */
  hits(): number
  close(): Promise<void>
}

/**
 * A file and an address that tell when they are touched. The file is a named pipe: its writer waits until somebody opens
 * it for reading, so that no read goes unseen, whatever becomes of access times.
 */
export async function setTraps(): Promise<Traps> {
  const folder = await mkdtemp(join(tmpdir(), 'retake-canary-'))
  const file = join(folder, 'canary.ts')
  execFileSync('mkfifo', [file])
  const writer = spawn('/bin/sh', ['-c', 'while :; do : > "$0" && echo opened; done', file], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let reads = 0
  writer.stdout.on('data', (text: Buffer) => {
    reads += text.toString().split('\n').length - 1
  })
  const server = await canary()
  return {
    file,
    url: `http://127.0.0.1:${server.port}`,
    reads: () => reads,
    hits: () => server.connections,
    close: async () => {
      const ended = once(writer, 'exit')
      writer.kill('SIGKILL')
      await Promise.all([ended, server.close()])
      await rm(folder, { recursive: true })
    },
  }
}
