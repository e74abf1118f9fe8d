import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { createDashScopeService, type DashScopeSettings } from '../../../src/engines/dashscope/dashscope.ts'
import type { EditTask } from '../../../src/engines/engine.ts'
import type { RemoteService, RemoteTask } from '../../../src/engines/remote/service.ts'
import { CLIP } from '../../support/edit.ts'
import { type DashScopeOptions, type DashScopeServer, startDashScopeServer } from '../../upstreams/dashscope.ts'

export const signal = new AbortController().signal

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A server and the adapter that speaks to it. */
export async function connected(
  settings: Partial<DashScopeSettings> = {},
  options: DashScopeOptions = {},
): Promise<{ server: DashScopeServer; service: RemoteService }> {
  const server = await startDashScopeServer(options)
  const service = serviceOf(server, settings)
  closers.push(() => server.close())
  return { server, service }
}

export function serviceOf(server: DashScopeServer, settings: Partial<DashScopeSettings> = {}): RemoteService {
  const service = createDashScopeService({
    ...{ apiKey: server.apiKey, baseUrl: server.url, model: 'wan2.7-videoedit', allowPrivateHosts: [], slots: 2 },
    ...{ settleSeconds: 0, ...settings },
  })
  closers.push(() => service.close())
  return service
}

export const EDIT: EditTask = {
  ...{ prompt: 'make it snow', negativePrompt: null, seed: 7, clip: CLIP, resolution: '720p', aspectRatio: 'auto' },
  ...{ duration: null, audio: 'auto', hasReferenceImage: false },
}

/** A task whose clip is public, so that nothing is uploaded. */
export function publicTask(edit: Partial<EditTask> = {}, job = 'job-1'): RemoteTask {
  return {
    ...{ job, edit: { ...EDIT, ...edit }, reference: null, hook: null },
    source: { file: '/nowhere.mp4', url: 'https://retake.example/clip.mp4?signed' },
  }
}

/** A task whose clip and reference image are only here. */
export async function privateTask(
  clip: Buffer = Buffer.from('a clip'),
  edit: Partial<EditTask> = {},
): Promise<RemoteTask> {
  const folder = await mkdtemp(join(tmpdir(), 'dashscope-'))
  closers.push(() => rm(folder, { recursive: true }))
  const [video, image] = [join(folder, 'source.MP4'), join(folder, 'reference.png')]
  await writeFile(video, clip)
  await writeFile(image, 'an image')
  return {
    ...{ job: 'job-1', edit: { ...EDIT, ...edit }, hook: null },
    ...{ source: { file: video, url: null }, reference: { file: image, url: null } },
  }
}
