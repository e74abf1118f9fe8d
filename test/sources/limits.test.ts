import { describe, expect, it } from 'vitest'
import { checkClip, checkImage } from '../../src/sources/limits.ts'
import { CLIP } from '../support/edit.ts'

const MEGABYTE = 1048576
const verdict = (check: () => void): string => {
  try {
    check()
    return 'accepted'
  } catch (error) {
    return (error as Error).message
  }
}

describe('a clip', () => {
  it.each([
    [{ seconds: 2 }],
    [{ seconds: 1.99 }],
    [{ seconds: 10 }],
    [{ seconds: 10.033 }],
    [{ width: 240, height: 240 }],
    [{ width: 4096, height: 4096 }],
    [{ width: 240, height: 1920 }],
    [{ frameRate: 120 }],
    [{ frameRate: 1 }],
    [{ bytes: 100 * MEGABYTE }],
  ])('may be %j', (change) => {
    expect(verdict(() => checkClip({ ...CLIP, ...change }))).toBe('accepted')
  })

  it.each([
    [{ seconds: 1.96 }, 'The video is 1.96 s long; it must be 2–10 s'],
    [{ seconds: 10.2 }, 'The video is 10.2 s long; it must be 2–10 s'],
    [{ seconds: 0.04 }, 'The video is 0.04 s long; it must be 2–10 s'],
    [{ seconds: 36000 }, 'The video is 36000 s long; it must be 2–10 s'],
    [{ seconds: Number.NaN }, 'The video is NaN s long; it must be 2–10 s'],
    [{ width: 239 }, 'The video is 239×360 pixels; each side must be 240–4096'],
    [{ height: 4097 }, 'The video is 640×4097 pixels; each side must be 240–4096'],
    [{ width: 240, height: 1921 }, 'The video is 240×1921 pixels; its sides must be within 1:8 of each other'],
    [{ frameRate: 121 }, 'The video has 121 frames per second; the limit is 120'],
    [{ bytes: 101 * MEGABYTE }, 'The video is 101 MB; the limit is 100 MB'],
    [{ bytes: 0 }, 'The video is empty'],
  ])('may not be %j', (change, text) => {
    expect(verdict(() => checkClip({ ...CLIP, ...change }))).toBe(text)
  })

  it('is refused as an input of the customer', () => {
    expect(() => checkClip({ ...CLIP, seconds: 1 })).toThrow(expect.objectContaining({ kind: 'input' }))
  })
})

describe('an image', () => {
  const image = { format: 'png' as const, width: 640, height: 480, bytes: 1000 }

  it.each([[{}], [{ width: 240, height: 8000 }], [{ bytes: 20 * MEGABYTE }]])('may be %j', (change) => {
    expect(verdict(() => checkImage({ ...image, ...change }))).toBe('accepted')
  })

  it.each([
    [{ width: 239 }, 'The image is 239×480 pixels; each side must be 240–8000'],
    [{ height: 8001 }, 'The image is 640×8001 pixels; each side must be 240–8000'],
    [{ bytes: 21 * MEGABYTE }, 'The image is 21 MB; the limit is 20 MB'],
  ])('may not be %j', (change, text) => {
    expect(verdict(() => checkImage({ ...image, ...change }))).toBe(text)
  })
})
