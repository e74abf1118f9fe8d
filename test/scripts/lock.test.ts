import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const LOCK = new URL('../../scripts/lock.mjs', import.meta.url).href

/** Notes begin and end of its work in `log`. */
const WORK = `
  import { appendFileSync } from 'node:fs'
  const { exclusively } = await import(process.argv[1])
  const [, , file, log] = process.argv
  exclusively(file, () => {
    appendFileSync(log, 'begin ')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
    appendFileSync(log, 'end ')
  })`

async function work(file: string, log: string): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', WORK, LOCK, file, log], { stdio: 'inherit' })
  return ((await once(child, 'exit')) as [number])[0]
}

it('lets one process work at a time, and leaves nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'retake-lock-'))
  const [file, log] = [join(folder, 'lock'), join(folder, 'log')]
  const codes = await Promise.all(Array.from({ length: 5 }, () => work(file, log)))
  expect(codes).toEqual([0, 0, 0, 0, 0])
  expect(readFileSync(log, 'utf8')).toBe('begin end '.repeat(5))
  expect(existsSync(file)).toBe(false)
}, 30_000)

it('does not wait for a process that died', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'retake-lock-'))
  const [file, log] = [join(folder, 'lock'), join(folder, 'log')]
  const gone = spawn(process.execPath, ['-e', ''])
  await once(gone, 'exit')
  writeFileSync(file, String(gone.pid))
  expect(await work(file, log)).toBe(0)
  expect(readFileSync(log, 'utf8')).toBe('begin end ')
}, 30_000)
