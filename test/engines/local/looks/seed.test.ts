import { describe, expect, test } from 'vitest'
import { looks } from '../../../../src/engines/local/looks/catalogue.ts'
import { difference, filtered, painted, SMALL, settingsFor, TIMES } from './pictures.ts'

const GRAINY = ['film-8mm', 'film-16mm', 'film-35mm', 'glitch', 'night-vision', 'security-camera', 'silent-film', 'vhs']
const grainy = looks.filter(({ name }) => GRAINY.includes(name))

test('every grainy look is in the catalogue', () => {
  expect(grainy.map(({ name }) => name)).toEqual([...GRAINY].sort())
})

describe.each(grainy.map((look) => [look.name, look] as const))('%s', (_, look) => {
  const source = painted(SMALL, TIMES)
  const withSeed = (seed: number) => filtered(look.graph(settingsFor(SMALL, 1, seed)), source)

  test('the same seed gives the same frames', async () => {
    const [first, second] = [await withSeed(7), await withSeed(7)]
    expect(first).toHaveLength(TIMES.length)
    for (const [index, { planes }] of first.entries()) expect(second[index]?.planes.equals(planes)).toBe(true)
  })

  test('another seed gives other grain', async () => {
    const [first, second] = [await withSeed(7), await withSeed(2_147_483_647)]
    for (const [index, picture] of first.entries()) {
      expect(difference(picture, second[index] ?? picture)).toBeGreaterThan(0.4)
    }
  })
})
