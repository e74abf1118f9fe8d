import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { afterAll, describe, expect, test } from 'vitest'
import { type Rgb, yuvOf } from '../../../../src/engines/local/colour.ts'
import type { Picture } from '../../../../src/engines/local/compose/picture.ts'
import { createOutfit } from '../../../../src/engines/local/outfit/outfit.ts'
import type { Garment } from '../../../../src/engines/local/plan.ts'
import type { Sight } from '../../../../src/engines/local/see/sight.ts'
import { Failure } from '../../../../src/failure.ts'
import {
  correlation,
  FACE,
  figure,
  GARMENT,
  HEIGHT,
  inner,
  lumas,
  mean,
  meanColour,
  paintBox,
  sightOf,
  WIDTH,
  within,
} from './figure.ts'

const folder = mkdtempSync(join(tmpdir(), 'retake-outfit-'))
afterAll(() => rmSync(folder, { recursive: true }))

const GREY: Rgb = [120, 122, 126]
const RED: Rgb = [190, 30, 40]
const BLUE: Rgb = [34, 82, 182]
const BLACK: Rgb = [16, 16, 18]
const WHITE: Rgb = [246, 245, 242]

const colour = (value: Rgb, part: Garment['part'] = 'clothes'): Garment => ({
  part,
  fill: { kind: 'colour', colour: value },
})

const dressed = async (garment: Garment, frames: [Picture, Sight][], reference: string | null = null) => {
  const step = await createOutfit([garment], { width: WIDTH, height: HEIGHT, seed: 1, reference })
  frames.forEach(([picture, sight], index) => {
    step.draw(picture, sight, { seconds: index / 25, index })
  })
  step.close()
  return frames.map(([picture]) => picture)
}

const dressedOnce = async (garment: Garment, picture: Picture, reference: string | null = null) => {
  await dressed(garment, [[picture, sightOf()]], reference)
  return picture
}

const same = (one: Picture | undefined, other: Picture | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  Buffer.from(one.y).equals(other.y) &&
  Buffer.from(one.u).equals(other.u) &&
  Buffer.from(one.v).equals(other.v)

const INSIDE = inner(GARMENT, 12)

describe('a colour', () => {
  test.each([
    ['grey to red', GREY, RED],
    ['grey to blue', GREY, BLUE],
    ['grey to black', GREY, BLACK],
    ['grey to white', GREY, WHITE],
    ['white to black', WHITE, BLACK],
    ['black to white', BLACK, WHITE],
    ['red to blue', RED, BLUE],
  ])('%s arrives', async (_, from, to) => {
    const [y, u, v] = meanColour(await dressedOnce(colour(to), figure(from, 14)), INSIDE)
    const [luma, blue, red] = yuvOf(to)
    // White keeps some room for its highlights, black shows some light.
    expect(Math.abs(y - luma)).toBeLessThan(26)
    expect(Math.abs(u - blue)).toBeLessThan(10)
    expect(Math.abs(v - red)).toBeLessThan(10)
  })

  test.each([
    ['grey to red', GREY, RED, 14],
    ['grey to white', GREY, WHITE, 14],
    ['white to black', [225, 224, 222] as Rgb, BLACK, 14],
    ['black to white', [40, 40, 42] as Rgb, WHITE, 9],
  ])('%s keeps the folds', async (_, from, to, folds) => {
    const before = lumas(figure(from, folds), INSIDE)
    const after = lumas(await dressedOnce(colour(to), figure(from, folds)), INSIDE)
    expect(correlation(before, after)).toBeGreaterThan(0.8)
    const middle = mean(after)
    const spread = Math.sqrt(mean(after.map((value) => (value - middle) ** 2)))
    expect(spread).toBeGreaterThan(2.5)
  })

  test('faint folds of black cloth are deepened', async () => {
    const spread = (values: number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)))
    const filmed = figure([24, 24, 25], 5)
    const before = spread([...lumas(filmed, INSIDE)])
    expect(spread([...lumas(await dressedOnce(colour(RED), filmed), INSIDE)])).toBeGreaterThan(1.5 * before)
  })

  test('no bright line is left along black cloth where what was behind it shines in', async () => {
    const filmed = figure([6, 6, 6], 2)
    const line = { left: 150, top: 80, right: 151, bottom: 160 }
    for (let y = line.top; y < line.bottom; y++) filmed.y[y * WIDTH + line.left] = 190
    const after = await dressedOnce(colour(RED), filmed)
    const beside = { ...line, left: 130, right: 140 }
    expect(mean(lumas(after, line)) - mean(lumas(after, beside))).toBeLessThan(65)
  })

  test('nothing else changes, to the bit', async () => {
    const before = figure(GREY, 14)
    const after = await dressedOnce(colour(RED), figure(GREY, 14))
    const around = inner(GARMENT, -12)
    let changed = 0
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        if (within(around, x, y)) continue
        const half = (y >> 1) * (WIDTH / 2) + (x >> 1)
        if (before.y[y * WIDTH + x] !== after.y[y * WIDTH + x]) changed++
        if (before.u[half] !== after.u[half] || before.v[half] !== after.v[half]) changed++
      }
    }
    expect(changed).toBe(0)
    expect(meanColour(after, inner(FACE, 4))).toEqual(meanColour(before, inner(FACE, 4)))
  })

  test('a hand that the classes take for cloth keeps its colour', async () => {
    const hand = { left: 144, top: 112, right: 168, bottom: 136 }
    const picture = figure(BLUE, 10)
    paintBox(picture, hand, [206, 158, 132])
    const skin = yuvOf([206, 158, 132]).map(Math.round)
    const sight = sightOf()
    const { top, skin: arms } = sight.parts ?? { top: new Uint8Array(), skin: new Uint8Array() }
    for (let at = 0; at < top.length; at++) {
      // Four fifths cloth: a wrong guess, but not a certain one.
      if (!within(hand, 2 * (at % sight.width), 2 * Math.floor(at / sight.width))) continue
      top[at] = 200
      arms[at] = 55
    }
    await dressed(colour([20, 140, 60]), [[picture, sight]])
    const [, u, v] = meanColour(picture, inner(hand, 4))
    expect(Math.abs(u - (skin[1] ?? 0))).toBeLessThan(8)
    expect(Math.abs(v - (skin[2] ?? 0))).toBeLessThan(8)
  })

  // Of the hand three parts are skin, one is cloth.
  test.each([
    ['badge on a coat', [150, 100, 30], [225, 228, 230]],
    ['hand so fast that it is half the colour of the cloth behind it', [214, 140, 30], [208, 153, 106]],
  ] as [string, Rgb, Rgb][])('a %s keeps its colour', async (_, cloth, thing) => {
    const place = { left: 150, top: 100, right: 170, bottom: 124 }
    const picture = figure(cloth, 6)
    paintBox(picture, place, thing)
    const before = meanColour(picture, inner(place, 4))
    await dressedOnce(colour(RED), picture)
    const after = meanColour(picture, inner(place, 4))
    for (const [i, value] of before.entries()) expect(Math.abs((after[i] ?? 0) - value)).toBeLessThan(6)
    expect(meanColour(picture, { left: 110, top: 130, right: 140, bottom: 160 })[2]).toBeGreaterThan(170)
  })

  test('black cloth without a fold is lit from above', async () => {
    const picture = await dressedOnce(colour(RED), figure([14, 14, 16], 0))
    const level = (top: number) => mean(lumas(picture, { left: 140, top, right: 180, bottom: top + 12 }))
    expect(level(76)).toBeGreaterThan(level(156) + 6)
  })

  test('no person, no change', async () => {
    const before = figure(GREY, 14)
    const blind = figure(GREY, 14)
    const empty = figure(GREY, 14)
    const sight = sightOf()
    const nobody = { ...sight, person: new Uint8Array(sight.person.length) }
    await dressed(colour(RED), [
      [blind, { ...sight, parts: null }],
      [empty, nobody],
    ])
    expect(same(blind, before)).toBe(true)
    expect(same(empty, before)).toBe(true)
  })

  test('frames of odd sizes with padded rows are dressed within their bounds', async () => {
    const [width, height, stride] = [291, 213, 320]
    const plane = (rows: number, value: number) => new Uint8Array(stride * rows).fill(value)
    const picture: Picture = {
      width,
      height,
      y: plane(height, 120),
      u: plane(107, 128),
      v: plane(107, 128),
      strides: { y: stride, u: stride, v: stride },
    }
    const seen = sightOf()
    const everywhere = new Uint8Array(seen.width * seen.height).fill(255)
    const none = new Uint8Array(everywhere.length)
    const sight = {
      ...seen,
      person: everywhere,
      parts: { hair: none, face: none, skin: none, top: everywhere, bottom: none },
    }
    const plaid: Garment = { part: 'top', fill: { kind: 'pattern', name: 'plaid', colours: [] } }
    for (const garment of [colour(RED), plaid]) {
      const step = await createOutfit([garment], { width, height, seed: 1, reference: null })
      step.draw(picture, sight, { seconds: 0, index: 0 })
    }
    const last = (row: number) => row * stride
    expect(picture.v[last(106) + 145]).not.toBe(128)
    expect(picture.y[last(212) + 290]).not.toBe(120)
    expect([...picture.y.subarray(last(212) + width, last(213))].every((value) => value === 120)).toBe(true)
    expect([...picture.v.subarray(last(106) + 146, last(107))].every((value) => value === 128)).toBe(true)
  })

  test('only the part that was asked for', async () => {
    const before = figure(GREY, 14)
    expect(same(await dressedOnce(colour(RED, 'bottom'), figure(GREY, 14)), before)).toBe(true)
    expect(same(await dressedOnce(colour(RED, 'top'), figure(GREY, 14)), before)).toBe(false)
  })
})

describe('a pattern', () => {
  const dots: Garment = { part: 'clothes', fill: { kind: 'pattern', name: 'polka-dots', colours: [] } }

  /** Mean difference of luma between the garment of one picture and of another where it lies further right. */
  const difference = (one: Picture, other: Picture, shift: number) => {
    const moved = { ...INSIDE, left: INSIDE.left + shift, right: INSIDE.right + shift }
    const after = lumas(other, moved)
    return mean(lumas(one, INSIDE).map((value, at) => Math.abs(value - (after[at] ?? 0))))
  }

  test('goes with the body', async () => {
    const frames: [Picture, Sight][] = [
      [figure(GREY, 6), sightOf()],
      [figure(GREY, 6, 8), sightOf(8, 8)],
      [figure(GREY, 6, 22), sightOf(22, 14)],
    ]
    const [first, second, third] = await dressed(dots, frames)
    if (!first || !second || !third) throw new Error('no pictures')
    expect(difference(first, second, 8)).toBeLessThan(6)
    expect(difference(first, third, 22)).toBeLessThan(6)
    expect(difference(first, third, 8)).toBeGreaterThan(20)
  })

  test('begins again at a cut', async () => {
    const [, , cut] = await dressed(dots, [
      [figure(GREY, 6), sightOf()],
      [figure(GREY, 6, 20), sightOf(20, 20)],
      [figure(GREY, 6), sightOf()],
    ])
    expect(same(cut, await dressedOnce(dots, figure(GREY, 6)))).toBe(true)
  })

  test('is the same each time', async () => {
    const frames = (): [Picture, Sight][] => [
      [figure(GREY, 6), sightOf()],
      [figure(GREY, 6, 4), sightOf(4, 4)],
    ]
    const [once, again] = [await dressed(dots, frames()), await dressed(dots, frames())]
    expect(same(once[1], again[1])).toBe(true)
  })
})

test('leather shines where plain cloth does not', async () => {
  const range = (picture: Picture) => {
    const values = lumas(picture, INSIDE).sort((a, b) => a - b)
    return (values[Math.floor(values.length * 0.98)] ?? 0) - (values[Math.floor(values.length * 0.5)] ?? 0)
  }
  // Broad folds, as light falls on a sleeve.
  const lit = () => {
    const picture = figure(GREY, 0)
    for (let y = GARMENT.top; y < GARMENT.bottom; y++) {
      for (let x = GARMENT.left; x < GARMENT.right; x++) picture.y[y * WIDTH + x] = 110 + 45 * Math.sin(x / 12)
    }
    return picture
  }
  const patent: Garment = {
    part: 'clothes',
    fill: { kind: 'material', name: 'patent-leather', colour: [40, 40, 42] },
  }
  const shiny = range(await dressedOnce(patent, lit()))
  const plain = range(await dressedOnce(colour([40, 40, 42]), lit()))
  expect(shiny).toBeGreaterThan(2 * plain)
})

describe('a reference image', () => {
  const reference: Garment = { part: 'clothes', fill: { kind: 'reference' } }

  const drawn = (name: string, paint: (context: ReturnType<ReturnType<typeof createCanvas>['getContext']>) => void) => {
    const canvas = createCanvas(200, 200)
    paint(canvas.getContext('2d'))
    const path = join(folder, name)
    writeFileSync(path, canvas.toBuffer('image/png'))
    return path
  }

  test('of a thing gives its colour, not the wall behind it', async () => {
    const path = drawn('shirt.png', (context) => {
      context.fillStyle = '#ece8e0'
      context.fillRect(0, 0, 200, 200)
      context.fillStyle = 'rgb(34, 120, 70)'
      context.fillRect(60, 40, 80, 130)
    })
    const [y, u, v] = meanColour(await dressedOnce(reference, figure(GREY, 10), path), INSIDE)
    const [luma, blue, red] = yuvOf([34, 120, 70])
    expect(Math.abs(y - luma)).toBeLessThan(20)
    expect(Math.abs(u - blue)).toBeLessThan(8)
    expect(Math.abs(v - red)).toBeLessThan(8)
  })

  test('of cloth gives its pattern', async () => {
    const path = drawn('cloth.png', (context) => {
      for (let line = 0; line < 10; line++) {
        context.fillStyle = line % 2 === 0 ? '#101018' : '#f0f0f0'
        context.fillRect(0, line * 20, 200, 20)
      }
    })
    const values = lumas(await dressedOnce(reference, figure(GREY, 4), path), INSIDE)
    expect(values.filter((value) => value < 60).length).toBeGreaterThan(values.length / 4)
    expect(values.filter((value) => value > 170).length).toBeGreaterThan(values.length / 4)
  })

  test('that is missing or broken is told to the customer', async () => {
    await expect(dressedOnce(reference, figure(GREY, 4))).rejects.toThrow(Failure)
    const path = join(folder, 'broken.png')
    writeFileSync(path, 'not a picture')
    await expect(dressedOnce(reference, figure(GREY, 4), path)).rejects.toThrow(/reference image/)
  })
})
