import type { EditTask } from '../engine.ts'
import type { FalPrepared } from './schemas.ts'

interface Addresses {
  video: string
  reference: string | null
  hook: string | null
}

/** The model's input: https://fal.ai/models/fal-ai/wan/v2.7/edit-video/api. It takes no negative prompt. */
export function buildRequest(endpoint: string, edit: EditTask, { video, reference, hook }: Addresses): FalPrepared {
  const input = {
    prompt: edit.prompt,
    video_url: video,
    ...(reference !== null && { reference_image_url: reference }),
    resolution: edit.resolution,
    // Left out, the picture keeps its shape.
    ...(edit.aspectRatio !== 'auto' && { aspect_ratio: edit.aspectRatio }),
    // A number here, though a text like `5s` elsewhere on fal; 0 keeps the whole clip.
    duration: edit.duration ?? 0,
    audio_setting: edit.audio,
    seed: edit.seed,
    enable_safety_checker: true,
  }
  return { endpoint, input, hook }
}

/** Where the create goes. */
export function createUrl(baseUrl: string, { endpoint, hook }: FalPrepared): string {
  const url = new URL(`${baseUrl}/${endpoint}`)
  if (hook !== null) url.searchParams.set('fal_webhook', hook)
  return url.href
}
