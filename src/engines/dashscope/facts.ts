import type { Resolution } from '../engine.ts'
import type { ServiceFacts } from '../remote/service.ts'
import { WAN_LIMITS } from '../remote/wan-limits.ts'

/** Names in `parameters` of the create; a model rejects those that it does not have. */
export type ParameterName =
  | 'resolution'
  | 'ratio'
  | 'duration'
  | 'audio_setting'
  | 'audio'
  | 'prompt_extend'
  | 'watermark'
  | 'seed'

/** One model of the protocol: what is the same for all of them is in request.ts. */
export interface Model {
  label: string
  source: string
  /** What the clip is called in `input.media`. */
  clipType: 'video' | 'reference_video'
  parameters: readonly ParameterName[]
  /** `ratio` for "as the clip"; null where it is then left out. */
  autoRatio: 'adaptive' | null
  /** `duration` for the whole clip: 0, or its length in whole seconds. */
  wholeClip: 'zero' | 'seconds'
  /** Put before the prompt, for models that take several clips and have to be told which. */
  promptStart: string
  limits: ServiceFacts['limits']
  price: Record<Resolution, number> | null
}

const HELP = 'https://www.alibabacloud.com/help/en/model-studio'
const RATIOS = ['auto', '16:9', '9:16', '1:1', '4:3', '3:4'] as const
const RESOLUTIONS = ['720p', '1080p'] as const
const MEGABYTES = 1048576

const WAN_3: Model = {
  label: 'Wan 3.0 Video',
  source: `${HELP}/wan3-video-generation-api-reference`,
  clipType: 'reference_video',
  parameters: ['resolution', 'ratio', 'duration', 'audio', 'watermark', 'seed'],
  autoRatio: 'adaptive',
  wholeClip: 'seconds',
  promptStart: 'Edit Video 1: ',
  limits: {
    ...{ seconds: [2, 15], side: [240, 4096], bytes: 100 * MEGABYTES, prompt: 5000, negativePrompt: 0 },
    ...{ referenceImages: 10, resolutions: RESOLUTIONS, ratios: RATIOS },
  },
  price: null,
}

/** By model id; a dated snapshot, e.g. `wan2.7-videoedit-2026-04-03`, is its model. */
const MODELS: Record<string, Model> = {
  'wan2.7-videoedit': {
    label: 'Wan 2.7 VideoEdit',
    source: `${HELP}/wan-video-editing-api-reference`,
    clipType: 'video',
    parameters: ['resolution', 'ratio', 'duration', 'audio_setting', 'prompt_extend', 'watermark', 'seed'],
    autoRatio: null,
    wholeClip: 'zero',
    promptStart: '',
    limits: WAN_LIMITS,
    price: { '720p': 0.1, '1080p': 0.15 },
  },
  'happyhorse-1.0-video-edit': {
    label: 'HappyHorse 1.0 Video Edit',
    source: HELP,
    clipType: 'video',
    parameters: ['resolution', 'audio_setting', 'watermark', 'seed'],
    autoRatio: null,
    wholeClip: 'zero',
    promptStart: '',
    limits: {
      // It takes up to 60 s, but gives back no more than 15 s.
      ...{ seconds: [3, 15], side: [320, 2160], bytes: 100 * MEGABYTES, prompt: 2500, negativePrompt: 0 },
      ...{ referenceImages: 5, resolutions: RESOLUTIONS, ratios: ['auto'] },
    },
    price: { '720p': 0.14, '1080p': 0.24 },
  },
  'wan3.0-video': WAN_3,
  'wan3.0-video-prime': WAN_3,
}

/** Throws an `Error` for a model that speaks another protocol. */
export function modelOf(id: string): Model {
  const names = Object.keys(MODELS).sort((a, b) => b.length - a.length)
  const name = names.find((name) => id === name || id.startsWith(`${name}-`))
  const model = name === undefined ? undefined : MODELS[name]
  if (!model) throw new Error(`${id} is no model that edits clips here; these are: ${Object.keys(MODELS).join(', ')}`)
  return model
}

export function factsOf(model: Model, baseUrl: string): ServiceFacts {
  // In Beijing the vendor charges renminbi, by a price list of its own.
  const inDollars = !/^dashscope\.aliyuncs\.com$|\.cn-beijing\./.test(new URL(baseUrl).hostname)
  return {
    label: `${model.label} on Alibaba Model Studio`,
    source: model.source,
    limits: model.limits,
    price: model.price && inDollars ? { perSecond: model.price, of: 'input and output' } : null,
    // The vendor advises 15 s, and bears 20 looks per second of all keys of an account together: half is left to others.
    polling: { firstSeconds: 5, mostSeconds: 15, perSecond: 10 },
    // "1-5 minutes".
    typicalSeconds: 150,
    // `InternalError.Timeout` is what a task ends with after 3 hours.
    deadlineMinutes: 180,
  }
}
