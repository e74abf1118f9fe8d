// src/ → dist/ and client/ → dist/client/: TypeScript compiled file by file, loops over pixels to WebAssembly, SQL and
// pictures copied. studio/: bundled.
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
const asc = `${root}/node_modules/assemblyscript/bin/asc.js`

rmSync(`${root}/dist`, { recursive: true, force: true })
// The client may use nothing of Node's but in the file that is for Node; the command line uses it as it is published.
for (const project of ['client/tsconfig.json', 'client/tsconfig.node.json', 'tsconfig.build.json']) {
  run(tsc, ['-p', project])
}
const kernels = 'engines/local/kernels'
run(asc, [
  `src/${kernels}/assembly/index.ts`,
  ...['--outFile', `dist/${kernels}/kernels.wasm`],
  ...['-O3', '--noAssert', '--enable', 'simd', '--runtime', 'stub', '--importMemory', '--use', 'abort='],
])
cpSync(`${root}/src/database/migrations`, `${root}/dist/database/migrations`, { recursive: true })
const pictures = 'engines/local/gallery/pictures'
cpSync(`${root}/src/${pictures}`, `${root}/dist/${pictures}`, { recursive: true })
await build({ root: `${root}/studio`, configFile: `${root}/studio/vite.config.ts`, logLevel: 'warn' })
for (const name of readdirSync(`${root}/dist/studio`, { recursive: true })) {
  if (!/\.(html|js|css|svg)$/.test(name)) continue
  const file = `${root}/dist/studio/${name}`
  writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)))
  writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)))
}

function run(program, parameters) {
  const { status } = spawnSync(process.execPath, [program, ...parameters], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
