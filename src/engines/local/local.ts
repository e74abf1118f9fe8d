import { join } from 'node:path'
import { Cage, CageBroken } from '../../cage/cage.ts'
import { Failure } from '../../failure.ts'
import type { ClauseOutcome, EditContext, EditResult, EditTask, Engine, Health } from '../engine.ts'
import { frameSize } from '../frame-size.ts'
import { isEmpty, type Plan } from './plan.ts'
import { outcomesAfter, possiblePlan } from './presence.ts'
import type { RenderNote, RenderRequest, RenderResult } from './render/request.ts'
import { understand } from './understand/understand.ts'
import { reasonsOf } from './understand/wording.ts'

const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

export interface LocalSettings {
  /** Edits at the same time. */
  slots: number
  /** A folder for converted models, made where it is missing and kept between runs. */
  models: string
}

/** The embedded engine: edits on this machine's processor, one child process per edit under way. */
export function createLocalEngine({ slots, models }: LocalSettings): Engine {
  const cage = new Cage({
    program: new URL(`./render/program.${EXTENSION}`, import.meta.url),
    // Processor time bounds the work; the wall only what hangs, for a machine may be full of other work.
    limits: { wallSeconds: 3600, cpuSeconds: 7200, memoryMegabytes: 2048, fileMegabytes: 1024 },
    requestsPerProcess: 20,
    // An answer of the API is due in milliseconds, an edit has seconds; yet it must not starve beside other work.
    niceness: 10,
  })
  return {
    name: 'local',
    slots,
    resumes: false,
    summary: 'looks, people, backgrounds and weather on this processor; any clip within the limits; free',
    understand: (task) => {
      const given = { reference: task.hasReferenceImage }
      const { plan, edits, help, nearest } = understand(task.prompt, task.negativePrompt, given)
      return {
        possible: !isEmpty(plan),
        ...{ edits, nearest },
        help: [reasonsOf(edits), help].filter((text) => text !== '').join('. '),
      }
    },
    edit: (task, context) => edit(cage, models, task, context),
    health: () => health(cage),
    close: () => cage.close(),
  }
}

/** The process that edits starts; its networks are made at their first use. */
async function health(cage: Cage): Promise<Health> {
  try {
    await cage.warm()
    return { ok: true, detail: 'the process that edits starts', faults: [] }
  } catch (error) {
    return { ok: false, detail: `the process that edits does not start: ${error}`, faults: ['Run retake doctor.'] }
  }
}

const UNCHANGED = 'The edit would leave this clip as it is: it already looks the way the prompt asks'

/** Edits; where the clip turns out not to show what the prompt speaks of, does what is left of it, or fails for nothing left. */
async function edit(cage: Cage, models: string, task: EditTask, context: EditContext): Promise<EditResult> {
  const { plan, edits } = understand(task.prompt, task.negativePrompt, { reference: task.hasReferenceImage })
  const request = requestOf(task, plan, models, context)
  const first = await render(cage, request, context)
  const possible = possiblePlan(plan, first.found)
  const outcomes = outcomesAfter(edits, first.found)
  if (possible === null) throw new Failure('input', nothingLeft(outcomes))
  const last = possible === plan ? first : await render(cage, { ...request, plan: possible }, context)
  if (!last.changed) throw new Failure('input', UNCHANGED)
  return { file: request.video, poster: request.poster, edits: outcomes }
}

function requestOf(task: EditTask, plan: Plan, models: string, { source, reference, directory }: EditContext) {
  const share = task.duration === null ? 1 : Math.min(1, task.duration / task.clip.seconds)
  const request: RenderRequest = {
    ...frameSize(task.resolution, task.aspectRatio, task.clip),
    source: source.file,
    reference: reference?.file ?? null,
    ...{ models, plan },
    video: join(directory, 'result.mp4'),
    poster: join(directory, 'poster.jpg'),
    duration: task.duration,
    seconds: task.clip.seconds,
    frames: Math.max(1, Math.round(task.clip.frames * share)),
    frameRate: task.clip.frameRate,
    seed: task.seed,
  }
  return request
}

async function render(
  cage: Cage,
  request: RenderRequest,
  { signal, cancelled, progress }: EditContext,
): Promise<RenderResult> {
  const stop = AbortSignal.any([signal, cancelled])
  const onNote = (note: unknown) => progress({ phase: 'editing', fraction: (note as RenderNote).fraction })
  try {
    return await cage.run<RenderResult>(request, { signal: stop, onNote })
  } catch (error) {
    throw error instanceof CageBroken ? brokenRender(error) : error
  }
}

function nothingLeft(outcomes: readonly ClauseOutcome[]): string {
  const reason =
    outcomes.find(({ detail }) => detail.endsWith('found in the clip'))?.detail ?? 'nobody was found in the clip'
  return `Nothing of the prompt can be done with this clip: ${reason}`
}

/** Running out of time or memory would happen again; a crash may have been the machine's fault. */
function brokenRender(error: CageBroken): Failure {
  if (error.reason === 'timeout') return new Failure('input', 'The edit took too long', { cause: error })
  if (error.reason === 'memory') return new Failure('input', 'The edit needed too much memory', { cause: error })
  return new Failure('internal', 'The edit stopped unexpectedly', { retryable: true, cause: error })
}
