import { expect, test } from 'vitest'
import type { Rgb } from '../../../../src/engines/local/colour.ts'
import { MATERIALS } from '../../../../src/engines/local/outfit/materials/catalogue.ts'
import { PATTERNS } from '../../../../src/engines/local/outfit/patterns/catalogue.ts'
import { completed } from '../../../../src/engines/local/outfit/patterns/pattern.ts'
import { type Tile, type Weaver, wovenTile } from '../../../../src/engines/local/outfit/tile.ts'

const NAVY: Rgb = [26, 39, 68]

const cloths: [string, Weaver][] = [
  ...PATTERNS.map((pattern): [string, Weaver] => [
    pattern.name,
    (context, size) => pattern.paint(context, size, completed(pattern, [])),
  ]),
  ...MATERIALS.flatMap(({ name, weave, colour }): [string, Weaver][] =>
    weave ? [[name, (context, size) => weave(context, size, colour)]] : [],
  ),
]

test('names are in kebab case, and no phrase means two things', () => {
  const all = [...PATTERNS, ...MATERIALS]
  for (const { name } of all) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  const phrases = all.flatMap((entry) => entry.phrases)
  expect(phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)).toEqual([])
})

test.each(cloths)('%s repeats without a seam', (_, weave) => {
  const tile = wovenTile(weave, 128)
  // The step from the last column to the first is like the steps between columns; so for rows.
  expect(step(tile, 127, 0)).toBeLessThan(1.25 * largest((at) => step(tile, at, at + 1)) + 1)
  expect(step(tile, 127, 0, true)).toBeLessThan(1.25 * largest((at) => step(tile, at, at + 1, true)) + 1)
})

test.each(cloths)('%s has texture, and the same each time', (_, weave) => {
  const tile = wovenTile(weave, 64)
  expect(new Set(tile.y).size).toBeGreaterThan(1)
  expect(wovenTile(weave, 64)).toEqual(tile)
})

test.each(PATTERNS)('$name takes the colours it is given', (pattern) => {
  expect(completed(pattern, [NAVY])[0]).toEqual(NAVY)
  expect(completed(pattern, [NAVY]).length).toBe(pattern.colours.length)
  const both = completed(pattern, [NAVY, [200, 20, 30]])
  expect(both.slice(0, 2)).toEqual([NAVY, [200, 20, 30]])
  const [first = NAVY, second = NAVY] = completed(pattern, [NAVY])
  expect(Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2])).toBeGreaterThan(20)
})

/** Mean difference of luma between two columns, or two rows. */
function step({ size, y }: Tile, from: number, to: number, rows = false): number {
  let sum = 0
  for (let at = 0; at < size; at++) {
    const a = rows ? from * size + at : at * size + from
    const b = rows ? to * size + at : at * size + to
    sum += Math.abs((y[a] ?? 0) - (y[b] ?? 0))
  }
  return sum / size
}

const largest = (value: (at: number) => number): number =>
  Math.max(...Array.from({ length: 127 }, (_, at) => value(at)))
