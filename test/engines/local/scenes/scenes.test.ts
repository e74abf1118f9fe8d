import '../../../../src/sources/polyfill.ts'
import { describe, expect, it } from 'vitest'
import type { Picture } from '../../../../src/engines/local/compose/picture.ts'
import { refuseDuplicates, sceneNamed, scenes } from '../../../../src/engines/local/scenes/catalogue.ts'
import type { Scene } from '../../../../src/engines/local/scenes/scene.ts'

const { createBackdrop } = await import('../../../../src/engines/local/scenes/backdrop.ts')

const SMALL = { width: 128, height: 72, seed: 3, time: null }
const STILL = { x: 0, y: 0 }

/** The luma samples of a scene at a moment, without padding. */
function lumaOf(scene: Scene, settings: Partial<Parameters<typeof createBackdrop>[1]> = {}, seconds = 0, pan = STILL) {
  const backdrop = createBackdrop(scene, { ...SMALL, ...settings })
  const luma = rows(backdrop.at(seconds, pan))
  backdrop.close()
  return luma
}

function rows({ y, width, height, strides }: Picture): Uint8Array {
  const luma = new Uint8Array(width * height)
  for (let row = 0; row < height; row++) luma.set(y.subarray(row * strides.y, row * strides.y + width), row * width)
  return luma
}

const mean = (values: Uint8Array) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Standard deviation. */
function deviation(values: Uint8Array): number {
  const middle = mean(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length)
}

function difference(one: Uint8Array, other: Uint8Array): number {
  return one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length
}

function known(name: string): Scene {
  const scene = sceneNamed(name)
  if (!scene) throw new Error(`no scene ${name}`)
  return scene
}

describe('the catalogue', () => {
  it('has at least forty scenes whose names and phrases are their own', () => {
    expect(scenes.length).toBeGreaterThanOrEqual(40)
    expect(() => refuseDuplicates(new Map(scenes.map((scene) => [scene.name, scene])))).not.toThrow()
    const [first] = scenes
    if (!first) throw new Error('no scenes')
    expect(() =>
      refuseDuplicates(
        new Map<string, Pick<Scene, 'name' | 'phrases'>>([
          ['a.ts', first],
          ['b.ts', { name: 'b', phrases: first.phrases }],
        ]),
      ),
    ).toThrow(/claimed by both/)
  })

  it('asks for places in the words that a prompt is reduced to', () => {
    for (const scene of scenes) {
      expect(scene.phrases.length).toBeGreaterThan(0)
      for (const phrase of scene.phrases) {
        expect(phrase).toBe(phrase.toLowerCase())
        expect(phrase).not.toMatch(/^(a|an|the) /)
      }
    }
  })

  it.each(['beach', 'snowy-street', 'forest', 'city-night', 'rainy-street', 'office', 'studio', 'space', 'desert'])(
    'has %s, which is asked for most',
    (name) => expect(known(name).name).toBe(name),
  )
})

describe.each(scenes.map((scene) => [scene.name, scene] as const))('%s', (_name, scene) => {
  it('paints in three shapes, not flat, and moves where it says so', () => {
    for (const [width, height] of [
      [192, 108],
      [72, 128],
      [91, 91],
    ] as const) {
      const backdrop = createBackdrop(scene, { width, height, seed: 3, time: null })
      const early = rows(backdrop.at(0, STILL))
      const later = rows(backdrop.at(4, STILL))
      backdrop.close()
      expect(early).toHaveLength(width * height)
      if (scene.name !== 'green-screen') {
        const spread = deviation(early)
        expect(spread).toBeGreaterThan(4)
      }
      const moves = scene.animate ?? scene.particles
      if (width === 192 && moves) expect(changed(early, later)).toBeGreaterThan(0)
      if (!moves) expect(changed(early, later)).toBe(0)
    }
  })
})

/** How many samples differ so that one would see it. */
function changed(one: Uint8Array, other: Uint8Array): number {
  return one.reduce((count, value, index) => count + (Math.abs(value - (other[index] ?? 0)) > 5 ? 1 : 0), 0)
}

describe('createBackdrop', () => {
  it('gives the same pixels for the same seed and others for another', () => {
    const scene = known('snowy-forest')
    expect(lumaOf(scene, {}, 0.4)).toEqual(lumaOf(scene, {}, 0.4))
    expect(difference(lumaOf(scene), lumaOf(scene, { seed: 4 }))).toBeGreaterThan(4)
  })

  it('darkens the outdoors at night, leaves them at their own time, and lights people to match', () => {
    const beach = known('beach')
    const day = lumaOf(beach)
    expect(mean(lumaOf(beach, { time: 'dusk' }))).toBeLessThan(mean(day) * 0.85)
    expect(mean(lumaOf(beach, { time: 'night' }))).toBeLessThan(mean(day) * 0.55)
    expect(difference(lumaOf(beach, { time: 'day' }), day)).toBe(0)
    const night = createBackdrop(beach, { ...SMALL, time: 'night' })
    expect(night.light.level).toBeLessThan(beach.light.level * 0.6)
    night.close()
  })

  it('moves with the camera and stops at its margin', () => {
    const scene = known('old-town')
    const middle = lumaOf(scene)
    expect(difference(middle, lumaOf(scene, {}, 0, { x: 0.04, y: 0 }))).toBeGreaterThan(2)
    const far = lumaOf(scene, {}, 0, { x: 5, y: -5 })
    expect(difference(far, lumaOf(scene, {}, 0, { x: 50, y: -50 }))).toBe(0)
  })

  it('tells where the ground begins', () => {
    const backdrop = createBackdrop(known('beach'), SMALL)
    expect(backdrop.horizon).toBeGreaterThan(0.4)
    expect(backdrop.horizon).toBeLessThan(0.5)
    backdrop.close()
    const space = createBackdrop(known('space'), SMALL)
    expect(space.horizon).toBeNull()
    space.close()
  })

  it('draws a frame of 1280×720 in little time', () => {
    const backdrop = createBackdrop(known('tropical-beach'), { width: 1280, height: 720, seed: 1, time: null })
    for (let frame = 0; frame < 5; frame++) backdrop.at(frame / 25, STILL)
    const start = process.cpuUsage()
    for (let frame = 0; frame < 20; frame++) backdrop.at(frame / 25, { x: frame / 1000, y: 0 })
    const { user, system } = process.cpuUsage(start)
    // The budget is 6 ms; a busy machine and a cold compiler may take several times as long.
    expect((user + system) / 20_000).toBeLessThan(30)
    backdrop.close()
  })
})
