// Brings a clone to the point where `dist/` runs: installs packages and builds, each only when something has changed.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

export function setUp() {
  once('node_modules/.retake-installed', fingerprintOfLock(), 'Installing packages', [
    npm,
    'ci',
    '--no-audit',
    '--no-fund',
  ])
  once('dist/.retake-built', fingerprintOfSource(), 'Building', [process.execPath, 'scripts/build.mjs'])
}

/** Runs a command unless its stamp says that it already ran on the same input. */
function once(stamp, fingerprint, title, [command, ...parameters]) {
  const file = join(root, stamp)
  if (existsSync(file) && readFileSync(file, 'utf8') === fingerprint) return
  process.stderr.write(`${title} …\n`)
  // Standard output belongs to the command that was asked for.
  execFileSync(command, parameters, { cwd: root, stdio: ['ignore', process.stderr, process.stderr] })
  writeFileSync(file, fingerprint)
}

function fingerprintOfLock() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

function fingerprintOfSource() {
  const hash = createHash('sha256').update(fingerprintOfLock())
  for (const file of [...filesBelow('src'), ...filesBelow('client'), 'tsconfig.json', 'tsconfig.build.json']) {
    const { mtimeMs, size } = statSync(join(root, file))
    hash.update(`${file} ${mtimeMs} ${size}\n`)
  }
  return hash.digest('hex')
}

function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
    .sort()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp()
