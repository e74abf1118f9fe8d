import '../../../../../src/sources/polyfill.ts'
import { EventEmitter } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { beforeAll, expect, it, vi } from 'vitest'
import type { Eyes } from '../../../../../src/engines/local/see/infer/eyes.ts'
import { keptEyes } from '../../../../../src/engines/local/see/infer/kept.ts'
import { Failure } from '../../../../../src/failure.ts'

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

it.each([
  ['first', 'between looks', 0, 160],
  ['second', 'while the first one looks', 1, 224],
  ['first', 'while they were kept', 0, 256],
] as const)('loads them anew where the %s thread died %s', async (_which, when, index, height) => {
  const started: Worker[] = []
  const listen = vi.spyOn(Worker.prototype, 'on').mockImplementation(function (this: Worker, ...args) {
    if (!started.includes(this)) started.push(this)
    return EventEmitter.prototype.on.apply(this, args) as Worker
  })
  const open = () => keptEyes({ models, width: 320, height, needs: { matte: true, parts: false } })
  const look = (eyes: Eyes) => eyes.look(stripes(eyes.width * eyes.height * 3, eyes.width))
  const eyes = await open()
  listen.mockRestore()
  expect(started).toHaveLength(2)
  if (when === 'while they were kept') await eyes.close()
  const looked = when === 'while the first one looks' ? expect(look(eyes)).rejects.toBeInstanceOf(Failure) : null
  // It has nothing to do yet; a thread that is stopped while its network runs takes the process with it.
  await started[index]?.terminate()
  await looked
  if (when !== 'while they were kept') {
    await expect(look(eyes)).rejects.toThrow('closed')
    await eyes.close()
  }
  const others = await open()
  expect((await look(others)).person).toHaveLength(others.width * others.height)
  await others.close()
})
