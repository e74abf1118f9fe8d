import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lookNamed, looks, refuseDuplicates } from '../../../../src/engines/local/looks/catalogue.ts'
import { STAGES } from '../../../../src/engines/local/looks/look.ts'

test('every file of the folder is a look of its own name, sorted', () => {
  const files = readdirSync(new URL('../../../../src/engines/local/looks', import.meta.url))
  const names = files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length))
  expect(looks.map(({ name }) => name)).toEqual(names.filter((name) => name !== 'look' && name !== 'catalogue').sort())
  expect(looks.length).toBeGreaterThanOrEqual(24)
})

test.each(looks.map((look) => [look.name, look] as const))('%s is described for people', (_, look) => {
  expect(look.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  expect(look.title).toMatch(/^[A-Z0-9]/)
  expect(look.description.length).toBeGreaterThan(20)
  expect(look.description).not.toMatch(/\.$/)
  expect(STAGES).toContain(look.stage)
  expect(look.phrases.length).toBeGreaterThan(3)
  for (const phrase of [...look.phrases, ...(look.near ?? [])]) {
    expect(phrase).toBe(phrase.toLowerCase().trim())
  }
})

test('a look is found by its exact name only', () => {
  expect(lookNamed('film-35mm')?.title).toBe('35 mm film')
  expect(lookNamed('Film-35mm')).toBeUndefined()
})

test('two files that claim the same name or phrase are both named', () => {
  const sepia = { name: 'sepia', phrases: ['sepia', 'brown'] }
  const clash = (other: { name: string; phrases: string[]; near?: string[] }) => () =>
    refuseDuplicates(new Map(Object.entries({ 'sepia.ts': sepia, 'other.ts': other })))
  expect(clash({ name: 'sepia', phrases: ['x'] })).toThrow('name "sepia" is claimed by both sepia.ts and other.ts')
  expect(clash({ name: 'x', phrases: ['brown'] })).toThrow('phrase "brown" is claimed by both sepia.ts and other.ts')
  expect(clash({ name: 'x', phrases: ['y'], near: ['sepia'] })).toThrow('sepia.ts and other.ts')
  expect(clash({ name: 'x', phrases: ['y'] })).not.toThrow()
})
