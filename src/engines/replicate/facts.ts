import type { Resolution } from '../engine.ts'
import type { ServiceFacts } from '../remote/service.ts'
import { WAN_LIMITS } from '../remote/wan-limits.ts'

export const DEFAULT_MODEL = 'wan-video/wan-2.7-videoedit'

/** https://replicate.com/docs/reference/http has the protocol. */
export const replicateFacts: ServiceFacts = {
  label: 'Wan 2.7 VideoEdit on Replicate',
  source: 'https://replicate.com/wan-video/wan-2.7-videoedit',
  limits: { ...WAN_LIMITS, negativePrompt: 0, referenceImages: 1 },
  price: null,
  // 3000 requests a minute are allowed besides creates.
  polling: { firstSeconds: 3, mostSeconds: 15, perSecond: 20 },
  typicalSeconds: 120,
  // Runs are cut at 30 minutes; as long again for the wait before one.
  deadlineMinutes: 60,
}

/** Dollars per second of result. Replicate publishes none; third parties report that at 720p, nobody that at 1080p. */
export const REPORTED_PRICES: Record<Resolution, number | null> = { '720p': 0.1, '1080p': null }
