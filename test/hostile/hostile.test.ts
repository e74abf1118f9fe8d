import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostileFiles } from './collection.ts'
import type { HostileFile } from './file.ts'
import { setTraps, type Traps } from './traps.ts'
import { openTrials } from './trial.ts'

/** The same files every time; `npm run fuzz -- --media` takes ever new ones, and edits them all. */
const SEED = 20_000
const EDIT_ONE_IN = 15
/** Groups of hundreds, of which a quarter is judged here. */
const LARGE = ['truncation', 'bit flips', 'lying headers']

let traps: Traps
let trials: Awaited<ReturnType<typeof openTrials>>
let files: HostileFile[]
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retake-hostile-test-'))
  traps = await setTraps()
  trials = await openTrials()
  files = await hostileFiles(traps, SEED)
  await trials.warm()
}, 60_000)
afterAll(async () => {
  await Promise.all([trials.close(), traps.close()])
  await rm(folder, { recursive: true })
})

it('gives every hostile file a verdict in bounded time and memory, and none what it is after', async () => {
  const faults: string[] = []
  const judged = files.filter(({ group }, index) => !LARGE.includes(group) || index % 4 === 0)
  for (const [index, file] of judged.entries()) {
    const verdict = await trials.judge(file, index % EDIT_ONE_IN === 0)
    faults.push(...verdict.faults.map((fault) => `${file.group}: ${file.name}: ${fault}`))
  }
  expect(faults).toEqual([])
  expect({ reads: traps.reads(), hits: traps.hits() }).toEqual({ reads: 0, hits: 0 })
}, 120_000)

it('still edits a good clip afterwards', async () => {
  const good = files.find(({ name }) => name === 'the smallest clip') ?? expect.fail('no such file')
  expect(await trials.judge(good)).toMatchObject({ intake: 'accepted', edit: 'edited', faults: [] })
})

describe('the traps', () => {
  /** What a program does that opens media without our care. */
  const open = async (bytes: Buffer, format: string, options: Record<string, string>) => {
    const file = join(folder, 'bait.mp4')
    await writeFile(file, bytes)
    const script = `Promise.withResolvers ??= function () {
      let resolve, reject
      const promise = new Promise((a, b) => { resolve = a; reject = b })
      return { promise, resolve, reject }
    }
    const { Demuxer } = await import('node-av')
    await Demuxer.open(${JSON.stringify(file)}, ${JSON.stringify({ format, options })}).catch(() => {})
    process.exit()`
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: join(import.meta.dirname, '../..'),
      timeout: 20_000,
    }).catch(() => undefined)
  }
  const named = (name: string) => {
    const movie = files.find((file) => file.name === name) ?? expect.fail(`no ${name}`)
    return movie.bytes
  }
  const allowed = { protocol_whitelist: 'file,http,tcp,crypto,data' }

  it('see a playlist read a local file', async () => {
    const before = traps.reads()
    await open(named('ffconcat renamed'), 'concat', { ...allowed, safe: '0' })
    expect(traps.reads()).toBeGreaterThan(before)
  }, 30_000)

  it('see a playlist reach an address', async () => {
    const before = traps.hits()
    await open(named('HLS to http: renamed'), 'hls', allowed)
    expect(traps.hits()).toBeGreaterThan(before)
  }, 30_000)

  it.each(['data reference: alias', 'data reference, index compressed'])(
    'see a movie read a local file: %s',
    async (name) => {
      const before = traps.reads()
      await open(named(name), 'mov', { ...allowed, enable_drefs: '1', use_absolute_path: '1' })
      expect(traps.reads()).toBeGreaterThan(before)
    },
    30_000,
  )
})
