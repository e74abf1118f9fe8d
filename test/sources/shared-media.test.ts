import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Clip } from '../../src/sources/clip.ts'
import { checkClip } from '../../src/sources/limits.ts'
import { createProbe } from '../../src/sources/probe.ts'

const media = resolve(import.meta.dirname, '../../../shared/media')
const probe = createProbe()
beforeAll(() => probe.warm())
afterAll(() => probe.close())

/** The verdict of probe and limits together, and the seconds it took. */
async function judged(file: string): Promise<{ verdict: string; clip: Clip | null; seconds: number }> {
  const started = performance.now()
  try {
    const clip = await probe.clip(resolve(media, file))
    checkClip(clip)
    return { verdict: 'accepted', clip, seconds: (performance.now() - started) / 1000 }
  } catch (error) {
    expect(error).toMatchObject({ kind: 'input' })
    return { verdict: (error as Error).message, clip: null, seconds: (performance.now() - started) / 1000 }
  }
}

const files = (folder: string) => (existsSync(media) ? readdirSync(resolve(media, folder)).sort() : ['none'])

describe.skipIf(!existsSync(media))('media of others', () => {
  it.each(files('clips'))('accepts %s', async (name) => {
    expect((await judged(`clips/${name}`)).verdict).toBe('accepted')
  })

  it.each(files('variants'))('tells what %s is', async (name) => {
    const { verdict, clip } = await judged(`variants/${name}`)
    const expected = VARIANTS[name.slice(0, 3)]
    if (typeof expected === 'object') expect(clip).toMatchObject(expected)
    else expect(verdict).toBe(expected ?? 'accepted')
  })

  it.each(files('hostile'))('judges %s in time', async (name) => {
    const { verdict, seconds } = await judged(`hostile/${name}`)
    expect(verdict).toContain(HOSTILE[name.slice(0, 3)] ?? '')
    if (!PLAYABLE.includes(name.slice(0, 3))) expect(verdict).not.toBe('accepted')
    expect(seconds).toBeLessThan(10)
  })
})

const NO_VIDEO = 'The video could not be read: it is neither mp4 nor mov'
const UPRIGHT = { width: 720, height: 1280, seconds: 4 }

const VARIANTS: Record<string, string | Partial<Clip>> = {
  d01: UPRIGHT,
  d04: { seconds: 4.96, frames: 73 },
  d05: UPRIGHT,
  d09: NO_VIDEO,
  d10: UPRIGHT,
  d12: NO_VIDEO,
  d16: { hasAudio: true },
  d17: { width: 540, height: 960, seconds: 4 },
  d20: { seconds: 3 },
  d22: { hasAudio: false },
  d24: { frameRate: 60 },
  d35: { seconds: 2 },
  d36: { seconds: 10 },
}

/** Damaged within, or lying about nothing that matters: an edit of these is right. */
const PLAYABLE = ['b09', 'b11', 'l09', 'x09']

const HOSTILE: Record<string, string> = {
  b01: 'The video is empty',
  b03: 'it is cut off',
  b05: 'it has no index',
  b07: 'it has no index',
  b13: 'it has no index',
  b20: NO_VIDEO,
  b21: NO_VIDEO,
  b23: 'it has no index',
  b24: NO_VIDEO,
  b30: 'it has no picture',
  l01: 'The video is 0.04 s long',
  l03: 'The video is 1.96 s long',
  l04: 'The video is 10.2 s long',
  l07: 'The video is 16×4096 pixels',
  s01: NO_VIDEO,
  s02: NO_VIDEO,
  s04: NO_VIDEO,
  s06: NO_VIDEO,
  s10: NO_VIDEO,
  s13: NO_VIDEO,
  s15: NO_VIDEO,
  s20: NO_VIDEO,
  s22: 'its media lies in another file',
  s23: NO_VIDEO,
  s26: NO_VIDEO,
  x01: NO_VIDEO,
  x02: 'The video is 65535×65535 pixels',
  x04: 'The video has 240 frames per second',
  x05: 'The video is 16×16 pixels',
  x07: 'it has over 32 tracks',
  x11: 'The video is 180×320 pixels',
  x13: 'its headers are damaged',
}
