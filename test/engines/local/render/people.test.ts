import '../../../../src/sources/polyfill.ts'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aloneContext } from '../../../../src/engines/alone.ts'
import type { Picture } from '../../../../src/engines/local/compose/picture.ts'
import { createProbe } from '../../../../src/sources/probe.ts'
import { openBuiltEngine } from '../../../support/built.ts'
import { footage } from '../../../support/footage.ts'
import { MODELS } from '../../../support/models.ts'

// node-av must see the polyfill first, hence the late imports.
const { framePairs } = await import('../../../../bench/quality/frames.ts')
const { makeClips } = await import('../../../../bench/quality/made-clips.ts')

const engine = await openBuiltEngine(MODELS)
const probe = createProbe()
let black: string
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'retake-made-'))
  black = (await makeClips(folder)).find((file) => file.endsWith('black.mp4')) ?? ''
}, 60_000)
afterAll(() => Promise.all([engine.close(), probe.close()]))

async function edit(source: string, prompt: string) {
  const directory = await mkdtemp(join(tmpdir(), 'retake-people-'))
  const clip = await probe.clip(source)
  const task = {
    ...{ prompt, clip, negativePrompt: null, seed: 7, resolution: '720p' as const, aspectRatio: '16:9' as const },
    ...{ duration: 2, audio: 'auto' as const, hasReferenceImage: false },
  }
  const result = await engine.edit(task, aloneContext(source, directory))
  return { ...result, directory, frames: (await probe.clip(result.file)).frames }
}

it('sets a person somewhere else, and leaves the person', async () => {
  const source = await footage('seated', 3)
  const result = await edit(source, 'put them on a beach')
  expect(result.edits).toEqual([{ clause: 'put them on a beach', outcome: 'applied', detail: 'background: beach' }])
  const { corner, middle } = await changes(source, result.file)
  expect(corner).toBeGreaterThan(20)
  expect(middle).toBeLessThan(corner / 2)
}, 120_000)

it('says that nobody is there, and does what is left', async () => {
  await expect(edit(black, 'put them on a beach')).rejects.toThrow('nobody was found in the clip')
  const { edits } = await edit(black, 'put them on a beach, VHS look')
  expect(edits.map(({ outcome }) => outcome)).toEqual(['ignored', 'applied'])
}, 120_000)

/** Mean change of luma in the upper left corner and in the middle of a frame. */
async function changes(source: string, result: string): Promise<{ corner: number; middle: number }> {
  for await (const { index, before, after } of framePairs(source, result, { width: 1280, height: 720 })) {
    if (index < 20) continue
    return { corner: change(before, after, 0, 0), middle: change(before, after, 590, 400) }
  }
  throw new Error('the clip is too short')
}

function change(before: Picture, after: Picture, left: number, top: number): number {
  let sum = 0
  for (let y = top; y < top + 100; y++) {
    for (let x = left; x < left + 100; x++) {
      sum += Math.abs((before.y[y * before.strides.y + x] ?? 0) - (after.y[y * after.strides.y + x] ?? 0))
    }
  }
  return sum / 10_000
}
