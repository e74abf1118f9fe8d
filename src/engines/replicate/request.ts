import type { RemoteTask } from '../remote/service.ts'
import type { ReplicatePrepared } from './schemas.ts'

interface Addresses {
  video: string
  reference: string | null
}

/** Everything that our requests may hold as the model's input. It takes no negative prompt. */
export const INPUTS = [
  'video',
  'prompt',
  'reference_image',
  'resolution',
  'aspect_ratio',
  'duration',
  'audio_setting',
  'seed',
] as const

/** The create of https://replicate.com/docs/reference/http#models.predictions.create. */
export function buildRequest(
  model: string,
  { job, edit, hook }: RemoteTask,
  { video, reference }: Addresses,
): ReplicatePrepared {
  const input: Partial<Record<(typeof INPUTS)[number], unknown>> & { video: string } = {
    video,
    prompt: edit.prompt,
    ...(reference !== null && { reference_image: reference }),
    resolution: edit.resolution,
    aspect_ratio: edit.aspectRatio,
    // Left out, the whole clip is kept.
    ...(edit.duration !== null && { duration: edit.duration }),
    audio_setting: edit.audio,
    seed: edit.seed,
  }
  // Replicate refuses creates whose webhook is not https.
  const heard = hook?.startsWith('https://') ? { webhook: hook, webhook_events_filter: ['start', 'completed'] } : {}
  const seconds = Math.min(edit.duration ?? edit.clip.seconds, edit.clip.seconds)
  return { job, model, body: { input, ...heard }, seconds, resolution: edit.resolution }
}
