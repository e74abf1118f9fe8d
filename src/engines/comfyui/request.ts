import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import type { RemoteTask } from '../remote/service.ts'
import type { Upstream } from '../remote/upstream.ts'
import { type ClipCage, withClip } from './clip/clip.ts'
import { FOLDER, upload } from './files.ts'
import type { Workflow } from './form.ts'
import { filledGraph, samplersOf } from './graph.ts'
import type { Request } from './run.ts'
import type { Servers } from './servers.ts'
import { shapeOf } from './shape.ts'

export interface Workshop {
  upstream: Upstream
  servers: Servers
  cage: ClipCage
  workflow: Workflow
  clientId: string
}

/** Brings the clip into the graph's form, hands it to the least busy server and fills the graph. */
export async function prepareRequest(workshop: Workshop, task: RemoteTask, signal: AbortSignal): Promise<Request> {
  const { upstream, servers, cage, workflow, clientId } = workshop
  const { edit, source, reference } = task
  const shape = shapeOf(edit, workflow)
  // A run of its own for every attempt: the history still holds the failed run of the one before.
  const id = randomUUID()
  const name = `${task.job.replace(/[^\w-]/g, '-')}-${id.slice(0, 8)}`
  const clip = { ...shape, source: source.file, sourceSeconds: edit.clip.seconds, frameRate: workflow.frameRate }
  return withClip(cage, clip, signal, async (file) => {
    const server = await servers.choose(id, signal)
    try {
      const video = await upload(upstream, server, file, `${name}.mp4`, signal)
      const image = workflow.mapping.reference ? reference : null
      const uploaded =
        image && (await upload(upstream, server, image.file, `${name}${extname(image.file) || '.png'}`, signal))
      const prefix = `${FOLDER}/${name}`
      const graph = filledGraph(workflow, edit, { video, reference: uploaded, shape, prefix })
      return { server, id, clientId, output: workflow.mapping.output, samplers: samplersOf(graph), prefix, graph }
    } catch (error) {
      servers.begun(id)
      throw error
    }
  })
}
