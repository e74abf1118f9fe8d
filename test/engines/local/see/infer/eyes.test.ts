import '../../../../../src/sources/polyfill.ts'
import { mkdtemp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Blind, type Eyes, openEyes } from '../../../../../src/engines/local/see/infer/eyes.ts'
import { installed } from '../../../../../src/engines/local/see/models/weights.ts'
import { Tally } from '../../../../../src/engines/local/see/tally.ts'
import { footage } from '../../../../support/footage.ts'

const options = { width: 640, height: 360, needs: { matte: true, parts: true } }
let models: string
beforeAll(async () => {
  models = await mkdtemp(join(tmpdir(), 'retake-eyes-'))
})

/** Places without people and portraits, from the package that the footage is from. */
const photographs = join(
  dirname(createRequire(import.meta.url).resolve('@thedeephakani/virtual-background/package.json')),
  'public',
)

/** The first frame of a clip or of a photograph as the eyes want it. */
async function picture(name: 'seated' | 'desk' | { photograph: string }, { width, height }: Eyes): Promise<Uint8Array> {
  const { Decoder, Demuxer, Scaler } = await import('node-av')
  const file = typeof name === 'string' ? await footage(name) : join(photographs, name.photograph)
  const demuxer = await Demuxer.open(file)
  const stream = demuxer.video()
  if (!stream) throw new Error('no picture')
  const decoder = await Decoder.create(stream)
  for await (const frame of decoder.frames(demuxer.packets(stream.index))) {
    if (!frame) break
    const rgb = await new Scaler().toBuffer(frame, { resize: { width, height }, format: 'rgb' })
    frame.free()
    await demuxer.close()
    return Uint8Array.from(rgb)
  }
  throw new Error('no frame')
}

const share = (plane: Uint8Array) => plane.reduce((sum, level) => sum + level, 0) / plane.length / 255

describe('eyes', () => {
  let eyes: Eyes
  beforeAll(async () => {
    eyes = await openEyes({ ...options, models })
  })
  afterAll(() => eyes.close())

  it('sees a person sitting there, and which part is which', async () => {
    const { person, hair, face, skin, clothes } = await eyes.look(await picture('seated', eyes))
    expect(share(person)).toBeGreaterThan(0.1)
    expect(share(person)).toBeLessThan(0.7)
    expect(person[0]).toBeLessThan(20)
    const parts = [hair, face, skin, clothes].map((plane) => plane ?? new Uint8Array(0))
    expect(parts.map((plane) => plane.length)).toEqual(new Array(4).fill(eyes.width * eyes.height))
    expect(share(parts[1] ?? person)).toBeGreaterThan(0.002)
    expect(share(parts[3] ?? person)).toBeGreaterThan(0.05)
    const over = person.filter((level, pixel) => parts.reduce((sum, plane) => sum + (plane[pixel] ?? 0), 0) > level + 2)
    expect(over).toHaveLength(0)
  })

  it('sees nobody in the dark, and the same thing twice in the same picture', async () => {
    const dark = await eyes.look(new Uint8Array(eyes.width * eyes.height * 3))
    expect(share(dark.person)).toBeLessThan(0.01)
    const [one, other] = await Promise.all([
      eyes.look(await picture('desk', eyes)),
      eyes.look(await picture('desk', eyes)),
    ])
    expect(one.person).toEqual(other.person)
  })

  it('gives evidence by which people are told from places', async () => {
    const isSomebody = async (name: Parameters<typeof picture>[0]) => {
      const { evidence } = await eyes.look(await picture(name, eyes))
      const tally = new Tally()
      if (evidence) tally.judge(0, evidence)
      return tally.found.person === 1
    }
    expect(await isSomebody('seated')).toBe(true)
    expect(await isSomebody('desk')).toBe(true)
    expect(await isSomebody({ photograph: 'images/girl-919048_1280.jpg' })).toBe(true)
    expect(await isSomebody({ photograph: 'backgrounds/porch-691330_1280.jpg' })).toBe(false)
    expect(await isSomebody({ photograph: 'backgrounds/saxon-switzerland-539418_1280.jpg' })).toBe(false)
  })

  it('says what it makes of a picture of another size', async () => {
    await expect(eyes.look(new Uint8Array(300))).rejects.toThrow()
  })
})

it('makes do without the fine matte, and without parts when nobody asks', async () => {
  const without = (file: string) => {
    if (file.includes('modnet')) throw new Error('not installed')
    return installed(file)
  }
  const place = await mkdtemp(join(tmpdir(), 'retake-eyes-'))
  const eyes = await openEyes({ ...options, models: place, needs: { matte: true, parts: false }, locate: without })
  const { person, clothes } = await eyes.look(await picture('seated', eyes))
  expect(share(person)).toBeGreaterThan(0.1)
  expect(clothes).toBeNull()
  await eyes.close()
  await expect(eyes.look(new Uint8Array(eyes.width * eyes.height * 3))).rejects.toThrow('closed')
})

it('is blind where nothing is installed', async () => {
  const nowhere = () => {
    throw new Error('not installed')
  }
  const place = await mkdtemp(join(tmpdir(), 'retake-eyes-'))
  await expect(openEyes({ ...options, models: place, locate: nowhere })).rejects.toThrow(Blind)
})
