import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { systemClock } from '../../../src/clock.ts'
import { readConfig } from '../../../src/config.ts'
import { aloneContext } from '../../../src/engines/alone.ts'
import type { EditContext, EditTask } from '../../../src/engines/engine.ts'
import { createFinisher } from '../../../src/engines/remote/finish.ts'
import { createSimulatedEngine } from '../../../src/engines/simulated/simulated.ts'
import { createProbe } from '../../../src/sources/probe.ts'
import { footage } from '../../support/footage.ts'

const probe = createProbe()
const engine = createSimulatedEngine({ slots: 4, drawings: 2, seconds: 1, clock: systemClock })
afterAll(async () => {
  await Promise.all([probe.close(), engine.close()])
})

async function scene(prompt: string, changes: Partial<EditContext> = {}) {
  const file = await footage('seated', 2)
  const clip = await probe.clip(file)
  const task: EditTask = {
    ...{ prompt, negativePrompt: null, seed: 1, clip, resolution: '720p', aspectRatio: '1:1' },
    ...{ duration: null, audio: 'origin', hasReferenceImage: false },
  }
  const directory = await mkdtemp(join(tmpdir(), 'retake-simulated-'))
  return { file, task, context: aloneContext(file, directory, changes) }
}

it('is used only where it is named', () => {
  expect(readConfig({}).ENGINES).toEqual(['local'])
  expect(readConfig({ ENGINES: 'simulated' })).toMatchObject({ ENGINES: ['simulated'], SIMULATED_SECONDS: 5 })
})

it('takes its time and gives a playable clip that shows the label, and says that it edited nothing', async () => {
  const fractions: number[] = []
  const { file, task, context } = await scene('make it sepia', { progress: ({ fraction }) => fractions.push(fraction) })
  const before = performance.now()
  const result = await engine.edit(task, context)
  expect(performance.now() - before).toBeGreaterThan(1000)
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
  expect(fractions.length).toBeGreaterThan(1)
  expect(result.edits).toEqual([
    { clause: 'make it sepia', outcome: 'ignored', detail: 'simulated: nothing was edited, but a label drawn' },
  ])

  const made = await probe.clip(result.file)
  expect(made).toMatchObject({ width: 960, height: 960, frames: task.clip.frames })
  expect((await probe.image(result.poster)).width).toBe(960)
  const finisher = createFinisher()
  const directory = await mkdtemp(join(tmpdir(), 'retake-look-'))
  const { changed } = await finisher.finish({ received: result.file, sent: file, task, directory }, context.signal)
  await finisher.close()
  expect(changed).toBe(true)
}, 60_000)

it.each([
  ['upstream', true],
  ['throttle', true],
  ['policy', false],
] as const)('fails by %s where the prompt says so, with nothing left under way', async (kind, retryable) => {
  const kept: unknown[] = []
  const { task, context } = await scene(`sepia, simulate failure: ${kind}`, {
    checkpoint: async (operation) => void kept.push(operation),
  })
  await expect(engine.edit(task, context)).rejects.toMatchObject({ kind, retryable })
  expect(kept).toEqual([{ simulated: true, since: expect.any(String) }, null])
})

it('says which failures there are when it does not know one', async () => {
  const { task, context } = await scene('simulate failure: boredom')
  await expect(engine.edit(task, context)).rejects.toMatchObject({
    kind: 'input',
    message: expect.stringMatching(/upstream/),
  })
})

it('waits only for the rest when it takes over, and keeps its place when it is stopped', async () => {
  const kept: unknown[] = []
  const checkpoint = async (operation: unknown) => void kept.push(operation)
  const resume = { simulated: true, since: new Date(Date.now() - 60_000).toISOString() }
  const over = await scene('simulate failure: quota', { resume, checkpoint })
  const before = performance.now()
  await expect(engine.edit(over.task, over.context)).rejects.toMatchObject({ kind: 'quota' })
  expect(performance.now() - before).toBeLessThan(500)

  kept.length = 0
  const shutdown = await scene('sepia', { signal: AbortSignal.timeout(200), checkpoint })
  await expect(engine.edit(shutdown.task, shutdown.context)).rejects.toMatchObject({ kind: 'cancelled' })
  expect(kept).toEqual([{ simulated: true, since: expect.any(String) }])

  kept.length = 0
  const unwanted = await scene('sepia', { cancelled: AbortSignal.timeout(200), checkpoint })
  await expect(engine.edit(unwanted.task, unwanted.context)).rejects.toMatchObject({ kind: 'cancelled' })
  expect(kept.at(-1)).toBeNull()
})
