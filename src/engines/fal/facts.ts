import type { ServiceFacts } from '../remote/service.ts'

export const DEFAULT_ENDPOINT = 'fal-ai/wan/v2.7/edit-video'

/**
 * Limits of the clip and the prompt that fal does not list are those of the model's maker, Alibaba Model Studio.
 * https://fal.ai/docs/documentation/model-apis/inference/queue has the protocol.
 */
export const falFacts: ServiceFacts = {
  label: 'Wan 2.7 VideoEdit on fal',
  source: 'https://fal.ai/models/fal-ai/wan/v2.7/edit-video',
  limits: {
    seconds: [2, 10],
    side: [240, 4096],
    bytes: 100 * 1048576,
    prompt: 5000,
    negativePrompt: 0,
    referenceImages: 1,
    resolutions: ['720p', '1080p'],
    ratios: ['auto', '16:9', '9:16', '1:1', '4:3', '3:4'],
  },
  price: null,
  polling: { firstSeconds: 3, mostSeconds: 15, perSecond: 10 },
  typicalSeconds: 120,
  // Nothing is published; fal itself runs an edit that broke off up to ten times.
  deadlineMinutes: 120,
}
