import type { RemoteStatus } from '../remote/service.ts'
import { executionFailure, interrupted, lost, noOutput } from './errors.ts'
import type { Sight } from './look.ts'
import type { Run } from './run.ts'
import { OutputFile, type Outputs } from './schemas.ts'

/** What was seen of a run, as the core wants to know it. `fraction`: of its steps, where the server told. */
export function statusOf(sight: Sight, run: Run, fraction: number | undefined): RemoteStatus {
  switch (sight.state) {
    case 'pending':
      return { state: 'queued', ...(sight.position !== undefined && { position: sight.position }) }
    case 'running':
      return { state: 'processing', ...(fraction !== undefined && { fraction }) }
    case 'failed':
      return { state: 'failed', failure: executionFailure(sight.error) }
    case 'interrupted':
      return { state: 'failed', failure: interrupted() }
    case 'nowhere':
      return { state: 'failed', failure: lost() }
    case 'completed': {
      const file = savedVideo(sight.outputs, run.output)
      if (!file) return { state: 'failed', failure: noOutput(run.output) }
      return { state: 'done', video: viewUrl(run.server, file), spent: null }
    }
  }
}

const VIDEO = /\.(mp4|mov|m4v|webm|mkv)$/i

/**
 * The video of the node that saves it: under `images` for SaveVideo, `gifs` for VHS_VideoCombine, `videos` for others.
 * Never an input, which loaders show as a preview.
 */
function savedVideo(outputs: Outputs, node: string): OutputFile | undefined {
  const lists = Object.values((outputs[node] ?? {}) as Record<string, unknown>).filter(Array.isArray)
  const files = lists.flat().flatMap((item) => OutputFile.safeParse(item).data ?? [])
  const videos = files.filter(({ type, filename }) => type !== 'input' && VIDEO.test(filename))
  return videos.find(({ type }) => type === 'output') ?? videos[0]
}

/** `GET /view`, which needs no credentials. */
function viewUrl(server: string, { filename, subfolder, type }: OutputFile): string {
  return `${server}/view?${new URLSearchParams({ filename, subfolder, type })}`
}
