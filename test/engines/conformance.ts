import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aloneContext } from '../../src/engines/alone.ts'
import type { EditContext, EditTask, Engine, Operation, Progress } from '../../src/engines/engine.ts'
import { Failure } from '../../src/failure.ts'
import { createProbe, type Probe } from '../../src/sources/probe.ts'
import { footage } from '../support/footage.ts'

/** An engine to be judged, and, for a remote one, the upstream that it talks to. */
export interface Subject {
  engine: Engine
  upstream?: {
    /** Paid creates so far. */
    creates(): number
    /** The next create takes effect, but its answer gets lost. */
    loseNextAnswer(): void
    /** Whether a lost create can be found again without a webhook. */
    findsAgain: boolean
    /** From now on nobody answers. */
    unplug(): Promise<void>
  }
  close(): Promise<void>
}

/** What every engine promises; see src/engines/engine.ts. */
export function describeEngine(name: string, open: () => Promise<Subject>): void {
  describe(name, () => {
    let subject: Subject
    let probe: Probe
    let source: string
    let task: EditTask
    beforeAll(async () => {
      subject = await open()
      probe = createProbe()
      source = await footage('seated', 4)
      task = {
        ...{ prompt: 'film noir', negativePrompt: null, seed: 7, clip: await probe.clip(source), resolution: '720p' },
        ...{ aspectRatio: 'auto', duration: null, audio: 'origin', hasReferenceImage: false },
      }
    }, 120_000)
    afterAll(() => Promise.all([subject.close(), probe.close()]))

    /** One edit; waits are cut short. */
    const edit = async (changes: Partial<EditContext> = {}, own: Partial<EditTask> = {}) => {
      const directory = await mkdtemp(join(tmpdir(), 'retake-conformance-'))
      const marks: (Operation | null)[] = []
      const progress: Progress[] = []
      const context = aloneContext(source, directory, {
        job: crypto.randomUUID(),
        checkpoint: async (mark) => void marks.push(mark),
        progress: (step) => void progress.push(step),
        hints: { address: null, upstreamId: async () => null, wait: (ms) => delay(Math.min(ms, 50)) },
        ...changes,
      })
      const editing = subject.engine.edit({ ...task, ...own }, context)
      return { editing, marks, progress, directory }
    }

    it('names itself and has room', () => {
      expect(subject.engine.name).toBe(name)
      expect(subject.engine.slots).toBeGreaterThan(0)
      expect(subject.engine.summary).not.toBe('')
    })

    it('understands at once, the same each time', () => {
      const [first, second] = [subject.engine.understand(task), subject.engine.understand(task)]
      expect(first).toEqual(second)
      expect(first.possible).toBe(true)
      expect(first.edits.length).toBeGreaterThan(0)
    })

    it('edits: a playable clip and a poster in its folder, progress on the way, what it did in words', async () => {
      const { editing, progress, directory } = await edit()
      const result = await editing
      expect(result.file.startsWith(directory)).toBe(true)
      expect((await probe.clip(result.file)).seconds).toBeGreaterThan(1)
      expect((await readFile(result.poster)).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
      expect(result.edits.length).toBeGreaterThan(0)
      expect(progress.every(({ fraction }) => fraction >= 0 && fraction <= 1)).toBe(true)
    }, 120_000)

    it('stops on the signal, with a failure of its own kind', async () => {
      const { editing } = await edit({ signal: AbortSignal.abort() })
      await expect(editing).rejects.toMatchObject({ kind: 'cancelled' })
    }, 60_000)

    it('tells how it is without ever throwing', async () => {
      expect(await subject.engine.health()).toMatchObject({ ok: true, faults: [] })
    }, 60_000)

    it('goes on from its checkpoint instead of creating again', async (context) => {
      const { upstream } = subject
      if (!upstream) return context.skip()
      const before = upstream.creates()
      const first = await edit()
      await first.editing
      expect(upstream.creates()).toBe(before + 1)
      const started = first.marks.find((mark) => mark?.stage === 'started') ?? null
      await (await edit({ resume: started })).editing
      expect(upstream.creates()).toBe(before + 1)
    }, 120_000)

    it('never repeats a create whose answer got lost', async (context) => {
      const { upstream } = subject
      if (!upstream) return context.skip()
      const before = upstream.creates()
      upstream.loseNextAnswer()
      const { editing, marks } = await edit({}, { prompt: 'a statue of bronze', seed: 11 })
      if (upstream.findsAgain) await editing
      else {
        await expect(editing).rejects.toMatchObject({ kind: 'lost' })
        expect(marks.at(-1)).toMatchObject({ stage: 'intended' })
      }
      expect(upstream.creates()).toBe(before + 1)
    }, 120_000)

    it('fails for an upstream that is away, with nothing left to repeat', async (context) => {
      const { upstream } = subject
      if (!upstream) return context.skip()
      await upstream.unplug()
      const { editing, marks } = await edit()
      const failure = await editing.then(
        () => null,
        (error: unknown) => error,
      )
      expect(failure).toBeInstanceOf(Failure)
      expect(failure).toMatchObject({ kind: 'upstream', retryable: true })
      expect((failure as Failure).message).not.toMatch(/127\.0\.0\.1|ECONN/)
      expect(marks.at(-1) ?? null).toBeNull()
      expect(await subject.engine.health()).toMatchObject({ ok: false })
    }, 120_000)
  })
}
