import '../../../../src/sources/polyfill.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { afterAll, expect, test } from 'vitest'
import type { Rgb } from '../../../../src/engines/local/colour.ts'
import { yuvOf } from '../../../../src/engines/local/colour.ts'
import type { Backdrop } from '../../../../src/engines/local/compose/backdrop.ts'
import type { Picture } from '../../../../src/engines/local/compose/picture.ts'
import type { Background } from '../../../../src/engines/local/plan.ts'
import type { SceneLight } from '../../../../src/engines/local/scenes/scene.ts'
import type { Sight } from '../../../../src/engines/local/see/sight.ts'
import { copyOf, mix, noParts, paint, pixel, plain, sightOf } from './pictures.ts'

const { createBackground } = await import('../../../../src/engines/local/compose/background.ts')

const [WIDTH, HEIGHT] = [160, 120]
const GREEN: Rgb = [0, 177, 64]
const folder = mkdtempSync(join(tmpdir(), 'retake-background-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** One frame with another background; `place` is what the scene shows. */
async function replaced(
  picture: Picture,
  sight: Sight,
  background: Background,
  { place, light, seed = 1, reference = null, frames = 1 }: Extra = {},
): Promise<Picture> {
  const backdrop: Backdrop = {
    light: light ?? null,
    horizon: null,
    at: () => place ?? plain(WIDTH, HEIGHT, [90, 90, 90]),
    close: () => undefined,
  }
  const step = await createBackground(background, { width: WIDTH, height: HEIGHT, seed, reference }, () => backdrop)
  const drawn = copyOf(picture)
  for (let index = 0; index < frames; index++) {
    for (const name of ['y', 'u', 'v'] as const) drawn[name].set(picture[name])
    await step.draw(drawn, { ...sight, cut: index === 0 }, { seconds: index / 25, index })
  }
  step.close()
  return drawn
}

interface Extra {
  place?: Picture
  light?: SceneLight
  seed?: number
  reference?: string | null
  frames?: number
}

const SCENE: Background = { kind: 'scene', name: 'somewhere' }
const leftHalf = sightOf(40, 30, (x) => 0.5 + (0.5 - x) * 20)
const near = (a: number, b: number, by: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(by)

test('where nobody is, the new background stands: a colour exactly, a place under a little grain', async () => {
  const original = paint(WIDTH, HEIGHT, (x, y) => [x, y, 100])
  const place = paint(WIDTH, HEIGHT, (x, y) => [200 - x, 100, y])
  const nobody = sightOf(40, 30, () => 0)
  const coloured = await replaced(original, nobody, { kind: 'colour', colour: GREEN })
  expect(pixel(coloured, 80, 60)).toEqual(yuvOf(GREEN).map(Math.round))
  const placed = await replaced(original, nobody, SCENE, { place })
  for (const [x, y] of [
    [0, 0],
    [159, 119],
    [77, 31],
  ] as const) {
    const [luma, blue, red] = pixel(placed, x, y)
    near(luma, pixel(place, x, y)[0], 3)
    expect([blue, red]).toEqual(pixel(place, x, y).slice(1))
  }
})

test('before a plain colour people keep every pixel away from their edges', async () => {
  const original = paint(WIDTH, HEIGHT, (x, y) => [(x * 7) % 256, (y * 5) % 256, 100])
  const result = await replaced(original, leftHalf, { kind: 'colour', colour: GREEN })
  for (const [x, y] of [
    [3, 5],
    [40, 60],
    [50, 100],
  ] as const) {
    expect(pixel(result, x, y)).toEqual(pixel(original, x, y))
  }
})

test.each([
  ['dark hair from a white wall to the dark', [60, 45, 40], [245, 245, 240], [12, 14, 30]],
  ['fair hair from the dark to the snow', [200, 170, 120], [15, 20, 15], [240, 240, 245]],
  ['a red coat from a lawn to blue', [190, 40, 40], [60, 140, 50], [40, 60, 200]],
] as [string, Rgb, Rgb, Rgb][])('no halo: %s', async (_what, subject, old, next) => {
  // Half transparent from 72 to 88 of 160 pixels, as soft as hair.
  const alphaAt = (x: number) => Math.min(1, Math.max(0, (88 - x - 0.5) / 16))
  const original = paint(WIDTH, HEIGHT, (x) => mix(old, subject, alphaAt(x)))
  const wanted = paint(WIDTH, HEIGHT, (x) => mix(next, subject, alphaAt(x)))
  const sight = sightOf(80, 60, (x) => alphaAt(x * WIDTH))
  const result = await replaced(original, sight, { kind: 'colour', colour: next })
  const naive = paint(WIDTH, HEIGHT, (x) => mix(next, mix(old, subject, alphaAt(x)), alphaAt(x)))
  expect(columnError(result, wanted)).toBeLessThan(0.45 * columnError(naive, wanted))
})

test('night darkens and cools people without crushing them', async () => {
  const light: SceneLight = { colour: [150, 180, 255], level: 0.22, contrast: 1.1 }
  const original = paint(WIDTH, HEIGHT, (x) => (x < 30 ? [50, 50, 50] : [190, 150, 130]))
  const result = await replaced(original, leftHalf, SCENE, { light, place: plain(WIDTH, HEIGHT, [10, 15, 35]) })
  const [before, after] = [pixel(original, 50, 60), pixel(result, 50, 60)]
  expect(after[0]).toBeLessThan(0.85 * before[0])
  expect(after[0]).toBeGreaterThan(0.5 * before[0])
  expect(after[1]).toBeGreaterThan(before[1])
  expect(pixel(result, 10, 60)[0]).toBeGreaterThan(32)
})

test('at night faces are lit more than clothes and keep their hue', async () => {
  const light: SceneLight = { colour: [255, 214, 176], level: 0.27, contrast: 1.08 }
  const original = paint(WIDTH, HEIGHT, (_x, y) => (y < 60 ? [205, 160, 138] : [120, 122, 126]))
  const result = await replaced(original, leftHalf, SCENE, { light, place: plain(WIDTH, HEIGHT, [20, 20, 40]) })
  const kept = (y: number) => (pixel(result, 30, y)[0] - 16) / (pixel(original, 30, y)[0] - 16)
  expect(kept(25)).toBeGreaterThan(0.75)
  expect(kept(100)).toBeLessThan(kept(25) - 0.08)
  const hue = (picture: Picture) => Math.atan2(pixel(picture, 30, 25)[2] - 128, pixel(picture, 30, 25)[1] - 128)
  near(hue(result), hue(original), 0.2)
})

test('a face that was filmed in the dark is brought up by the key light of the night', async () => {
  const light: SceneLight = { colour: [172, 196, 255], level: 0.24, contrast: 1 }
  const original = plain(WIDTH, HEIGHT, [78, 62, 54])
  const parts = { ...noParts(40, 30), face: leftHalf.person }
  const result = await replaced(original, { ...leftHalf, parts }, SCENE, {
    light,
    place: plain(WIDTH, HEIGHT, [20, 20, 40]),
  })
  expect(pixel(result, 30, 60)[0] - 16).toBeGreaterThan(1.2 * (pixel(original, 30, 60)[0] - 16))
})

test('a greenish recording of a face comes out in the colour of skin', async () => {
  const light: SceneLight = { colour: [255, 255, 255], level: 0.55, contrast: 1 }
  const original = plain(WIDTH, HEIGHT, [150, 152, 128])
  const parts = { ...noParts(40, 30), face: leftHalf.person }
  const result = await replaced(original, { ...leftHalf, parts }, SCENE, { light })
  expect(pixel(result, 30, 60)[2]).toBeGreaterThan(pixel(original, 30, 60)[2] + 4)
})

test('a gradient relights nobody', async () => {
  const original = plain(WIDTH, HEIGHT, [190, 150, 130])
  const background: Background = { kind: 'gradient', top: [10, 10, 60], bottom: [0, 0, 20] }
  expect(pixel(await replaced(original, leftHalf, background), 30, 60)).toEqual(pixel(original, 30, 60))
})

test('a neutral day leaves a well exposed person almost alone', async () => {
  const light: SceneLight = { colour: [255, 255, 255], level: 0.55, contrast: 1 }
  const original = plain(WIDTH, HEIGHT, [150, 140, 130])
  const result = await replaced(original, leftHalf, SCENE, { light, place: plain(WIDTH, HEIGHT, [120, 130, 140]) })
  const [before, after] = [pixel(original, 20, 60), pixel(result, 20, 60)]
  for (const [i, value] of before.entries()) near(after[i] ?? 0, value, 6)
})

test('light that changes in the clip is followed slowly, and at once at a cut', async () => {
  const bright = plain(WIDTH, HEIGHT, [210, 210, 210])
  const dark = plain(WIDTH, HEIGHT, [60, 60, 60])
  const light: SceneLight = { colour: [255, 255, 255], level: 0.55, contrast: 1 }
  const backdrop = { light, horizon: null, at: () => plain(WIDTH, HEIGHT, [90, 90, 90]), close: () => undefined }
  const lumaAfter = async (cut: boolean) => {
    const step = await createBackground(
      SCENE,
      { width: WIDTH, height: HEIGHT, seed: 1, reference: null },
      () => backdrop,
    )
    await step.draw(copyOf(bright), leftHalf, { seconds: 0, index: 0 })
    const next = copyOf(dark)
    await step.draw(next, { ...leftHalf, cut }, { seconds: 0.04, index: 1 })
    return pixel(next, 20, 60)[0]
  }
  expect(await lumaAfter(true)).toBeGreaterThan((await lumaAfter(false)) + 5)
})

test('the backdrop gets the grain of the clip, the same for the same seed', async () => {
  let state = 7
  const noisy = paint(WIDTH, HEIGHT, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    const value = 110 + ((state >>> 16) % 21)
    return [value, value, value]
  })
  const place = plain(WIDTH, HEIGHT, [120, 120, 120])
  const [first, again, other] = [
    await replaced(noisy, leftHalf, SCENE, { place, seed: 5, frames: 2 }),
    await replaced(noisy, leftHalf, SCENE, { place, seed: 5, frames: 2 }),
    await replaced(noisy, leftHalf, SCENE, { place, seed: 6, frames: 2 }),
  ]
  expect(Buffer.compare(first.y, again.y)).toBe(0)
  expect(Buffer.compare(first.y, other.y)).not.toBe(0)
  const lumas = Array.from({ length: 60 }, (_, i) => pixel(first, 95 + i, 60)[0])
  expect(new Set(lumas).size).toBeGreaterThan(4)
})

test('the sight stays as it was for the steps that follow', async () => {
  const before = leftHalf.person.slice()
  await replaced(plain(WIDTH, HEIGHT, [100, 100, 100]), leftHalf, { kind: 'blur', strength: 1 })
  expect(Buffer.compare(leftHalf.person, before)).toBe(0)
})

test('the blur of the own background holds nothing of the person', async () => {
  const original = paint(WIDTH, HEIGHT, (x) => (x < 80 ? [230, 20, 20] : [70, 90, 110]))
  const sight = sightOf(160, 120, (x) => (x < 0.5 ? 1 : 0))
  const result = await replaced(original, sight, { kind: 'blur', strength: 2 })
  for (const x of [86, 92, 120]) {
    for (const [i, value] of yuvOf([70, 90, 110]).entries()) near(pixel(result, x, 60)[i] ?? 0, value, 3)
  }
})

test.each([
  { kind: 'blur', strength: 0.2 },
  { kind: 'gradient', top: [255, 255, 255], bottom: [0, 0, 0] },
  { kind: 'colour', colour: GREEN },
] as Background[])('frames of odd and tiny sizes are filled to their last pixel: $kind', async (background) => {
  for (const [width, height] of [
    [45, 37],
    [16, 16],
    [9, 130],
  ] as const) {
    const picture = plain(width, height, [255, 0, 0])
    const step = await createBackground(background, { width, height, seed: 1, reference: null }, () => {
      throw new Error('no scene was asked for')
    })
    await step.draw(
      picture,
      sightOf(8, 8, (x) => (x < 0.3 ? 1 : 0)),
      { seconds: 0, index: 0 },
    )
    step.close()
    const [, u, v] = pixel(picture, width - 1, height - 1)
    if (background.kind !== 'blur') expect([u, v]).not.toEqual(yuvOf([255, 0, 0]).slice(1).map(Math.round))
    expect([u, v].every((value) => value > 0)).toBe(true)
  }
})

test('the blur takes detail away and keeps the mean', async () => {
  const original = paint(WIDTH, HEIGHT, (x) => ((x >> 1) % 2 === 0 ? [90, 90, 90] : [150, 150, 150]))
  const result = await replaced(
    original,
    sightOf(40, 30, () => 0),
    { kind: 'blur', strength: 2 },
  )
  const lumas = Array.from({ length: 40 }, (_, i) => pixel(result, 60 + i, 60)[0])
  expect(Math.max(...lumas) - Math.min(...lumas)).toBeLessThan(12)
  near(lumas.reduce((a, b) => a + b) / 40, 16 + (219 * 122) / 255, 8)
})

test('a gradient runs from top to bottom', async () => {
  const nobody = sightOf(40, 30, () => 0)
  const background: Background = { kind: 'gradient', top: [250, 250, 250], bottom: [20, 20, 60] }
  const result = await replaced(plain(WIDTH, HEIGHT, [90, 90, 90]), nobody, background)
  near(pixel(result, 80, 0)[0], yuvOf([250, 250, 250])[0], 2)
  near(pixel(result, 80, 119)[0], yuvOf([20, 20, 60])[0], 2)
})

test('a reference image fills the frame without being bent, and follows the camera', async () => {
  const reference = join(folder, 'disc.png')
  // Wide: its sides are cut off. A white disc on blue, in the middle.
  const canvas = createCanvas(480, 120)
  const context = canvas.getContext('2d')
  context.fillStyle = 'rgb(0, 0, 200)'
  context.fillRect(0, 0, 480, 120)
  context.fillStyle = 'white'
  context.beginPath()
  context.arc(240, 60, 30, 0, 2 * Math.PI)
  context.fill()
  writeFileSync(reference, canvas.toBuffer('image/png'))
  const nobody = sightOf(40, 30, () => 0)
  const original = plain(WIDTH, HEIGHT, [90, 90, 90])
  const still = await replaced(original, nobody, { kind: 'reference' }, { reference })
  const [wide, high] = extentOf(still)
  near(wide, high, 2)
  near(wide, 67, 3)
  near(pixel(still, 5, 5)[1], yuvOf([0, 0, 200])[1], 3)
  const panned = await replaced(original, { ...nobody, pan: { x: 0.03, y: 0 } }, { kind: 'reference' }, { reference })
  expect(leftOf(panned)).toBeGreaterThan(leftOf(still) + 1)
})

test('a reference that is missing or no image is told, not drawn', async () => {
  const picture = plain(WIDTH, HEIGHT, [90, 90, 90])
  await expect(replaced(picture, leftHalf, { kind: 'reference' })).rejects.toThrow('needs a reference image')
  const reference = join(folder, 'broken.png')
  writeFileSync(reference, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  await expect(replaced(picture, leftHalf, { kind: 'reference' }, { reference })).rejects.toThrow('cannot be decoded')
})

/** Sum of differences along one row, all planes. */
function columnError(a: Picture, b: Picture): number {
  let sum = 0
  for (let x = 60; x < 100; x++) {
    for (const [i, value] of pixel(a, x, 60).entries()) sum += Math.abs(value - (pixel(b, x, 60)[i] ?? 0))
  }
  return sum
}

function extentOf(picture: Picture): [number, number] {
  const across = Array.from({ length: WIDTH }, (_, x) => pixel(picture, x, 60)[0] > 128)
  const down = Array.from({ length: HEIGHT }, (_, y) => pixel(picture, 80, y)[0] > 128)
  return [across.filter(Boolean).length, down.filter(Boolean).length]
}

function leftOf(picture: Picture): number {
  return Array.from({ length: WIDTH }, (_, x) => pixel(picture, x, 60)[0] > 128).indexOf(true)
}
