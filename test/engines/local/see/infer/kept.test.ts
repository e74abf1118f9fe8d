import '../../../../../src/sources/polyfill.ts'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { keptEyes } from '../../../../../src/engines/local/see/infer/kept.ts'

let models: string
beforeAll(async () => {
  models = await mkdtemp(join(tmpdir(), 'retake-kept-'))
})

/** A picture that no network sees anything in at first, and all stripes of it. */
const stripes = (bytes: number, width: number) =>
  Uint8Array.from({ length: bytes }, (_, at) => ((Math.floor(at / 3) % width) & 16 ? 220 : 30))

it('sees the same of a clip, whatever was seen before it', async () => {
  const look = async (width: number, height: number, parts: boolean) => {
    const eyes = await keptEyes({ models, width, height, needs: { matte: false, parts } })
    const seen = await eyes.look(stripes(eyes.width * eyes.height * 3, eyes.width))
    await eyes.close()
    return seen
  }
  const first = await look(320, 192, true)
  const without = await look(320, 192, false)
  const again = await look(320, 192, true)
  const other = await look(192, 320, true)
  expect(first.hair).not.toBeNull()
  expect(without.hair).toBeNull()
  expect(again.person).toEqual(first.person)
  expect(again.hair).toEqual(first.hair)
  expect(other.person).toHaveLength(first.person.length)
})

it('loads the networks once for clips of one shape', async () => {
  const open = async () => {
    const start = process.cpuUsage()
    const eyes = await keptEyes({ models, width: 320, height: 192, needs: { matte: true, parts: false } })
    const { user, system } = process.cpuUsage(start)
    await eyes.close()
    return user + system
  }
  const first = await open()
  expect(await open()).toBeLessThan(first / 5)
})
