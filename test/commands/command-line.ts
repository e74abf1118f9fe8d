import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RETAKE } from '../e2e/server.ts'

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

/** A folder of its own for clips and results. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'retake-command-'))

/** One data folder for all: it holds converted models. */
const DATA_DIR = join(tmpdir(), 'retake-command-data')

/** The built command line as a process that runs on. */
export function begin(words: readonly string[], folder: string, settings: Record<string, string> = {}) {
  const child: ChildProcess = spawn(process.execPath, [RETAKE, ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, DATA_DIR, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  child.stdout?.on('data', (text) => (output.stdout += text))
  child.stderr?.on('data', (text) => (output.stderr += text))
  const ended = once(child, 'close').then(([code]): Ran => ({ code: code as number | null, ...output }))
  return { child, output, ended }
}

/** The built command line, to its end. */
export function retake(words: readonly string[], folder: string, settings?: Record<string, string>): Promise<Ran> {
  return begin(words, folder, settings).ended
}
