import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aloneContext } from '../../src/engines/alone.ts'
import type { ClauseOutcome, EditTask, Engine } from '../../src/engines/engine.ts'
import type { Failure } from '../../src/failure.ts'
import type { Clip } from '../../src/sources/clip.ts'
import { openBuiltEngine } from '../../test/support/built.ts'
import { usageOf } from './process-meter.ts'

/** What became of an edit: a file, or a refusal that a customer would read. */
export type Performed =
  | { file: string; edits: ClauseOutcome[]; cost: Cost }
  | { refusal: string; kind: Failure['kind']; cost: Cost }

export interface Cost {
  /** Wall time of the edit. */
  seconds: number
  /** Processor time of the edit's process. */
  processor: number
  /** Most memory of the edit's process, in megabytes. */
  memory: number
}

/** Converted networks, kept from run to run as a server keeps them. */
export const MODELS = join(tmpdir(), 'retake-quality-models')
/** Part of the command line of the edit's process. */
const PROGRAM = 'engines/local/render/program'
/** Memory is looked at so often: a peak that lasts a frame or two is seen. */
const WATCH_MILLISECONDS = 50

export const openEngine = (): Promise<Engine> => openBuiltEngine(MODELS)

/** Edits as the command line does, at 720p. Failures of kind `internal` are thrown: they are faults of ours. */
export async function perform(
  engine: Engine,
  source: string,
  clip: Clip,
  prompt: string,
  duration: number | null = null,
): Promise<Performed> {
  const task: EditTask = {
    ...{ prompt, clip, negativePrompt: null, seed: 1, resolution: '720p', aspectRatio: 'auto' },
    ...{ duration, audio: 'origin', hasReferenceImage: false },
  }
  const watch = watchCost()
  const { possible, help } = engine.understand(task)
  if (!possible) return { refusal: help, kind: 'input', cost: watch.end() }
  try {
    const directory = await mkdtemp(join(tmpdir(), 'retake-quality-'))
    const { file, edits } = await engine.edit(task, aloneContext(source, directory))
    return { file, edits, cost: watch.end() }
  } catch (error) {
    const cost = watch.end()
    if (isFailure(error) && error.kind !== 'internal') return { refusal: error.message, kind: error.kind, cost }
    throw error
  }
}

/** The built engine has a `Failure` of its own: another class of the same name. */
function isFailure(error: unknown): error is Failure {
  return error instanceof Error && error.name === 'Failure'
}

function watchCost(): { end(): Cost } {
  const start = performance.now()
  const before = usageOf(PROGRAM)
  let resident = 0
  const timer = setInterval(() => {
    resident = Math.max(resident, usageOf(PROGRAM).resident)
  }, WATCH_MILLISECONDS)
  return {
    end: () => {
      clearInterval(timer)
      const after = usageOf(PROGRAM)
      return {
        seconds: (performance.now() - start) / 1000,
        processor: after.processor - before.processor,
        // The kernel's own peak is exact, but lasts as long as the process: it counts only where this edit has raised it.
        memory: after.peak > before.peak ? after.peak : resident,
      }
    },
  }
}
