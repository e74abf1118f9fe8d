import { z } from 'zod'
import { JOB_STATUSES } from '../../jobs/job.ts'
import { EXAMPLE, EXAMPLE_EDITS } from './example.ts'
import { Edit } from './job.ts'
import { MODEL_ID } from './model.ts'
import { text, uuid, webUrl } from './text.ts'

const PARAMS_EXAMPLE = { video: EXAMPLE.uploadUrl, resolution: '720p' as const, duration: 5 }

const EditParams = z
  .strictObject({
    video: webUrl().meta({
      description:
        'The clip to edit: mp4 or mov, 2–10 s, each side 240–4096 px, aspect ratio 1:8–8:1, at most 100 MB. The `url` of an upload works too.',
      examples: ['https://example.com/clip.mp4'],
    }),
    reference_image: webUrl().optional().meta({
      description: 'One image to go by: JPEG, PNG, BMP or WebP, each side 240–8000 px, at most 20 MB.',
    }),
    resolution: z.enum(['720p', '1080p']).default('1080p').meta({ description: 'Size of the result; sets the price.' }),
    aspect_ratio: z
      .enum(['auto', '16:9', '9:16', '1:1', '4:3', '3:4'])
      .default('auto')
      .meta({ description: "Shape of the result; `auto` keeps the clip's own." }),
    duration: z.int().min(2).max(10).optional().meta({
      description: 'Keep this many seconds from the start. Left out: the whole clip.',
    }),
    audio_setting: z
      .enum(['auto', 'origin'])
      .default('auto')
      .meta({ description: "`origin` keeps the clip's own sound; `auto` leaves it to the engine." }),
    negative_prompt: text(2500).optional().meta({ description: 'What the result must not show.' }),
    seed: z.int().min(0).max(2147483647).optional().meta({
      description: 'The same seed gives the same result. Left out: a random one, which the result reports.',
    }),
  })
  .meta({ id: 'VideoEditParams', examples: [PARAMS_EXAMPLE] })

/** Body of `POST /v2/videos/edit`; its output is the `EditRequest` of jobs/request. */
export const EditBody = z
  .strictObject({
    model: z.literal(MODEL_ID).meta({ description: 'The model to run.' }),
    prompt: text(5000)
      .refine((prompt) => prompt.trim() !== '', 'Must not be blank')
      .meta({
        minLength: 1,
        description: 'What to change, in plain words.',
        examples: ['black and white film noir with heavy grain'],
      }),
    wan27VideoeditParams: EditParams.meta({ description: 'The clip, and how its edit is to come out.' }),
    webhookUrl: webUrl().optional().meta({ description: 'Where events of this job are posted to.' }),
    webhookEvents: z
      .array(z.enum(['progress', 'completed', 'failed']))
      .min(1)
      .max(3)
      .default(['completed', 'failed'])
      .meta({ description: 'Which events are posted to `webhookUrl`.' }),
  })
  .meta({
    id: 'EditRequest',
    examples: [
      { model: MODEL_ID, prompt: EXAMPLE.prompt, wan27VideoeditParams: PARAMS_EXAMPLE },
      {
        model: MODEL_ID,
        prompt: 'replace the background with the reference image',
        wan27VideoeditParams: {
          ...{ video: 'https://example.com/clip.mp4', reference_image: 'https://example.com/beach.jpg' },
          ...{ resolution: '1080p', aspect_ratio: '9:16', seed: 7 },
        },
        webhookUrl: 'https://example.com/hooks/retake',
        webhookEvents: ['completed', 'failed'],
      },
    ],
  })

export const EditHeaders = z.object({
  'idempotency-key': z.string().min(1).max(255).optional().meta({
    description:
      'Makes a repeat safe: for 24 hours the same key with the same body answers with the first job, and charges nothing.',
  }),
})

export const EditAccepted = z
  .object({
    jobId: uuid().meta({ description: 'Ask `GET /v2/jobs/{id}` for it.' }),
    status: z.enum(JOB_STATUSES).meta({ description: '`QUEUED`; on a repeat, the present status of the first job.' }),
  })
  .meta({ id: 'EditAccepted', examples: [{ jobId: EXAMPLE.jobId, status: 'QUEUED' }] })

export const EditQuote = z
  .object({
    creditCost: z.int().meta({ description: 'What a submission would charge.' }),
    seconds: z.int().meta({ description: 'Billed seconds.' }),
    resolution: z.enum(['720p', '1080p']).meta({ description: 'The tier that sets the rate.' }),
    engine: z.string().meta({ description: 'Which engine would do the edit.' }),
    edits: z.array(Edit).meta({ description: 'What would become of each part of the prompt.' }),
  })
  .meta({
    id: 'EditQuote',
    examples: [{ creditCost: 100, seconds: 5, resolution: '720p', engine: 'local', edits: EXAMPLE_EDITS }],
  })
