import type { Resolution } from '../engine.ts'
import type { ServiceFacts } from '../remote/service.ts'

export const DEFAULT_MODEL = 'wan-video/wan-2.7-videoedit'

/**
 * Limits of the clip and the prompt that Replicate does not list are those of the model's maker, Alibaba Model Studio.
 * https://replicate.com/docs/reference/http has the protocol.
 */
export const replicateFacts: ServiceFacts = {
  label: 'Wan 2.7 VideoEdit on Replicate',
  source: 'https://replicate.com/wan-video/wan-2.7-videoedit',
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
  // 3000 requests a minute are allowed besides creates.
  polling: { firstSeconds: 3, mostSeconds: 15, perSecond: 20 },
  typicalSeconds: 120,
  // Runs are cut at 30 minutes; as long again for the wait before one.
  deadlineMinutes: 60,
}

/** Dollars per second of result. Replicate publishes none; third parties report that at 720p, nobody that at 1080p. */
export const REPORTED_PRICES: Record<Resolution, number | null> = { '720p': 0.1, '1080p': null }
