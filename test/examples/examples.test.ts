import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createProbe } from '../../src/sources/probe.ts'
import { KEY, type RunningServer, startServer } from '../e2e/server.ts'
import { footage } from '../support/footage.ts'

const run = promisify(execFile)

let server: RunningServer
const probe = createProbe()
beforeAll(async () => {
  server = await startServer()
}, 120_000)
afterAll(() => Promise.all([server?.stop(), probe.close()]))

const EXAMPLES: [string, string[]][] = [
  ['sh', ['examples/edit.sh']],
  ['npx', ['tsx', 'examples/edit.ts']],
  ['python3', ['examples/edit.py']],
]
const isThere = (program: string) => spawnSync(program, ['--version']).error === undefined

it.each(EXAMPLES.filter(([program]) => isThere(program)))('%s edits a clip', async (program, script) => {
  const output = join(await mkdtemp(join(tmpdir(), 'retake-example-')), 'edited.mp4')
  const env = { ...process.env, RETAKE_KEY: KEY, RETAKE_URL: server.url }
  await run(program, [...script, await footage('desk', 2), 'film noir', output], { env })
  expect(await probe.clip(output)).toMatchObject({ format: 'mp4', height: 720 })
})

it.each(EXAMPLES.filter(([program]) => isThere(program)))(
  '%s fails where nothing can be edited',
  async (program, script) => {
    const env = { ...process.env, RETAKE_KEY: KEY, RETAKE_URL: server.url }
    const refused = run(program, [...script, await footage('desk', 2), 'replace the man with a dragon', '/dev/null'], {
      env,
    })
    await expect(refused).rejects.toMatchObject({ code: expect.any(Number) })
  },
)
