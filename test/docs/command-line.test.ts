import { execFile } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newFolder } from '../commands/command-line.ts'
import { KEY, RETAKE, type RunningServer, startServer } from '../e2e/server.ts'
import { footage } from '../support/footage.ts'
import { blocksOfPage } from './blocks.ts'

const run = promisify(execFile)
const folder = newFolder()
const blocks = blocksOfPage('command-line.md')
let server: RunningServer
beforeAll(async () => {
  server = await startServer()
  for (const name of ['clip.mp4', 'a.mp4', 'b.mp4']) copyFileSync(await footage('seated', 2), join(folder, name))
  mkdirSync(join(folder, 'inbox'))
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'bin/retake'), `#!/bin/sh\nexec "${process.execPath}" "${RETAKE}" "$@"\n`)
  chmodSync(join(folder, 'bin/retake'), 0o755)
})
afterAll(() => server?.stop())

/** A block as a user would paste it, with the server and key of this test. */
async function pasted(text: string) {
  const script = text
    .replaceAll('http://127.0.0.1:8787', server.url)
    .replaceAll('afk_…', KEY)
    .replace(/^(retake edit --watch .*)$/m, 'timeout -s INT 10 $1')
  const env = { PATH: `${join(folder, 'bin')}:${process.env.PATH}`, DATA_DIR: join(tmpdir(), 'retake-command-data') }
  return run('bash', ['-ec', script], { cwd: folder, env }).catch((error) => {
    // `timeout` tells by its exit code that it had to end the watching.
    if (error.code === 124) return error
    throw error
  })
}

const commands = blocks.filter(({ language }) => language === 'sh')

it.each(commands.map(({ text }) => [text]))(
  'runs %s',
  async (text) => {
    const { stdout } = await pasted(text)
    const next = blocks[blocks.findIndex((block) => block.text === text) + 1]
    if (next?.language === '') expect(stdout).toBe(next.text)
  },
  120_000,
)

it('leaves the results where the page says', () => {
  const results = ['clip-edited.mp4', 'warm.mp4', 'out/a-edited.mp4', '2-b-sepia.mp4', 'done']
  for (const path of results) expect([path, existsSync(join(folder, path))]).toEqual([path, true])
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
})
