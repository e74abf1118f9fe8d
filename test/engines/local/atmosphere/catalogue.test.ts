import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { atmosphereNamed, atmospheres, refuseDuplicates } from '../../../../src/engines/local/atmosphere/catalogue.ts'

test('every file of the folder is an atmosphere of its own name, sorted', () => {
  const files = readdirSync(new URL('../../../../src/engines/local/atmosphere/air', import.meta.url))
  expect(atmospheres.map(({ name }) => `${name}.ts`)).toEqual(files.sort())
  expect(atmospheres.length).toBeGreaterThanOrEqual(18)
})

test.each(atmospheres.map((atmosphere) => [atmosphere.name, atmosphere] as const))(
  '%s is described for people and drawn somewhere',
  (_, { name, title, phrases, behind, inFront }) => {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(title).toMatch(/^[a-z]/)
    expect(phrases.length).toBeGreaterThan(3)
    for (const phrase of phrases) expect(phrase).toBe(phrase.toLowerCase().trim())
    expect(behind ?? inFront).toBeTypeOf('function')
  },
)

test('an atmosphere is found by its exact name only', () => {
  expect(atmosphereNamed('snow')?.title).toBe('falling snow')
  expect(atmosphereNamed('Snow')).toBeUndefined()
})

test('two files that claim the same name or phrase are both named', () => {
  const rain = { name: 'rain', phrases: ['rain', 'drizzle'] }
  const clash = (other: { name: string; phrases: string[] }) => () =>
    refuseDuplicates(new Map(Object.entries({ 'rain.ts': rain, 'other.ts': other })))
  expect(clash({ name: 'rain', phrases: ['x'] })).toThrow('name "rain" is claimed by both rain.ts and other.ts')
  expect(clash({ name: 'x', phrases: ['drizzle'] })).toThrow('phrase "drizzle" is claimed by both rain.ts and other.ts')
  expect(clash({ name: 'x', phrases: ['y'] })).not.toThrow()
})
