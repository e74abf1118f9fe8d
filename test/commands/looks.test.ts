import { expect, it } from 'vitest'
import { gallery, galleryOf } from '../../src/engines/local/gallery/gallery.ts'
import { understand } from '../../src/engines/local/understand/understand.ts'
import { newFolder, retake } from './command-line.ts'

it('lists everything, a line each', async () => {
  const { stdout } = await retake(['looks'], newFolder())
  const all = Object.values(gallery).flat()
  expect(all.length).toBeGreaterThan(150)
  for (const { name, description } of all) {
    expect(stdout).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'))
    expect(description).not.toMatch(/\n/)
  }
})

it('finds what has to do with a word, by name, description or phrase', async () => {
  const { stdout } = await retake(['looks', 'snow', '--json'], newFolder())
  const found = JSON.parse(stdout)
  expect(found.scenes.map(({ name }: { name: string }) => name)).toContain('snowy-street-night')
  expect(found.atmospheres.map(({ name }: { name: string }) => name)).toContain('snow')
  expect(found.looks).toEqual([])
  expect(galleryOf('film grain').looks.length).toBeLessThan(galleryOf('film').looks.length)
})

it('names a prompt that the engine understands', () => {
  for (const { name, example } of gallery.looks) {
    expect(understand(example, null).plan.looks, name).toMatchObject([{ name }])
  }
})
