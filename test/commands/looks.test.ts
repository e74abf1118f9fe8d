import { expect, it } from 'vitest'
import { gallery } from '../../src/engines/local/gallery/gallery.ts'
import { newFolder, retake } from './command-line.ts'

it('lists everything, a line each', async () => {
  const { stdout } = await retake(['looks'], newFolder())
  const lines = stdout.split('\n')
  for (const { title, description } of Object.values(gallery).flat()) {
    expect(lines.filter((line) => line.startsWith(`  ${title} `) && line.endsWith(description))).toHaveLength(1)
  }
})

it('finds what has to do with a word, and says where nothing has', async () => {
  const { stdout } = await retake(['looks', 'snow'], newFolder())
  expect(stdout).toMatch(/^Scenes, behind people: “use .*”\n(?: {2}.*\n)* {2}Snowy street /m)
  expect(stdout).toMatch(/^Weather and light.*\n(?: {2}.*\n)* {2}Falling snow /m)
  expect(stdout).not.toMatch(/^Looks/m)
  const nothing = await retake(['looks', 'qqq'], newFolder())
  expect([nothing.code, nothing.stdout]).toEqual([1, ''])
})
