import { expect, it } from 'vitest'
import { abilities } from '../../src/engines/local/abilities.ts'
import { understand } from '../../src/engines/local/understand/understand.ts'
import { newFolder, retake } from './command-line.ts'

it('lists everything, a line each', async () => {
  const { stdout } = await retake(['looks'], newFolder())
  const all = Object.values(abilities()).flat()
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
  expect(abilities('film grey').looks.length).toBeLessThan(abilities('film').looks.length)
})

it('names phrases that the engine understands', () => {
  for (const { name, phrases } of abilities().looks) {
    expect(understand(phrases[0] ?? '', null).plan.looks, name).toMatchObject([{ name }])
  }
})
