// src/ → dist/ and client/ → dist/client/: TypeScript compiled file by file, SQL copied.
import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

rmSync(`${root}/dist`, { recursive: true, force: true })
// The client may use nothing of Node's but in the file that is for Node; the command line uses it as it is published.
for (const project of ['client/tsconfig.json', 'client/tsconfig.node.json', 'tsconfig.build.json']) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', project], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
cpSync(`${root}/src/database/migrations`, `${root}/dist/database/migrations`, { recursive: true })
