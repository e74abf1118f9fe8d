import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, startServer } from '../e2e/server.ts'
import { type Block, blocksOfDocs } from './blocks.ts'
import { newDataDir, openWorkshop, root, TSX, type Workshop } from './workshop.ts'

/** Raise it only for a block that truly cannot run here. */
const MOST_NOT_RUN = 9
/** `text` is what a command prints; the test of its page compares it. */
const LANGUAGES = ['sh', 'ts', 'json', 'yaml', 'diff', 'text']

const blocks = blocksOfDocs()
const of = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language))
const named = (found: Block[]) => found.map((block): [string, Block] => [block.place, block])

// What the description is printed with can also read.
const { parse } = createRequire(createRequire(import.meta.url).resolve('@fastify/swagger'))('yaml') as {
  parse(text: string): unknown
}

let server: RunningServer
let workshop: Workshop
beforeAll(async () => {
  server = await startServer({ DATA_DIR: await newDataDir() })
  workshop = await openWorkshop(server)
}, 120_000)
afterAll(() => server?.stop())

it('are all in a language that is checked, and few are not run', () => {
  expect(blocks.length).toBeGreaterThan(12)
  expect(blocks.filter(({ language }) => !LANGUAGES.includes(language)).map(({ place }) => place)).toEqual([])
  const marked = blocks.filter(({ notRun }) => notRun !== null)
  expect(marked.filter(({ notRun }) => (notRun ?? '').length < 10).map(({ place }) => place)).toEqual([])
  expect(marked.length).toBeLessThanOrEqual(MOST_NOT_RUN)
})

describe('sh', () => {
  it.each(named(of('sh').filter(({ notRun }) => notRun === null)))('%s runs', async (_place, { text }) => {
    const output = await workshop.run('bash', ['-euo', 'pipefail', '-c', workshop.adapted(text)])
    expect(output).not.toMatch(/"error":"|"status":"FAILED"/)
    if (text.includes('/v2/jobs/$JOB')) expect(output).toMatch(/"status":"COMPLETED".*"videoUrl":"http/)
  })

  it.each(named(of('sh')))('%s is sound', async (_place, { text }) => {
    await workshop.run('bash', ['-n', '-c', text])
  })
})

describe('ts', () => {
  it('all is well typed', async () => {
    const folder = join(workshop.folder, 'types')
    await mkdir(folder)
    const settings = {
      extends: join(root, 'tsconfig.json'),
      compilerOptions: { typeRoots: [join(root, 'node_modules/@types')] },
      include: ['*.ts'],
    }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings))
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
    for (const { place, text } of of('ts')) await writeFile(join(folder, `${place.replace(/\W/g, '-')}.ts`), text)
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const complaints = await workshop.run(process.execPath, [tsc, '-p', folder]).catch(({ stdout }) => stdout)
    expect(complaints).toBe('')
  })

  // What listens, or waits to be called, is driven in recipes.test.ts.
  const programs = of('ts').filter(
    ({ text, notRun }) => notRun === null && !/\.listen\(|export async function/.test(text),
  )
  it.each(named(programs))('%s runs', async (place, { text }) => {
    const file = join(workshop.folder, `${place.replace(/\W/g, '-')}.ts`)
    await writeFile(file, text)
    expect(await workshop.run(TSX, [file])).not.toBe('')
  })
})

describe('data', () => {
  it.each(named(of('json')))('%s is JSON', (_place, { text }) => {
    expect(JSON.parse(text)).toBeTypeOf('object')
  })

  it.each(named(of('yaml')))('%s is YAML', (_place, { text }) => {
    expect(parse(text)).toBeTypeOf('object')
  })
})
