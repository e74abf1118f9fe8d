import type { AspectRatio, EditRequest, Resolution } from '../../client/types.ts'
import { MODEL } from '../api/shapes.ts'

/** What the person may set; null and empty leave it to the server. */
export interface Options {
  resolution: Resolution
  aspectRatio: AspectRatio
  /** Seconds from the start. */
  duration: number | null
  seed: number | null
  keepSound: boolean
  negativePrompt: string
}

export const DEFAULT_OPTIONS: Options = {
  resolution: '720p',
  aspectRatio: 'auto',
  duration: null,
  seed: null,
  keepSound: true,
  negativePrompt: '',
}

/** The request that a draft is; `video` and `reference` are addresses. */
export function requestOf(video: string, reference: string | null, sentence: string, options: Options): EditRequest {
  const { resolution, aspectRatio, duration, seed, keepSound, negativePrompt } = options
  return {
    model: MODEL,
    prompt: sentence.trim(),
    wan27VideoeditParams: {
      video,
      resolution,
      aspect_ratio: aspectRatio,
      audio_setting: keepSound ? 'origin' : 'auto',
      ...(duration !== null && { duration }),
      ...(seed !== null && { seed }),
      ...(negativePrompt.trim() !== '' && { negative_prompt: negativePrompt.trim() }),
      ...(reference !== null && { reference_image: reference }),
    },
  }
}

/** The options that a request was made with. */
export function optionsOf({ wan27VideoeditParams: parameters }: EditRequest): Options {
  return {
    resolution: parameters.resolution ?? '1080p',
    aspectRatio: parameters.aspect_ratio ?? 'auto',
    duration: parameters.duration ?? null,
    seed: parameters.seed ?? null,
    keepSound: parameters.audio_setting === 'origin',
    negativePrompt: parameters.negative_prompt ?? '',
  }
}
