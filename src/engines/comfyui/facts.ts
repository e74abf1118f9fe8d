import type { ServiceFacts } from '../remote/service.ts'
import type { Workflow } from './form.ts'
import { longestSeconds } from './shape.ts'

/** What a workflow takes; the clip itself may be anything that the contract allows, for it is prepared here. */
export function factsOf(workflow: Workflow): ServiceFacts {
  const { label, mapping, typicalSeconds } = workflow
  return {
    label,
    source: 'https://docs.comfy.org/development/comfyui-server/comms_routes',
    limits: {
      seconds: [2, longestSeconds(workflow)],
      side: [240, 4096],
      bytes: 100 * 1048576,
      prompt: 5000,
      negativePrompt: mapping.negativePrompt ? 2500 : 0,
      referenceImages: mapping.reference ? 1 : 0,
      resolutions: ['720p', '1080p'],
      ratios: ['auto', '16:9', '9:16', '1:1', '4:3', '3:4'],
    },
    // The operator's own card.
    price: null,
    polling: { firstSeconds: 1, mostSeconds: 5, perSecond: 20 },
    typicalSeconds,
    deadlineMinutes: Math.max(60, Math.ceil((typicalSeconds * 10) / 60)),
  }
}
