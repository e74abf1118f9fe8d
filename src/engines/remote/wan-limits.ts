import type { ServiceFacts } from './service.ts'

/**
 * What Wan 2.7 VideoEdit takes, whoever runs it: https://www.alibabacloud.com/help/en/model-studio/wan-video-editing-api-reference.
 * Services that list no limits of their own have these.
 */
export const WAN_LIMITS: ServiceFacts['limits'] = {
  seconds: [2, 10],
  side: [240, 4096],
  bytes: 100 * 1048576,
  prompt: 5000,
  negativePrompt: 500,
  referenceImages: 4,
  resolutions: ['720p', '1080p'],
  ratios: ['auto', '16:9', '9:16', '1:1', '4:3', '3:4'],
}
