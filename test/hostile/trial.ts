import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aloneContext } from '../../src/engines/alone.ts'
import type { EditTask } from '../../src/engines/engine.ts'
import { Failure } from '../../src/failure.ts'
import type { Clip } from '../../src/sources/clip.ts'
import { checkClip, checkImage } from '../../src/sources/limits.ts'
import { createProbe } from '../../src/sources/probe.ts'
import { detectUpload } from '../../src/sources/upload-type.ts'
import { openBuiltEngine } from '../support/built.ts'
import { MODELS } from '../support/models.ts'
import type { HostileFile } from './file.ts'
import { withPeakMemory } from './memory.ts'

/** What became of one hostile file. */
export interface Verdict {
  file: HostileFile
  /** `accepted`, or the refusal that a customer would read. */
  intake: string
  /** `edited`, the failure's text, or null where nothing was edited. The renderer gets what the intake refused, too. */
  edit: string | null
  seconds: number
  /** Most resident memory of a child process. */
  megabytes: number
  /** What must never be; none where all is well. */
  faults: string[]
}

/** Bounds that hold on a slow machine; the caged processes have harder ones. */
const MOST_SECONDS = 60
/** An edit is called off after this: what the intake refused, however long, is not worth more. */
const PATIENCE_SECONDS = 30
const MOST_MEGABYTES = { intake: 900, edit: 2300 }

/** What the renderer is told of a file that the probe refused. */
const PRETENDED: Clip = {
  ...{ format: 'mp4', seconds: 2, width: 320, height: 240, frameRate: 5, frames: 10, hasAudio: true, bytes: 10_000 },
}

/** The way of a file through typing, probe, limits and renderer, each in the cage of the product. */
export async function openTrials() {
  const probe = createProbe()
  const engine = await openBuiltEngine(MODELS)
  const folder = await mkdtemp(join(tmpdir(), 'retake-trial-'))
  let number = 0

  const takeIn = async (path: string, kind: HostileFile['kind']): Promise<Clip | null> => {
    const type = await detectUpload(path)
    if (type.kind !== kind) throw new Failure('input', `The file is ${type.kind}`)
    if (kind === 'image') {
      checkImage(await probe.image(path))
      return null
    }
    const clip = await probe.clip(path)
    checkClip(clip)
    return clip
  }

  const edit = async (source: string, directory: string, clip: Clip): Promise<Clip> => {
    const task: EditTask = {
      ...{
        prompt: 'sepia',
        negativePrompt: null,
        seed: 1,
        clip,
        resolution: '720p',
        aspectRatio: 'auto',
        duration: null,
      },
      ...{ audio: 'origin', hasReferenceImage: false },
    }
    const signal = AbortSignal.timeout(PATIENCE_SECONDS * 1000)
    const result = await engine.edit(task, aloneContext(source, directory, { signal }))
    return probe.clip(result.file)
  }

  const judge = async (file: HostileFile, withEdit = true): Promise<Verdict> => {
    const directory = join(folder, String(number++))
    await mkdir(directory)
    const path = join(directory, 'upload')
    await writeFile(path, file.bytes)
    const started = performance.now()
    const faults: string[] = []
    const intake = await withPeakMemory('probe-program', () => outcome(takeIn(path, file.kind), faults))
    const accepted = intake.result.refusal === null
    if (accepted && !file.mayPass) faults.push('it should have been refused')
    const clip = intake.result.value ?? PRETENDED
    const edited =
      file.kind === 'image' || !withEdit
        ? null
        : await withPeakMemory('render/program', () => outcome(edit(path, directory, clip), faults))
    const seconds = (performance.now() - started) / 1000
    if (seconds > MOST_SECONDS) faults.push('it took too long')
    if (intake.megabytes > MOST_MEGABYTES.intake) faults.push(`the probe took ${intake.megabytes} MB`)
    if (accepted && edited?.result.refusal === 'Cancelled') faults.push('its edit took too long')
    if (edited && edited.megabytes > MOST_MEGABYTES.edit) faults.push(`the edit took ${edited.megabytes} MB`)
    await rm(directory, { recursive: true })
    return {
      ...{ file, seconds, faults },
      intake: intake.result.refusal ?? 'accepted',
      edit: edited && (edited.result.refusal ?? 'edited'),
      megabytes: Math.max(intake.megabytes, edited?.megabytes ?? 0),
    }
  }

  return {
    judge,
    warm: () => probe.warm(),
    close: async () => {
      await Promise.all([probe.close(), engine.close()])
      await rm(folder, { recursive: true })
    },
  }
}

/** Anything but a result or a `Failure` with a text for customers is a fault. */
async function outcome<T>(work: Promise<T>, faults: string[]): Promise<{ refusal: string | null; value: T | null }> {
  try {
    return { refusal: null, value: await work }
  } catch (error) {
    if (!isFailure(error)) faults.push(`threw ${error}`)
    return { refusal: (error as Error).message, value: null }
  }
}

/** The built engine has a `Failure` of its own: another class of the same name. */
function isFailure(error: unknown): boolean {
  return error instanceof Error && error.name === 'Failure'
}
