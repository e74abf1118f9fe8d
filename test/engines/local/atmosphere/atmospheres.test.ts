import { expect, test } from 'vitest'
import type { Picture } from '../../../../src/engines/local/compose/picture.ts'
import type { Sight } from '../../../../src/engines/local/see/sight.ts'
import { changed, flatPicture, MARK, type Size, sightOf } from './scenery.ts'

const { createAtmosphere, atmosphereGraph } = await import('../../../../src/engines/local/atmosphere/atmospheres.ts')
const { atmospheres } = await import('../../../../src/engines/local/atmosphere/catalogue.ts')
const { filtered, flat } = await import('../looks/pictures.ts')

const WIDE = { width: 320, height: 180 }
const nobody = sightOf(0, 0)
const each = atmospheres.map((atmosphere) => [atmosphere.name, atmosphere] as const)

/** Frames at these seconds, on mid grey. */
async function drawn(
  wanted: { name: string; strength: number }[],
  moments: readonly number[],
  {
    size = WIDE,
    sight = nobody,
    seed = 11,
    luma = 90,
  }: { size?: Size; sight?: Sight; seed?: number; luma?: number } = {},
): Promise<Picture[]> {
  const step = await createAtmosphere(wanted, { ...size, seed, reference: null })
  const pictures: Picture[] = []
  for (const [index, seconds] of moments.entries()) {
    const picture = flatPicture(size, luma)
    await step.draw(picture, sight, { seconds, index })
    pictures.push(picture)
  }
  step.close()
  return pictures
}

test.each(each)('%s shows, moves, and is the same for the same seed and moment', async (name) => {
  const [first, later] = await drawn([{ name, strength: 1 }], [1.1, 1.6])
  const [again] = await drawn([{ name, strength: 1 }], [1.1])
  const [other] = await drawn([{ name, strength: 1 }], [1.1], { seed: 12 })
  if (!first || !later || !again || !other) throw new Error('no picture')
  expect(Buffer.compare(first.y, again.y) || Buffer.compare(first.u, again.u)).toBe(0)
  expect(changed(first, flatPicture(WIDE, 90))).toBeGreaterThan(0.25)
  expect(changed(first, later)).toBeGreaterThan(0.1)
  expect(changed(first, other)).toBeGreaterThan(0.1)
})

// Lightning jumps.
test.each(each.filter(([name]) => name !== 'storm'))('%s moves little from one frame to the next', async (name) => {
  const [first, next, later] = await drawn([{ name, strength: 1 }], [0.5, 0.5 + 1 / 250, 0.9])
  if (!first || !next || !later) throw new Error('no picture')
  expect(changed(first, next)).toBeLessThan(0.9 * changed(first, later))
})

test.each(each.filter(([, { behind }]) => behind))(
  '%s is hidden where people stand before it, and only there',
  async (name, air) => {
    const sight = sightOf(0.3, 0.7)
    const plain = flatPicture(WIDE, 60)
    const [picture] = await drawn([{ name, strength: 1.5 }], [1.1], { sight, luma: 60 })
    const [open] = await drawn([{ name, strength: 1.5 }], [1.1], { luma: 60 })
    if (!picture || !open) throw new Error('no picture')
    expect(changed(picture, open, 0.34, 0.66)).toBeGreaterThan(0.05)
    expect(changed(picture, open, 0, 0.26)).toBeLessThan(0.01)
    if (!air.inFront) expect(changed(picture, plain, 0.34, 0.66)).toBeLessThan(0.01)
  },
)

test.each([
  ['black', 16],
  ['white', 235],
])('all together stay within the limited range on %s, and padding is left alone', async (_, luma) => {
  const size = { width: 202, height: 331 }
  for (const { name } of atmospheres) {
    const [picture] = await drawn([{ name, strength: 2 }], [0.7], { size, luma })
    if (!picture) throw new Error('no picture')
    for (const [plane, columns, top] of [
      ['y', 202, 235] as const,
      ['u', 101, 240] as const,
      ['v', 101, 240] as const,
    ]) {
      const stride: number = picture.strides[plane]
      for (const [index, value] of picture[plane].entries()) {
        const isInside = index % stride < columns
        if (isInside ? value < 16 || value > top : value !== MARK) {
          expect.fail(`${name}: ${plane} is ${value} at column ${index % stride}`)
        }
      }
    }
  }
})

test('several draw together, matter over the picture and light on top', async () => {
  const [snow] = await drawn([{ name: 'snow', strength: 1 }], [0.4])
  const [both] = await drawn(
    [
      { name: 'snow', strength: 1 },
      { name: 'light-leak', strength: 1 },
    ],
    [0.4],
  )
  if (!snow || !both) throw new Error('no picture')
  expect(both.y.every((value, index) => value >= (snow.y[index] ?? 0) - 1)).toBe(true)
  expect(changed(snow, both)).toBeGreaterThan(3)
})

test('stronger is more', async () => {
  const plain = flatPicture(WIDE, 90)
  for (const { name } of atmospheres) {
    const [slight] = await drawn([{ name, strength: 0.3 }], [1.3])
    const [strong] = await drawn([{ name, strength: 1.8 }], [1.3])
    if (!slight || !strong) throw new Error('no picture')
    expect(changed(strong, plain), name).toBeGreaterThan(changed(slight, plain))
  }
})

test('an unknown name is refused', async () => {
  await expect(
    createAtmosphere([{ name: 'dragons', strength: 1 }], { ...WIDE, seed: 1, reference: null }),
  ).rejects.toThrow('dragons')
})

test('grades join into one graph that keeps the frame', async () => {
  const graph = atmosphereGraph(atmospheres.map(({ name }) => ({ name, strength: 2 })))
  const [result] = await filtered(`${graph},format=yuv420p`, [flat(WIDE, 120, 110, 140)])
  expect(result).toMatchObject({ ...WIDE, pts: 0n })
  expect(atmosphereGraph([{ name: 'confetti', strength: 1 }])).toBe('')
})
