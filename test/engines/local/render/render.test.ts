import { createHash } from 'node:crypto'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { aloneContext } from '../../../../src/engines/alone.ts'
import type { EditTask, Progress } from '../../../../src/engines/engine.ts'
import { createProbe } from '../../../../src/sources/probe.ts'
import { openBuiltEngine } from '../../../support/built.ts'
import { footage } from '../../../support/footage.ts'
import { MODELS } from '../../../support/models.ts'

const engine = await openBuiltEngine(MODELS)
const probe = createProbe()
afterAll(() => Promise.all([engine.close(), probe.close()]))

async function edit(changes: Partial<EditTask> = {}) {
  const source = await footage('seated', 3)
  const directory = await mkdtemp(join(tmpdir(), 'retake-render-'))
  const task: EditTask = {
    prompt: 'film noir with grain',
    negativePrompt: null,
    seed: 7,
    clip: await probe.clip(source),
    resolution: '720p',
    aspectRatio: 'auto',
    duration: null,
    audio: 'auto',
    hasReferenceImage: false,
    ...changes,
  }
  const seen: number[] = []
  const progress = ({ fraction }: Progress) => seen.push(fraction)
  const result = await engine.edit(task, aloneContext(source, directory, { progress }))
  const bytes = await readFile(result.file)
  return { source: task.clip, clip: await probe.clip(result.file), hash: hashOf(bytes), bytes, seen, ...result }
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

it('keeps every frame and its time, and reports them as they are done', async () => {
  const { source, clip, seen, poster, bytes } = await edit()
  expect(clip).toMatchObject({ width: 1280, height: 720, frames: source.frames })
  expect(clip.seconds).toBeCloseTo(source.seconds, 2)
  expect(seen).toHaveLength(source.frames)
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  expect((await readFile(poster)).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
  // Fast start: the index lies before the pictures.
  expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
})

it.each(['film noir with grain', 'super 8 with strong grain, brighter'])(
  'gives the same bytes for the same seed, again and again, and others for another: %s',
  async (prompt) => {
    const same = [await edit({ prompt }), await edit({ prompt }), await edit({ prompt })]
    expect(new Set(same.map(({ hash }) => hash)).size).toBe(1)
    expect((await edit({ prompt, seed: 8 })).hash).not.toBe(same[0]?.hash)
  },
)

it('keeps the seconds asked for, in the shape asked for', async () => {
  const { clip } = await edit({ duration: 2, aspectRatio: '9:16' })
  expect(clip).toMatchObject({ width: 720, height: 1280 })
  expect(clip.seconds).toBeGreaterThan(1.9)
  expect(clip.seconds).toBeLessThanOrEqual(2.05)
})

it('fails when the signal says so', async () => {
  const abort = new AbortController()
  const source = await footage('seated', 3)
  const clip = await probe.clip(source)
  const directory = await mkdtemp(join(tmpdir(), 'retake-render-'))
  const base = { prompt: 'noir', negativePrompt: null, seed: 1, resolution: '1080p', aspectRatio: 'auto' } as const
  const editing = engine.edit(
    { ...base, clip, duration: null, audio: 'auto', hasReferenceImage: false },
    aloneContext(source, directory, { signal: abort.signal, progress: () => abort.abort() }),
  )
  await expect(editing).rejects.toMatchObject({ kind: 'cancelled' })
})
