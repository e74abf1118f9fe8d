import { join } from 'node:path'
import { Cage, CageBroken } from '../../cage/cage.ts'
import { Failure } from '../../failure.ts'
import type { EditContext, EditResult, EditTask, Engine } from '../engine.ts'
import { frameSize } from '../frame-size.ts'
import type { RenderNote, RenderRequest, RenderResult } from './render/request.ts'
import { understand } from './understand/understand.ts'

const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/** The embedded engine: edits on this machine's processor, one child process per edit under way. */
export function createLocalEngine(): Engine {
  const cage = new Cage({
    program: new URL(`./render/program.${EXTENSION}`, import.meta.url),
    limits: { wallSeconds: 900, cpuSeconds: 7200, memoryMegabytes: 2048, fileMegabytes: 1024 },
    requestsPerProcess: 20,
    niceness: 10,
  })
  return {
    name: 'local',
    understand: (task) => {
      const { plan, edits, help } = understand(task.prompt, task.negativePrompt)
      return { possible: plan.looks.length + plan.adjustments.length > 0, edits, help }
    },
    edit: (task, context) => edit(cage, task, context),
    close: () => cage.close(),
  }
}

async function edit(cage: Cage, task: EditTask, context: EditContext): Promise<EditResult> {
  const { plan, edits } = understand(task.prompt, task.negativePrompt)
  const file = join(context.directory, 'result.mp4')
  const poster = join(context.directory, 'poster.jpg')
  const share = task.duration === null ? 1 : Math.min(1, task.duration / task.clip.seconds)
  const request: RenderRequest = {
    ...frameSize(task.resolution, task.aspectRatio, task.clip),
    source: context.source,
    video: file,
    poster,
    plan,
    duration: task.duration,
    seconds: task.clip.seconds,
    frames: Math.max(1, Math.round(task.clip.frames * share)),
    frameRate: task.clip.frameRate,
    seed: task.seed,
  }
  const onNote = (note: unknown) => context.progress({ phase: 'editing', fraction: (note as RenderNote).fraction })
  try {
    await cage.run<RenderResult>(request, { signal: context.signal, onNote })
  } catch (error) {
    throw error instanceof CageBroken ? brokenRender(error) : error
  }
  return { file, poster, edits }
}

/** Running out of time or memory would happen again; a crash may have been the machine's fault. */
function brokenRender(error: CageBroken): Failure {
  if (error.reason === 'timeout') return new Failure('input', 'The edit took too long', { cause: error })
  if (error.reason === 'memory') return new Failure('input', 'The edit needed too much memory', { cause: error })
  return new Failure('internal', 'The edit stopped unexpectedly', { retryable: true, cause: error })
}
