import { afterAll, expect, it } from 'vitest'
import type { Picture } from '../../../src/engines/local/compose/picture.ts'
import { footage } from '../../support/footage.ts'
import { altered, drawn } from './pictures.ts'

const { openFaces } = await import('../../../bench/quality/faces/faces.ts')
const { framePairs } = await import('../../../bench/quality/frames.ts')
const { IdentityMeter } = await import('../../../bench/quality/measures/identity.ts')

const faces = await openFaces()
afterAll(() => faces.close())

const SIZE = { width: 1280, height: 720 }
const [seated, desk] = await Promise.all([firstFrame('seated'), firstFrame('desk')])

async function firstFrame(name: 'seated' | 'desk'): Promise<Picture> {
  const file = await footage(name, 2)
  for await (const { before } of framePairs(file, file, SIZE)) return altered(before, (value) => value)
  throw new Error(`${name} has no frame`)
}

async function identity(before: Picture, after: Picture) {
  const meter = new IdentityMeter(faces)
  await meter.see(before, after)
  return meter.result
}

it('finds the face, and the same person in the same picture', async () => {
  expect(await identity(seated, seated)).toMatchObject({ faces: 1, lost: 0 })
  expect((await identity(seated, seated)).mean).toBeCloseTo(1, 4)
})

it('forgives a grade', async () => {
  const graded = altered(seated, (value) => 20 + value * 0.8)
  expect((await identity(seated, graded)).mean).toBeGreaterThan(0.9)
})

it('drops for a face that is blurred, and for that of another person', async () => {
  expect((await identity(seated, mosaic(seated, 24))).mean).toBeLessThan(0.75)
  expect((await identity(seated, desk)).mean).toBeLessThan(0.5)
})

it('says when a face is gone, and when there was none', async () => {
  const grey = drawn(SIZE.width, SIZE.height, () => 110)
  expect(await identity(seated, grey)).toMatchObject({ faces: 1, lost: 1 })
  expect(await identity(grey, seated)).toEqual({ mean: null, lowest: null, faces: 0, lost: 0 })
})

/** Squares of one luma each. */
function mosaic(picture: Picture, side: number): Picture {
  const snap = (at: number) => Math.floor(at / side) * side + side / 2
  return altered(picture, (_, x, y) => picture.y[Math.min(SIZE.height - 1, snap(y)) * picture.strides.y + snap(x)] ?? 0)
}
