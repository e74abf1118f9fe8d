import { z } from 'zod'
import type { EditOrder } from '../editors/editor.ts'

/** Parameters of an edit, the same for `quote_edit` and `edit_video`. */
export const ORDER = {
  video: z
    .string()
    .min(1)
    .describe(
      'Path of the clip (relative ones start in the first allowed folder), or its http(s) URL. mp4 or mov, 2-10 s.',
    ),
  prompt: z
    .string()
    .min(1)
    .max(5000)
    .describe(
      'What to change, in plain English, clauses joined by commas: "put her on a beach at sunset, make the shirt red, slight film grain"',
    ),
  reference_image: z
    .string()
    .optional()
    .describe(
      'Path or URL of an image. The prompt must say what to take from it: "use the reference image as the background"',
    ),
  negative_prompt: z.string().max(2500).optional().describe('What to leave out: "no grain, no vignette"'),
  resolution: z.enum(['720p', '1080p']).default('1080p').describe('720p is about twice as fast'),
  aspect_ratio: z
    .enum(['auto', '16:9', '9:16', '1:1', '4:3', '3:4'])
    .default('auto')
    .describe('auto keeps the shape; the others crop at the centre'),
  duration: z.int().min(2).max(10).optional().describe('Keep only this many seconds from the start'),
  seed: z.int().min(0).max(2147483647).optional().describe('The same seed gives the same grain, snow and so on again'),
}

const OrderObject = z.object(ORDER)

export function orderOf(given: z.infer<typeof OrderObject>): EditOrder {
  return {
    video: given.video,
    prompt: given.prompt,
    reference: given.reference_image ?? null,
    negativePrompt: given.negative_prompt ?? null,
    resolution: given.resolution,
    aspectRatio: given.aspect_ratio,
    duration: given.duration ?? null,
    seed: given.seed ?? null,
  }
}

export const ID = z.guid().describe('The id that edit_video returned')

export const WAIT_SECONDS = z
  .number()
  .min(0)
  .max(600)
  .default(50)
  .describe('How long to wait for the end before answering; many clients give a tool one minute. 0 only looks.')

export const Clause = z.object({
  clause: z.string(),
  outcome: z.enum(['applied', 'approximated', 'ignored']),
  detail: z.string(),
})

/** How an edit stands, and what came of it. */
export const EDIT_ANSWER = {
  id: z.string(),
  status: z.enum(['QUEUED', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED']),
  progress: z.number().describe('Percent'),
  output: z.string().nullable().describe('Where the clip was saved'),
  error: z.string().nullable(),
  creditCost: z.number().nullable().describe('null where edits are free'),
  engine: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
  duration: z.number().optional().describe('Seconds'),
  seed: z.number().optional(),
  edits: z.array(Clause).optional().describe('What became of each part of the prompt'),
}
