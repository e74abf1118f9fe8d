import type { ServiceFacts } from '../remote/service.ts'
import { WAN_LIMITS } from '../remote/wan-limits.ts'

export const DEFAULT_ENDPOINT = 'fal-ai/wan/v2.7/edit-video'

/** https://fal.ai/docs/documentation/model-apis/inference/queue has the protocol. */
export const falFacts: ServiceFacts = {
  label: 'Wan 2.7 VideoEdit on fal',
  source: 'https://fal.ai/models/fal-ai/wan/v2.7/edit-video',
  limits: { ...WAN_LIMITS, negativePrompt: 0, referenceImages: 1 },
  price: null,
  polling: { firstSeconds: 3, mostSeconds: 15, perSecond: 10 },
  typicalSeconds: 120,
  // Nothing is published; fal itself runs an edit that broke off up to ten times.
  deadlineMinutes: 120,
}
