// Brings a clone to the point where `dist/` runs: installs packages and builds, each only when something has changed.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exclusively } from './lock.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

const STEPS = [
  {
    title: 'Installing packages',
    stamp: join(root, 'node_modules/.retake-installed'),
    fingerprint: fingerprintOfLock,
    command: [npm, 'ci', '--no-audit', '--no-fund'],
  },
  {
    title: 'Building',
    stamp: join(root, 'dist/.retake-built'),
    fingerprint: fingerprintOfSource,
    command: [process.execPath, 'scripts/build.mjs'],
  },
]

/** Of two that are started at the same time, one does it and the other waits. */
export function setUp() {
  if (STEPS.every(isDone)) return
  const onWait = (pid) => process.stderr.write(`Waiting for process ${pid}, which installs and builds …\n`)
  exclusively(join(root, '.retake-setup'), () => STEPS.filter((step) => !isDone(step)).forEach(run), onWait)
}

function isDone({ stamp, fingerprint }) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

function run({ title, stamp, fingerprint, command: [program, ...parameters] }) {
  // What changes meanwhile is not in it.
  const before = fingerprint()
  process.stderr.write(`${title} …\n`)
  // Standard output belongs to the command that was asked for.
  execFileSync(program, parameters, { cwd: root, stdio: ['ignore', process.stderr, process.stderr] })
  writeFileSync(stamp, before)
}

function fingerprintOfLock() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

function fingerprintOfSource() {
  const hash = createHash('sha256').update(fingerprintOfLock())
  const files = ['src', 'client', 'studio'].flatMap(filesBelow)
  for (const file of [...files, 'tsconfig.json', 'tsconfig.build.json']) {
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
