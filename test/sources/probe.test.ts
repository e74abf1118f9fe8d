import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkClip } from '../../src/sources/limits.ts'
import { createProbe } from '../../src/sources/probe.ts'
import { footage, wholeFootage } from '../support/footage.ts'
import { boxAt, patched } from './boxes.ts'
import { type EncodedClip, encodeClip, encodeImage } from './encode.ts'
import { canary } from './servers.ts'

const probe = createProbe()
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'probe-'))
  await probe.warm()
})
afterAll(async () => {
  await probe.close()
  await rm(folder, { recursive: true })
})

const clip = (settings: EncodedClip = {}) => probe.clip(encodeClip(join(folder, 'clip'), settings))

async function written(bytes: Buffer | string, name = 'file.mp4'): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

/** The public text of a refusal; any other outcome is an error. */
async function refusal(asked: Promise<unknown>): Promise<string> {
  const outcome: unknown = await asked.catch((error) => error)
  expect(outcome).toMatchObject({ kind: 'input', name: 'Failure' })
  return (outcome as Error).message
}

describe('facts of a clip', () => {
  it('reads real footage', async () => {
    expect(await probe.clip(await footage('dancer', 3))).toMatchObject({
      format: 'mp4',
      seconds: 3,
      width: 1280,
      height: 720,
      frameRate: 24,
      frames: 72,
      hasAudio: false,
    })
    expect(await probe.clip(await footage('desk', 2))).toMatchObject({ width: 960, height: 540, frames: 60 })
    expect(await probe.clip(await footage('seated', 4))).toMatchObject({ width: 640, height: 360 })
  })

  it('tells the length of what is too long', async () => {
    const whole = await probe.clip(wholeFootage('dancer'))
    expect(whole.seconds).toBeCloseTo(33.667, 3)
    expect(() => checkClip(whole)).toThrow('The video is 33.67 s long; it must be 2–10 s')
  })

  it('sizes a clip as shown: pixels square, turned upright', async () => {
    expect(await clip({ width: 400, height: 300 })).toMatchObject({ width: 400, height: 300 })
    expect(await clip({ width: 400, height: 300, turned: true })).toMatchObject({ width: 300, height: 400 })
    expect(await clip({ width: 400, height: 300, pixelShape: [2, 1] })).toMatchObject({ width: 800, height: 300 })
    const both = await clip({ width: 400, height: 300, pixelShape: [2, 1], turned: true })
    expect(both).toMatchObject({ width: 300, height: 800 })
  })

  it('goes by the times of the frames', async () => {
    const gap = await clip({ frames: 60, shownAt: (frame) => (frame < 30 ? frame : frame + 20) })
    expect(gap).toMatchObject({ frames: 60, seconds: 3.2, frameRate: 18.75 })
  })

  it.each([
    ['mp4', 'mpeg4'],
    ['mov', 'mpeg4'],
    ['mp4', 'libx265'],
    ['mp4', 'libvpx-vp9'],
  ] as const)('opens %s with %s', async (container, encoder) => {
    const facts = await clip({ container, encoder, frames: 50 })
    expect(facts).toMatchObject({ format: container, width: 320, height: 240, frames: 50, seconds: 2 })
  })

  it.each(['faststart', 'frag_every_frame+empty_moov', 'write_colr'])('opens a file written with %s', async (flags) => {
    expect(await clip({ flags })).toMatchObject({ frames: 75, seconds: 3 })
  })

  it('judges 1.96 s, 2 s, 10 s and 10.2 s to the frame', async () => {
    const verdicts = []
    for (const frames of [49, 50, 250, 255]) {
      const facts = await clip({ frames })
      try {
        checkClip(facts)
        verdicts.push(`${frames} accepted`)
      } catch (error) {
        verdicts.push((error as Error).message)
      }
    }
    expect(verdicts).toEqual([
      'The video is 1.96 s long; it must be 2–10 s',
      '50 accepted',
      '250 accepted',
      'The video is 10.2 s long; it must be 2–10 s',
    ])
  })

  it('counts ten thousand frames at once, for the limits to refuse', async () => {
    const file = encodeClip(join(folder, 'fast'), { frames: 10_000, frameRate: 1000, width: 240 })
    const started = performance.now()
    const facts = await probe.clip(file)
    expect(performance.now() - started).toBeLessThan(2000)
    expect(() => checkClip(facts)).toThrow('The video has 1000 frames per second; the limit is 120')
  })
})

describe('more frames than any clip has', () => {
  it('are not counted to the end', async () => {
    const file = encodeClip(join(folder, 'many'), { frames: 20_001, frameRate: 1000, width: 240 })
    expect(await refusal(probe.clip(file))).toBe('The video could not be read: it has over 20000 frames')
  })
})

describe('what is no clip', () => {
  it.each([
    ['an empty file', '', 'The video is empty'],
    ['text', 'not a video', 'it is neither mp4 nor mov'],
    ['a page', '<!doctype html><title>404</title>', 'it is neither mp4 nor mov'],
    ['a first box alone', '\0\0\0\x18ftypisom\0\0\x02\0isommp41', 'it has no index'],
    ['a page behind a first box', '\0\0\0\x18ftypisom\0\0\x02\0isommp41<html><script>', 'it has no index'],
  ])('refuses %s', async (_, bytes, text) => {
    expect(await refusal(probe.clip(await written(bytes)))).toContain(text)
  })

  it.each(['avi', 'matroska'] as const)('refuses %s, whatever it is called', async (container) => {
    expect(await refusal(clip({ container, encoder: 'mpeg4' }))).toContain('it is neither mp4 nor mov')
  })

  it('reads no file and opens no connection that a renamed playlist names', async () => {
    const trap = await canary()
    const secret = await written('secret', 'secret.txt')
    // Access times are kept when they are older than the last change.
    const untouched = new Date(1e12)
    await utimes(secret, untouched, new Date())
    const targets = [`file://${secret}`, secret, `http://127.0.0.1:${trap.port}/a`, `concat:${secret}|${secret}`]
    for (const target of targets) {
      for (const playlist of [
        `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:5.0,\n${target}\n#EXT-X-ENDLIST\n`,
        `#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="${target}"\n#EXTINF:5,\n${target}\n`,
        `ffconcat version 1.0\nfile '${target}'\n`,
        `<?xml version="1.0"?><MPD><Period><BaseURL>${target}</BaseURL></Period></MPD>`,
        `RTSPtext\r\n${target}\r\n`,
        `v=0\r\nc=IN IP4 127.0.0.1\r\nm=video ${trap.port} RTP/AVP 96\r\n`,
        `[playlist]\nFile1=${target}\n`,
      ]) {
        for (const name of ['a.mp4', 'a.mov', 'a.m3u8']) {
          await refusal(probe.clip(await written(playlist, name)))
          await refusal(probe.image(await written(playlist, name)))
        }
      }
    }
    expect(trap.connections).toBe(0)
    expect((await stat(secret)).atime).toEqual(untouched)
    await trap.close()
  })

  it('says of a missing file that it is our fault', async () => {
    await expect(probe.clip(join(folder, 'none.mp4'))).rejects.toMatchObject({ kind: 'internal' })
  })
})

describe('a damaged clip', () => {
  let movie: Buffer
  let header: Buffer

  beforeAll(async () => {
    movie = await readFile(encodeClip(join(folder, 'whole'), { flags: 'faststart', frames: 60 }))
    header = movie.subarray(0, boxAt(movie, 'mdat').start)
  })

  it('is refused when cut off anywhere', async () => {
    const lengths = [1, 7, 8, 31, header.length - 9, header.length - 8, header.length, movie.length - 1]
    for (let share = 0.1; share < 1; share += 0.2) lengths.push(Math.floor(movie.length * share))
    for (const length of lengths) {
      await refusal(probe.clip(await written(movie.subarray(0, length)))).catch((error) => {
        throw new Error(`cut at ${length}: ${error}`)
      })
    }
  })

  it('may carry junk behind its end', async () => {
    const junk = Buffer.concat([movie, Buffer.from('junk that is no box'), Buffer.alloc(100)])
    expect(await probe.clip(await written(junk))).toMatchObject({ frames: 60 })
  })

  it.each<[string, [string, number, number][], string]>([
    ['a box smaller than its header', [['moov', -8, 4]], 'it has no index'],
    ['media in another file', [['dref', 16, 0]], 'its media lies in another file'],
    ['samples behind the end', [['stco', 8, 0xffffff00]], 'it has no frames'],
    ['two thousand million samples', [['stsz', 8, 0x7fffffff]], 'its headers are damaged'],
    ['four thousand million times', [['stts', 4, 0xffffffff]], 'its headers are damaged'],
    ['a sample of 2 GB', [['stsz', 4, 0x7fffffff]], 'it has no frames'],
    ['65535×65535 pixels', [['avc1', 24, 0xffffffff]], 'The video is 65535×65535 pixels; each side must be 240–4096'],
    ['an unknown codec', [['stsd', 12, 0x71746c72]], 'The video could not be read'],
  ])('with %s is refused', async (_, changes, text) => {
    expect(await refusal(probe.clip(await written(patched(movie, ...changes))))).toContain(text)
  })

  it('without a picture that can be decoded is refused', async () => {
    const blank = Buffer.concat([header, Buffer.alloc(movie.length - header.length)])
    expect(await refusal(probe.clip(await written(blank)))).toContain('its picture cannot be decoded')
  })

  it('whose index would fill the memory is refused in time, and the next one is read', async () => {
    const samples = 30_000_000
    const bomb = patched(movie, ['stsz', 4, 1], ['stsz', 8, samples], ['stsc', 12, samples], ['stts', 8, samples])
    const started = performance.now()
    await refusal(probe.clip(await written(bomb)))
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(await probe.clip(await written(movie))).toMatchObject({ frames: 60 })
  })

  it('gets a verdict, whatever bytes of its headers are changed', async () => {
    const positions = fc.array(fc.tuple(fc.nat(header.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(positions, async (changes) => {
        const copy = Buffer.from(movie)
        for (const [at, byte] of changes) copy[at] = byte
        const outcome = await probe.clip(await written(copy)).catch((error) => error)
        if (outcome instanceof Error) expect(outcome).toMatchObject({ kind: 'input' })
        else expect(outcome.seconds).toBeGreaterThan(0)
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})

describe('requests', () => {
  it('are answered in turn when many come at once', async () => {
    const file = await footage('desk', 2)
    const answers = await Promise.all(Array.from({ length: 12 }, () => probe.clip(file)))
    expect(new Set(answers.map(({ frames }) => frames))).toEqual(new Set([60]))
  })

  it('stop on their signal', async () => {
    const stopped = probe.clip(await footage('desk', 2), AbortSignal.abort())
    await expect(stopped).rejects.toMatchObject({ kind: 'cancelled' })
  })
})

describe('an image', () => {
  it.each(['jpeg', 'png', 'bmp', 'webp'] as const)('is read as %s by its bytes', async (format) => {
    const bytes = encodeImage(format, 320, 250)
    const image = await probe.image(await written(bytes, 'picture.mp4'))
    expect(image).toEqual({ format, width: 320, height: 250, bytes: bytes.length })
  })

  it.each(['jpeg', 'png', 'webp'] as const)('in %s is refused when cut off', async (format) => {
    const bytes = encodeImage(format, 320, 250)
    for (const length of [1, 13, 20, 25]) {
      await refusal(probe.image(await written(bytes.subarray(0, length))))
    }
  })

  it('that unpacks to 10 000 million pixels is refused by its header', async () => {
    const png = encodeImage('png', 320, 250)
    png.writeUInt32BE(100_000, 16)
    png.writeUInt32BE(100_000, 20)
    const text = 'The image is 100000×100000 pixels; each side must be 240–8000'
    expect(await refusal(probe.image(await written(png)))).toBe(text)
  })

  it('whose later header says otherwise is judged by what is decoded', async () => {
    // A second frame header, which the decoder believes and the look at the first one does not see.
    const jpeg = encodeImage('jpeg', 320, 250)
    const small = encodeImage('jpeg', 64, 64)
    const spliced = Buffer.concat([jpeg.subarray(0, jpeg.indexOf(Buffer.from([0xff, 0xda]))), small.subarray(2)])
    expect(await refusal(probe.image(await written(spliced)))).toContain('The image is 64×64 pixels')
  })

  it.each([
    ['a clip', '\0\0\0\x18ftypisom\0\0\x02\0isommp41'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>'],
    ['GIF', 'GIF89a'],
    ['nothing', ''],
  ])('is not %s', async (_, bytes) => {
    expect(await refusal(probe.image(await written(bytes, 'image.png')))).toMatch(/is not JPEG|is empty/)
  })

  it('gets a verdict, whatever bytes are changed', async () => {
    const images = (['jpeg', 'png', 'bmp', 'webp'] as const).map((format) => encodeImage(format, 256, 256))
    const change = fc.tuple(fc.nat(3), fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 8 }))
    await fc.assert(
      fc.asyncProperty(change, async ([which, changes]) => {
        const copy = Buffer.from(images[which] ?? '')
        for (const [at, byte] of changes) if (at < copy.length) copy[at] = byte
        const outcome = await probe.image(await written(copy)).catch((error) => error)
        if (outcome instanceof Error) expect(outcome).toMatchObject({ kind: 'input' })
        else expect(outcome.width).toBeGreaterThanOrEqual(240)
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})
