import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createComfyuiService } from '../../../src/engines/comfyui/comfyui.ts'
import { upload } from '../../../src/engines/comfyui/files.ts'
import { filledGraph, samplersOf } from '../../../src/engines/comfyui/graph.ts'
import type { Request } from '../../../src/engines/comfyui/run.ts'
import { shapeOf } from '../../../src/engines/comfyui/shape.ts'
import { loadWorkflow } from '../../../src/engines/comfyui/workflow.ts'
import type { EditTask, Operation } from '../../../src/engines/engine.ts'
import type { RemoteService, RemoteStatus } from '../../../src/engines/remote/service.ts'
import { createUpstream } from '../../../src/engines/remote/upstream.ts'
import { type ComfyuiOptions, type ComfyuiServer, startComfyuiServer } from '../../upstreams/comfyui.ts'

export const never = new AbortController().signal

export function editTask(changes: Partial<EditTask> = {}): EditTask {
  return {
    prompt: 'Make it snow',
    negativePrompt: null,
    seed: 7,
    clip: {
      format: 'mp4',
      seconds: 2,
      width: 320,
      height: 240,
      frameRate: 25,
      frames: 50,
      hasAudio: false,
      bytes: 9000,
    },
    resolution: '720p',
    aspectRatio: 'auto',
    duration: null,
    audio: 'auto',
    hasReferenceImage: false,
    ...changes,
  }
}

/** A server and an adapter that talks to it. */
export interface Pair {
  server: ComfyuiServer
  service: RemoteService
  close(): Promise<void>
}

export async function pair(options: ComfyuiOptions = {}, workflow = 'bernini'): Promise<Pair> {
  const server = await startComfyuiServer(options)
  const service = serviceFor([server.url], workflow)
  return {
    server,
    service,
    close: async () => {
      await service.close()
      await server.close()
    },
  }
}

/** With pauses that tests can wait for. */
export function serviceFor(urls: string[], workflow = 'bernini'): RemoteService {
  return createComfyuiService({ urls, workflow, allowPrivateHosts: [] }, { second: 0.02, settle: 0.05 })
}

/** What `prepare` makes, without the process that prepares clips. */
export async function request(server: ComfyuiServer, workflowName = 'bernini'): Promise<Request> {
  const upstream = createUpstream({
    engine: 'comfyui',
    origins: [server.url],
    credentials: {},
    allowPrivateHosts: [],
    explain: (answer) => {
      throw new Error(answer.text)
    },
  })
  const workflow = loadWorkflow(workflowName)
  const id = randomUUID()
  const prefix = `retake/${id}`
  const video = await upload(upstream, server.url, clipFile(), `${id}.mp4`, never)
  await upstream.close()
  const graph = filledGraph(workflow, editTask(), {
    video,
    reference: null,
    shape: shapeOf(editTask(), workflow),
    prefix,
  })
  const { output } = workflow.mapping
  return { server: server.url, id, clientId: randomUUID(), output, samplers: samplersOf(graph), prefix, graph }
}

/** Bytes that stand for a clip. */
function clipFile(): string {
  const directory = join(tmpdir(), 'retake-comfyui-tests')
  mkdirSync(directory, { recursive: true })
  const file = join(directory, 'clip.mp4')
  writeFileSync(file, 'a clip')
  return file
}

export async function begun({ server, service }: Pair): Promise<Operation> {
  return service.start({ ...(await request(server)) }, never)
}

/** Asks until the run is past the given states. */
export async function statusPast(
  service: RemoteService,
  operation: Operation,
  states: readonly string[] = ['queued', 'processing'],
): Promise<RemoteStatus> {
  for (let look = 0; look < 1000; look += 1) {
    const status = await service.status(operation, never)
    if (!states.includes(status.state)) return status
    await delay(5)
  }
  throw new Error(`still ${states.join(' or ')}`)
}

/** Waits for something that the server hears of. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let look = 0; look < 1000 && !isSo(); look += 1) await delay(5)
  if (!isSo()) throw new Error('it never came')
}
