import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { footage } from '../test/support/footage.ts'
import { atMost, type Figure } from './figures.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** From `git clone` of the last commit, over packages and build, to the first edited clip, on a machine that has npm's cache or its network. */
export async function firstEdit(): Promise<Figure[]> {
  const clip = await footage('seated', 3)
  const folder = mkdtempSync(join(tmpdir(), 'retake-clone-'))
  const clone = join(folder, 'retake')
  const output = join(folder, 'edited.mp4')
  const start = performance.now()
  const passed = () => (performance.now() - start) / 1000
  try {
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${ROOT}`, clone], { stdio: 'ignore' })
    // The first command of a clone installs and builds.
    execFileSync(join(clone, 'retake'), ['--version'], { stdio: 'ignore' })
    const ready = passed()
    execFileSync(join(clone, 'retake'), ['edit', clip, '16mm film', '-o', output], { stdio: 'ignore', cwd: folder })
    const value = passed()
    if (!existsSync(output)) throw new Error('the first edit gave no file')
    return [
      atMost(60, {
        ...{ name: 'clean clone to first edit', value, unit: ' s' },
        detail: `clone, npm ci and build ${ready.toFixed(1)} s, first edit ${(value - ready).toFixed(1)} s`,
      }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
