import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createProbe } from '../../../src/sources/probe.ts'
import { footage } from '../../support/footage.ts'
import { newFolder, retake } from '../command-line.ts'

const QUICK = ['--resolution', '720p', '--duration', '2']
const probe = createProbe()
const folder = newFolder()
beforeAll(async () => {
  for (const name of ['a.mp4', 'b.mp4', 'c.mp4']) copyFileSync(await footage('seated', 2), join(folder, name))
  writeFileSync(join(folder, 'bad.mp4'), 'no clip')
})
afterAll(() => probe.close())

it('edits several clips into a folder, sums up, and fails for the one that failed', async () => {
  const words = ['edit', 'a.mp4', 'bad.mp4', 'b.mp4', 'sepia, add a dragon', ...QUICK, '-o', 'out/']
  const { code, stdout, stderr } = await retake(words, folder)
  expect(code).toBe(1)
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['a-edited.mp4', 'b-edited.mp4'])
  expect(stdout).toMatch(/^a\.mp4 +out\/a-edited\.mp4 +1280×720 +2\.\d\d s +–$/m)
  expect(stdout).toMatch(/^bad\.mp4 +✗ .*neither mp4 nor mov/m)
  expect(stdout).toMatch(/^✓ sepia: .*look$/m)
  expect(stdout).toMatch(/2 of 3 clips edited/)
  for (const name of ['a.mp4', 'b.mp4']) expect(stderr).toContain(`${name}: done`)
  expect(stderr).toContain('bad.mp4: failed')
  expect(await probe.clip(join(folder, 'out/b-edited.mp4'))).toMatchObject({ width: 1280, height: 720 })
}, 120_000)

it('prints a line of JSON for each clip, and nothing else, to standard output', async () => {
  const words = ['edit', 'a.mp4', 'bad.mp4', 'warmer', ...QUICK, '-o', '{name}-{number}.mp4', '--seed', '5', '--json']
  const { code, stdout } = await retake(words, folder)
  const reports = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(code).toBe(1)
  expect(reports.find(({ source }) => source === 'a.mp4')).toMatchObject({
    status: 'COMPLETED',
    output: join(folder, 'a-1.mp4'),
    ...{ engine: 'local', seed: 5, width: 1280, edits: [{ outcome: 'applied' }] },
  })
  expect(reports.find(({ source }) => source === 'bad.mp4')).toMatchObject({ status: 'FAILED', kind: 'input' })
}, 60_000)

it('says with --dry-run what would be done, and does nothing', async () => {
  const before = readdirSync(folder)
  const words = ['edit', 'a.mp4', 'film noir, add a dragon', '--dry-run']
  const { code, stdout } = await retake(words, folder)
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/2 s at 1080p by local, free\n✓ film noir: .*\n✗ add a dragon: /),
  ])
  const { stdout: json } = await retake([...words, '--json'], folder)
  expect(JSON.parse(json)).toMatchObject({ source: 'a.mp4', engine: 'local', creditCost: null, edits: [{}, {}] })
  expect(readdirSync(folder)).toEqual(before)
})

it('helps where a prompt cannot be done', async () => {
  const { code, stdout, stderr } = await retake(['edit', 'a.mp4', 'put a hat on him in the style of detective'], folder)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/nothing of this prompt can be done/)
  expect(stderr).toMatch(/^✗ .*hat/m)
  expect(stderr).toMatch(/Nearest to it, and possible: “.*film noir.*”|Possible is for example/)
  expect(stderr).toMatch(/retake looks/)
})

it.each([
  [['edit', 'film noir', 'a.mp4'], /a\.mp4 is a file; the prompt comes last/],
  [['edit', 'a.mp4', 'b.mp4', 'noir', '-o', 'one.mp4'], /no such folder; end it with \//],
  [
    ['edit', 'a.mp4', 'b.mp4', 'noir', '-o', '{number', '--dry-run', '--resolution', '4k'],
    /Allowed choices are 720p, 1080p/,
  ],
  [['edit', 'a.mp4', './a.mp4', 'noir'], /would both become/],
  [['edit', 'a.mp4', 'noir', '-o', 'a.mp4'], /would replace the source/],
  [['edit', 'a.mp4', 'noir', '-o', 'nowhere/b.mp4'], /there is no such folder/],
  [['edit', 'a.mp4', 'noir', '--duration', '11'], /must be 2–10/],
  [['edit', '--watch', '.', 'a.mp4', 'noir'], /--watch takes its clips from the folder/],
])('refuses %j before any work', async (words, told) => {
  const { code, stderr } = await retake(words, folder)
  expect([code, stderr]).toEqual([1, expect.stringMatching(told)])
  expect(existsSync(join(folder, 'one.mp4'))).toBe(false)
})
