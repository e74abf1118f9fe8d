import '../../../../src/sources/polyfill.ts'
import { existsSync, mkdtempSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClipCage, withClip } from '../../../../src/engines/comfyui/clip/clip.ts'
import { shapeOf } from '../../../../src/engines/comfyui/shape.ts'
import { loadWorkflow } from '../../../../src/engines/comfyui/workflow.ts'
import type { EditTask } from '../../../../src/engines/engine.ts'
import type { Clip } from '../../../../src/sources/clip.ts'
import { createProbe } from '../../../../src/sources/probe.ts'
import { editTask, never } from '../fixture.ts'

const { encodeClip } = await import('../../../sources/encode.ts')
const media = resolve(import.meta.dirname, '../../../../../shared/media')
const directory = mkdtempSync(join(tmpdir(), 'retake-clip-'))
const workflow = loadWorkflow('bernini')
const cage = createClipCage()
const probe = createProbe()
beforeAll(() => Promise.all([cage.warm(), probe.warm()]))
afterAll(() => Promise.all([cage.close(), probe.close()]))

/** What a graph would get of the file. */
async function prepared(source: string, changes: Partial<EditTask> = {}): Promise<Clip> {
  const clip = await probe.clip(source)
  const shape = shapeOf(editTask({ clip, ...changes }), workflow)
  const copy = join(directory, 'copy.mp4')
  const request = { ...shape, source, sourceSeconds: clip.seconds, frameRate: workflow.frameRate }
  await withClip(cage, request, never, (file) => copyFile(file, copy))
  return probe.clip(copy)
}

describe('a clip for a graph', () => {
  it('has the rate, the size and a length that the graph wants', async () => {
    const source = encodeClip(join(directory, 'plain.mp4'), { width: 640, height: 360, frames: 50 })
    expect(await prepared(source)).toMatchObject({
      width: 848,
      height: 480,
      frameRate: 16,
      frames: 33,
      hasAudio: false,
    })
  })

  it('is turned upright and cropped to the ratio that is asked for', async () => {
    const source = encodeClip(join(directory, 'turned.mp4'), { width: 640, height: 360, frames: 60, turned: true })
    expect(await prepared(source)).toMatchObject({ width: 480, height: 848 })
    expect(await prepared(source, { aspectRatio: '1:1' })).toMatchObject({ width: 624, height: 624 })
  })

  it('is cut to the seconds that are kept', async () => {
    const source = encodeClip(join(directory, 'long.mp4'), { frames: 200 })
    expect(await prepared(source, { duration: 3 })).toMatchObject({ frames: 49 })
  })

  it('repeats the frames of a slow clip', async () => {
    const source = encodeClip(join(directory, 'slow.mp4'), { frames: 24, frameRate: 8 })
    expect(await prepared(source)).toMatchObject({ frames: 49, frameRate: 16 })
  })
})

describe.skipIf(!existsSync(media))('real clips', () => {
  it.each([
    ['clips/man-kitchen.mp4', { duration: 3 }, 3],
    ['variants/d04_vfr_person_with_gap.mp4', { duration: 2 }, 2],
    ['variants/d16_51_aac_person.mp4', { duration: 2 }, 2],
    ['variants/d20_audio_9s_video_3s.mp4', {}, 3],
  ])('%s keeps its sound, as long as its picture', async (file, changes, seconds) => {
    const clip = await prepared(resolve(media, file), changes)
    expect(clip.hasAudio).toBe(true)
    expect(clip.frameRate).toBeCloseTo(16)
    expect(clip.seconds).toBeGreaterThanOrEqual(seconds - 0.1)
    expect(clip.seconds).toBeLessThan(seconds + 0.4)
  })

  it('a broken one is the customer’s fault, and leaves nothing behind', async () => {
    const source = encodeClip(join(directory, 'short.mp4'), { frames: 50 })
    const shape = shapeOf(editTask(), workflow)
    const request = { ...shape, source: `${source}.missing`, sourceSeconds: 2, frameRate: 16 }
    await expect(withClip(cage, request, never, async () => {})).rejects.toMatchObject({ name: 'Failure' })
  })
})
