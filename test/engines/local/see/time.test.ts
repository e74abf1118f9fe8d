import { describe, expect, it } from 'vitest'
import { Between } from '../../../../src/engines/local/see/between.ts'
import { Camera } from '../../../../src/engines/local/see/camera.ts'
import { FlickerMeter } from '../../../../src/engines/local/see/flicker.ts'
import type { Layers } from '../../../../src/engines/local/see/layers.ts'
import { stillFlow } from '../../../../src/engines/local/see/motion/flow.ts'
import { boxOf } from '../../../../src/engines/local/see/motion/warp.ts'
import { coloursOf, isCut } from '../../../../src/engines/local/see/shots.ts'
import { Steadier } from '../../../../src/engines/local/see/steady.ts'
import { Tally } from '../../../../src/engines/local/see/tally.ts'
import { pictureWith, planeWith, pyramidWith, texture } from './pictures.ts'

const [width, height] = [128, 96]
const wall = pyramidWith(width, height, texture)
const other = pyramidWith(width, height, (x, y) => 235 - texture(y + 300, x))
const still = stillFlow(width / 8, height / 8)

const layers = (person: Uint8Array): Layers => ({ person, shares: [], box: boxOf(person, width, height) })
const square = (left: number) => layers(planeWith(width, height, { left, top: 20, right: left + 40, bottom: 80 }))
const nobody = layers(new Uint8Array(width * height))
const middle = 50 * width + 60

describe('steadying', () => {
  const settleThrice = (second: Layers, picture = wall, next: Layers | null = square(40)) => {
    const steadier = new Steadier(width, height, wall, 0)
    const first = steadier.settle(square(40), wall, null, null)
    return steadier.settle(
      second,
      picture,
      { steady: first, flow: still },
      next && { seen: next, pyramid: picture, flow: still },
    )
  }

  it('holds what stands still against a glance that missed it', () => {
    expect(settleThrice(nobody).layers.person[middle]).toBeGreaterThan(220)
  })

  it('drops a look that disagrees with both beside it, though their pictures fit but half', () => {
    const paler = pyramidWith(width, height, (x, y) => texture(x, y) + 8)
    const settle = (next: Layers) => {
      const steadier = new Steadier(width, height, wall, 0)
      const first = steadier.settle(square(40), wall, null, null)
      const after = { seen: next, pyramid: wall, flow: still }
      return steadier.settle(nobody, paler, { steady: first, flow: still }, after).layers.person[middle]
    }
    expect(settle(square(40))).toBeGreaterThan(240)
    expect(settle(nobody)).toBeLessThan(64)
  })

  it('halves what trembles', () => {
    const faint = layers(square(40).person.map((alpha) => Math.max(0, alpha - 30)))
    expect(settleThrice(faint).layers.person[middle]).toBeGreaterThan(235)
  })

  it('believes at once in a change that the picture shows', () => {
    expect(settleThrice(nobody, other, null).layers.person[middle]).toBe(0)
  })

  it('gives in to what is seen again and again', () => {
    const steadier = new Steadier(width, height, wall, 0)
    let steady = steadier.settle(square(40), wall, null, null)
    const alphas = Array.from({ length: 9 }, () => {
      steady = steadier.settle(nobody, wall, { steady, flow: still }, { seen: nobody, pyramid: wall, flow: still })
      return steady.layers.person[middle] ?? Number.NaN
    })
    expect(alphas[2]).toBeLessThan(128)
    expect(alphas[4]).toBeLessThan(32)
    expect(alphas[8]).toBeLessThan(8)
  })
})

describe('steadying torn looks', () => {
  const torn = new Uint8Array((width * height) / 4).fill(255)
  /** What is shown of somebody seen in so many looks and then missed in three. */
  const shownAfter = (looks: number, sure: boolean) => {
    const steadier = new Steadier(width, height, wall, 0)
    const of = (seen: Layers): Layers => (sure ? seen : { ...seen, torn })
    let steady = steadier.settle(of(nobody), wall, null, null)
    for (let look = 0; look < looks; look++) {
      steady = steadier.settle(of(square(40)), wall, { steady, flow: still }, null)
    }
    for (let look = 0; look < 3; look++) {
      steady = steadier.settle(of(nobody), wall, { steady, flow: still }, null)
    }
    return steady.layers.person[middle]
  }

  it('keeps who was seen for seconds, unlike in a whole matte', () => {
    expect(shownAfter(9, false)).toBeGreaterThan(180)
    expect(shownAfter(9, true)).toBeLessThan(128)
  })

  it('believes less in what was seen once or twice', () => {
    expect(shownAfter(1, false)).toBeLessThan(64)
  })
})

describe('between key frames', () => {
  const moved = (x: number) => {
    const flow = stillFlow(width / 8, height / 8)
    flow.x.fill(x)
    return flow
  }
  const shifted = (x: number) => pyramidWith(width, height, (px, py) => texture(px - x, py))

  it('the person is on the way', () => {
    const mixed = new Between(width, height, wall, 0).mix(
      shifted(6),
      { layers: square(30), pyramid: shifted(0), flow: moved(-6), home: moved(6), distance: 1 },
      { layers: square(42), pyramid: shifted(12), flow: moved(6), home: moved(-6), distance: 1 },
    )
    expect(boxOf(mixed.person, width, height)).toEqual({ left: 36, top: 20, right: 76, bottom: 80 })
  })

  it('the neighbour that fits counts, not the nearer one', () => {
    const mixed = new Between(width, height, wall, 0).mix(
      wall,
      { layers: nobody, pyramid: other, flow: still, home: still, distance: 1 },
      { layers: square(40), pyramid: wall, flow: still, home: still, distance: 3 },
    )
    expect(mixed.person[middle]).toBeGreaterThan(250)
  })

  it('nobody is torn by motion that does not find home', () => {
    const mixed = new Between(width, height, wall, 0).mix(
      wall,
      { layers: square(40), pyramid: wall, flow: moved(-60), home: still, distance: 1 },
      { layers: square(40), pyramid: wall, flow: moved(60), home: still, distance: 1 },
    )
    expect(mixed.person[middle]).toBe(255)
  })
})

describe('shots', () => {
  const colours = (shade: (x: number, y: number) => number) => coloursOf(pictureWith(width, height, shade))

  it('end where other colours come unexplained, and not at a fast hand or a lamp', () => {
    const dark = colours((x, y) => texture(x, y) / 3)
    const light = colours(texture)
    expect(isCut(dark, light, 0.4)).toBe(true)
    expect(isCut(dark, light, 0.02)).toBe(false)
    expect(
      isCut(
        light,
        colours((x, y) => texture(x + 5, y)),
        0.5,
      ),
    ).toBe(false)
  })
})

describe('the camera', () => {
  it('is followed by what is not person, and starts afresh at a cut', () => {
    const flow = stillFlow(width / 8, height / 8)
    const person = planeWith(width, height, { left: 0, top: 0, right: width / 2, bottom: height })
    for (let cell = 0; cell < flow.x.length; cell++) flow.x[cell] = cell % 16 < 8 ? 9 : -2
    const camera = new Camera(width, height)
    camera.follow(null, person)
    camera.follow(flow, person)
    expect(camera.follow(flow, person).x).toBeCloseTo(4 / width)
    expect(camera.follow(null, person)).toEqual({ x: 0, y: 0 })
  })
})

describe('flicker', () => {
  const measure = (alphas: Uint8Array[], shift: number) => {
    const meter = new FlickerMeter()
    for (const [index, person] of alphas.entries()) {
      const picture = pictureWith(width, height, (x, y) => texture(x - shift * index, y))
      meter.add(picture, { width, height, person, cut: index === 0 })
    }
    return meter.flicker
  }

  it('is nothing for a matte that stays or moves along, and what comes and goes otherwise', () => {
    const at = (left: number) => square(left).person
    expect(measure([at(40), at(40), at(40)], 0)).toBe(0)
    expect(measure([at(40), at(44), at(48)], 4)).toBeLessThan(0.02)
    expect(measure([at(40), at(44), at(48)], 0)).toBeGreaterThan(0.15)
    expect(measure([at(40), at(40).map((alpha) => alpha * 0.9), at(40)], 0)).toBeCloseTo(0.106, 2)
  })
})

describe('the tally', () => {
  it('counts frames with somebody in them', () => {
    const tally = new Tally()
    const sight = { width, height, parts: null, cut: false, motion: null, pan: { x: 0, y: 0 } }
    tally.add({ ...sight, person: square(40).person })
    tally.add({ ...sight, person: nobody.person })
    expect(tally.found).toEqual({ person: 0.5, parts: null, torn: null, isUnsure: false })
  })
})
