import { describe, expect, test } from 'vitest'
import { looks } from '../../../../src/engines/local/looks/catalogue.ts'
import { filtered, type Picture, painted, settingsFor, WIDE } from './pictures.ts'

const DRAWN = [
  'anime',
  'blueprint',
  'cartoon',
  'chalkboard',
  'comic',
  'ink',
  'oil-painting',
  'pencil-sketch',
  'watercolour',
]
const drawn = looks.filter(({ name }) => DRAWN.includes(name))

describe.each(drawn.map((look) => [look.name, look] as const))('%s', (_, look) => {
  test('stands still on a still shot that only carries camera noise', async () => {
    const results = await filtered(look.graph(settingsFor(WIDE, 1)), noisyStill(7))
    // The first frames are left out: averaging over time has to see some.
    const shares = results.slice(3).map((picture, index) => boiling(results[index + 2] ?? picture, picture))
    expect(shares).toHaveLength(4)
    for (const share of shares) expect(share).toBeLessThan(0.001)
  })
})

test('every drawn look is in the catalogue', () => {
  expect(drawn.map(({ name }) => name)).toEqual(DRAWN)
})

test('looks that blur faces leave a share of them, never all', () => {
  const gentle = looks.filter(({ gentleFaces }) => gentleFaces !== undefined)
  expect(gentle.map(({ name }) => name)).toEqual(['anime', 'cartoon', 'comic', 'oil-painting', 'watercolour'])
  for (const { gentleFaces = 0 } of gentle) {
    expect(gentleFaces).toBeGreaterThan(0)
    expect(gentleFaces).toBeLessThan(0.6)
  }
})

/** The same picture again and again, with noise of one or two steps as cameras leave it; the same in every run. */
function noisyStill(frames: number): Picture[] {
  const [still] = painted(WIDE, [0n])
  let state = 1
  return Array.from({ length: frames }, (_, index) => {
    const planes = Buffer.from(still?.planes ?? [])
    for (let at = 0; at < WIDE.width * WIDE.height; at++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      planes[at] = (planes[at] ?? 0) + (state >>> 30) - 1
    }
    return { ...WIDE, pts: BigInt(index) * 3600n, format: still?.format ?? 0, planes }
  })
}

/** Share of the pixels whose brightness jumps by more than a tenth of the range. */
function boiling(before: Picture, after: Picture): number {
  const area = after.width * after.height
  let jumps = 0
  for (let at = 0; at < area; at++) if (Math.abs((before.planes[at] ?? 0) - (after.planes[at] ?? 0)) > 24) jumps++
  return jumps / area
}
