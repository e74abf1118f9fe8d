import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { EditTask, SourceFile } from '../../../src/engines/engine.ts'
import type { CancelVerdict, RemoteService, RemoteStatus, RemoteTask } from '../../../src/engines/remote/service.ts'
import { Unanswered } from '../../../src/engines/remote/unanswered.ts'
import { Failure } from '../../../src/failure.ts'
import type { Expectation } from '../../upstreams/expectation.ts'
import { LOOKS_LIKE_MP4 } from '../../upstreams/fal.ts'

export const never = new AbortController().signal

export const edit: EditTask = {
  prompt: 'make it snow',
  negativePrompt: null,
  seed: 7,
  clip: {
    format: 'mp4',
    seconds: 6,
    width: 1280,
    height: 720,
    frameRate: 30,
    frames: 180,
    hasAudio: true,
    bytes: 1000,
  },
  resolution: '720p',
  aspectRatio: 'auto',
  duration: null,
  audio: 'auto',
  hasReferenceImage: false,
}

export const task: RemoteTask = {
  job: 'job-1',
  edit,
  source: { file: '/nowhere/clip.mp4', url: 'https://retake.example.com/clip.mp4' },
  reference: null,
  hook: null,
}

/** A file that only looks like what its extension says; by `bytes`, or as short as may be. */
export function upload(directory: string, kind: 'mp4' | 'png', bytes?: number): SourceFile {
  const file = join(directory, `source.${kind}`)
  const head = kind === 'mp4' ? LOOKS_LIKE_MP4 : Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const rest = Buffer.alloc(Math.max(0, (bytes ?? 100) - head.length), 'x')
  writeFileSync(file, Buffer.concat([head, rest]))
  return { file, url: null }
}

/** Does what the case is about, and checks what comes of it. */
export async function checkCase(
  service: RemoteService,
  when: 'create' | 'status' | 'cancel',
  expected: Expectation,
): Promise<void> {
  const prepared = await service.prepare(task, never)
  const news = await (when === 'create'
    ? tried(() => service.start(prepared, never), true)
    : service.start(prepared, never).then((operation) => tried(() => service[when](operation, never), false)))
  expect(news).toEqual(expected)
}

async function tried(work: () => Promise<unknown>, create: boolean): Promise<Expectation> {
  try {
    const result = await work()
    return typeof result === 'string' ? { verdict: result as CancelVerdict } : stateOf(result as RemoteStatus)
  } catch (error) {
    expect(error).toBeInstanceOf(Failure)
    if (error instanceof Unanswered) return { state: 'unanswered' }
    return create ? failureOf(error as Failure) : { state: 'no news' }
  }
}

function stateOf(status: RemoteStatus): Expectation {
  return status.state === 'failed' ? failureOf(status.failure) : { state: status.state }
}

function failureOf({ kind, retryable }: Failure): Expectation {
  return { state: 'failed', kind, retryable }
}
