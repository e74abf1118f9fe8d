// src/ → dist/: TypeScript compiled file by file, SQL and pictures copied.
import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

rmSync(`${root}/dist`, { recursive: true, force: true })
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)
cpSync(`${root}/src/database/migrations`, `${root}/dist/database/migrations`, { recursive: true })
const pictures = 'engines/local/gallery/pictures'
cpSync(`${root}/src/${pictures}`, `${root}/dist/${pictures}`, { recursive: true })
