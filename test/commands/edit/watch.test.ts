import { appendFileSync, copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { openWatch } from '../../../src/commands/edit/watch.ts'
import { footage } from '../../support/footage.ts'
import { begin, newFolder } from '../command-line.ts'

it('edits what appears once it has stopped growing, survives a bad clip, and ends on Ctrl-C', async () => {
  const folder = newFolder()
  const clip = await footage('seated', 2)
  mkdirSync(join(folder, 'inbox'))
  copyFileSync(clip, join(folder, 'inbox/old.mp4'))
  const words = ['edit', '--watch', 'inbox', 'sepia', '--resolution', '720p', '-o', 'inbox/', '--json']
  const { child, output, ended } = begin(words, folder)
  const reports = () =>
    output.stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  await expect.poll(() => output.stderr, { timeout: 30_000 }).toMatch(/Watching inbox/)

  writeFileSync(join(folder, 'inbox/bad.mov'), 'no clip')
  const bytes = readFileSync(clip)
  writeFileSync(join(folder, 'inbox/slow.mp4'), bytes.subarray(0, 1000))
  const part = Math.ceil(bytes.length / 4)
  for (let at = 1000; at < bytes.length; at += part) {
    await systemClock.sleep(600)
    appendFileSync(join(folder, 'inbox/slow.mp4'), bytes.subarray(at, at + part))
  }
  copyFileSync(clip, join(folder, 'inbox/.hidden.mp4'))
  renameSync(join(folder, 'inbox/.hidden.mp4'), join(folder, 'inbox/late.MP4'))
  await expect.poll(() => reports().length, { timeout: 60_000 }).toBe(3)
  // Its own results lie in the same folder; they are no new clips.
  await systemClock.sleep(2500)
  child.kill('SIGINT')
  expect(await ended).toMatchObject({ code: 0, stderr: expect.stringMatching(/2 edited, 1 failed/) })
  const told = Object.fromEntries(reports().map(({ source, status }) => [source.split('/').at(-1), status]))
  expect(told).toEqual({ 'bad.mov': 'FAILED', 'slow.mp4': 'COMPLETED', 'late.MP4': 'COMPLETED' })
}, 120_000)

it('tells a clip again when it has changed, and fails when the folder is gone', async () => {
  const folder = newFolder()
  const ticks = { now: () => new Date(), sleep: async () => {} }
  const never = new AbortController().signal
  const watch = await openWatch(folder, ticks)
  writeFileSync(join(folder, 'a.mp4'), 'one')
  writeFileSync(join(folder, 'mine.mp4'), 'result')
  watch.ignore(join(folder, 'mine.mp4'))
  expect(await watch.next(never)).toBe(join(folder, 'a.mp4'))
  writeFileSync(join(folder, 'a.mp4'), 'another')
  expect(await watch.next(never)).toBe(join(folder, 'a.mp4'))
  renameSync(folder, `${folder}-gone`)
  await expect(watch.next(never)).rejects.toThrow('no such folder')
  await expect(openWatch(folder, ticks)).rejects.toThrow('no such folder')
})
