import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { adjustmentNamed, adjustments, refuseDuplicates } from '../../../../src/engines/local/adjust/catalogue.ts'
import { looks } from '../../../../src/engines/local/looks/catalogue.ts'

test('every file of the folder is an adjustment of its own name, sorted', () => {
  const files = readdirSync(new URL('../../../../src/engines/local/adjust', import.meta.url))
  const names = files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length))
  expect(adjustments.map(({ name }) => name)).toEqual(
    names.filter((name) => name !== 'adjustment' && name !== 'catalogue').sort(),
  )
})

test.each(adjustments.map((adjustment) => [adjustment.name, adjustment] as const))('%s has words', (_, adjustment) => {
  const { up, down, nouns } = adjustment
  for (const words of [up, down, nouns]) expect(words.length).toBeGreaterThan(0)
  expect(up.filter((word) => down.includes(word))).toEqual([])
  for (const word of [...up, ...down, ...nouns]) expect(word).toBe(word.toLowerCase().trim())
})

test('no word is also a phrase of a look', () => {
  const phrases = new Set(looks.flatMap((look) => [...look.phrases, ...(look.near ?? [])]))
  const words = adjustments.flatMap(({ up, down, nouns }) => [...up, ...down, ...nouns])
  expect(words.filter((word) => phrases.has(word))).toEqual([])
})

test('an adjustment is found by its exact name only', () => {
  expect(adjustmentNamed('tint')?.up).toContain('pinker')
  expect(adjustmentNamed('hue')).toBeUndefined()
})

test('two files that claim the same word are both named', () => {
  const dim = { name: 'dim', up: ['bright'], down: ['dark'], nouns: ['light'] }
  const clash = (words: Partial<typeof dim>) => () =>
    refuseDuplicates(
      new Map(Object.entries({ 'dim.ts': dim, 'x.ts': { name: 'x', up: ['up'], down: [], nouns: [], ...words } })),
    )
  expect(clash({ name: 'dim' })).toThrow('name "dim" is claimed by both dim.ts and x.ts')
  expect(clash({ nouns: ['dark'] })).toThrow('word "dark" is claimed by both dim.ts and x.ts')
  expect(clash({ nouns: ['up'] })).not.toThrow()
})
