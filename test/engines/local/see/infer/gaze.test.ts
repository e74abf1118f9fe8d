import { expect, it } from 'vitest'
import { cutOut, Gaze, putBack, type Window } from '../../../../../src/engines/local/see/infer/gaze.ts'

const [width, height] = [256, 192]
const whole: Window = { left: 0, top: 0, width, height }
const picture = (grey = 100) => new Uint8Array(width * height * 3).fill(grey)

/** Somebody in these pixels of a window. */
function matteOf(window: Window, left: number, top: number, right: number, bottom: number): Uint8Array {
  const matte = new Uint8Array(window.width * window.height)
  for (let y = top; y < bottom; y++) {
    matte.fill(
      255,
      (y - window.top) * window.width + left - window.left,
      (y - window.top) * window.width + right - window.left,
    )
  }
  return matte
}

function gazeAt(left: number, top: number, right: number, bottom: number): Gaze {
  const gaze = new Gaze(width, height)
  expect(gaze.aim(picture(), false)).toEqual(whole)
  expect(gaze.learn(matteOf(whole, left, top, right, bottom), whole)).toBe(false)
  return gaze
}

it('looks at everything first, then around whom it saw, in steps of the network', () => {
  const gaze = gazeAt(100, 60, 150, 192)
  expect(gaze.aim(picture(), false)).toEqual({ left: 64, top: 32, width: 128, height: 160 })
})

it('is no narrower than the network is used to, nor wider than the picture', () => {
  expect(gazeAt(100, 10, 120, 192).aim(picture(), false)).toEqual({ left: 64, top: 0, width: 160, height: 192 })
  expect(gazeAt(0, 10, 20, 192).aim(picture(), false)).toEqual({ left: 0, top: 0, width: 160, height: 192 })
  expect(gazeAt(236, 10, 256, 192).aim(picture(), false)).toEqual({ left: 96, top: 0, width: 160, height: 192 })
})

it('looks at everything again when something changes elsewhere, when unsure, and now and then', () => {
  const changed = picture()
  for (let y = 100; y < 120; y++) changed.fill(180, 3 * (y * width + 5), 3 * (y * width + 25))
  expect(gazeAt(100, 60, 150, 192).aim(changed, false)).toEqual(whole)
  expect(gazeAt(100, 60, 150, 192).aim(picture(), true)).toEqual(whole)
  const gaze = gazeAt(100, 60, 150, 192)
  const looks = [...Array(24).keys()].map(() => gaze.aim(picture(), false).width === width)
  expect(looks.filter(Boolean)).toHaveLength(2)
})

it('takes changes where people are for their movement', () => {
  const moved = picture()
  for (let y = 100; y < 120; y++) moved.fill(180, 3 * (y * width + 100), 3 * (y * width + 140))
  expect(gazeAt(100, 60, 150, 192).aim(moved, false)).not.toEqual(whole)
})

it('tells that people go on beyond the window, and then wants to see everything', () => {
  const gaze = gazeAt(100, 60, 150, 192)
  const window = gaze.aim(picture(), false)
  expect(gaze.learn(matteOf(window, 64, 100, 150, 192), window)).toBe(true)
  expect(gaze.aim(picture(), false)).toEqual(whole)
})

it('follows whom it sees through a window', () => {
  const gaze = gazeAt(100, 60, 150, 192)
  const window = gaze.aim(picture(), false)
  expect(gaze.learn(matteOf(window, 120, 60, 180, 192), window)).toBe(false)
  expect(gaze.aim(picture(), false)).toEqual({ left: 96, top: 32, width: 128, height: 160 })
})

it('makes no window for nobody, nor for people who fill the picture', () => {
  expect(gazeAt(0, 0, 0, 0).aim(picture(), false)).toEqual(whole)
  expect(gazeAt(10, 5, 250, 192).aim(picture(), false)).toEqual(whole)
})

it('shows all of a picture smaller for large people, but for the first time and when they go on beyond the window', () => {
  const large = gazeAt(10, 5, 250, 192)
  expect(large.detailOf(large.aim(picture(), false))).toEqual({ width: 224, height: 160 })
  expect(large.detailOf(large.aim(picture(), true))).toEqual({ width: 224, height: 160 })
  const fresh = new Gaze(width, height)
  expect(fresh.detailOf(fresh.aim(picture(), false))).toEqual({ width, height })
  const half = gazeAt(60, 40, 190, 192)
  const window = half.aim(picture(), false)
  expect(window.width).toBeLessThan(width)
  expect(half.detailOf(window)).toEqual({ width: window.width, height: window.height })
  expect(half.detailOf(whole)).toEqual({ width: 224, height: 160 })
  expect(half.learn(matteOf(window, window.left, 60, 180, 192), window)).toBe(true)
  expect(half.detailOf(whole)).toEqual({ width, height })
  const small = gazeAt(100, 60, 150, 192)
  const around = small.aim(picture(), false)
  expect(small.detailOf(around)).toEqual({ width: around.width, height: around.height })
})

it('cuts a window out of a picture and puts its matte back in its place', () => {
  const window = { left: 32, top: 64, width: 64, height: 32 }
  const marked = picture(0)
  marked[3 * (64 * width + 32)] = 7
  expect(cutOut(marked, width, window)[0]).toBe(7)
  const plane = putBack(matteOf(window, 40, 70, 41, 71), window, whole)
  expect(plane.indexOf(255)).toBe(70 * width + 40)
  expect(plane.lastIndexOf(255)).toBe(70 * width + 40)
})
