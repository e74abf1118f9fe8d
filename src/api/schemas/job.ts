import { z } from 'zod'
import { JOB_PHASES, JOB_STATUSES } from '../../jobs/job.ts'
import { EXAMPLE, EXAMPLE_EDITS } from './example.ts'
import { MODEL_ID } from './model.ts'
import { cursor } from './page.ts'
import { text, timestamp, uuid } from './text.ts'

export const Edit = z
  .object({
    clause: z.string().meta({ description: 'A part of the prompt, in its own words.' }),
    outcome: z.enum(['applied', 'approximated', 'ignored']).meta({ description: 'What became of it.' }),
    detail: z.string().meta({ description: 'What was done, what stands in for it, or why it was left out.' }),
  })
  .meta({ id: 'Edit' })

export const Result = z
  .object({
    videoUrl: z.string().meta({ description: 'The edited clip, an mp4; it needs no key.' }),
    posterUrl: z.string().meta({ description: 'A JPEG of a telling frame; it needs no key.' }),
    engine: z.string().meta({ description: 'Which engine did the edit.' }),
    edits: z.array(Edit).meta({ description: 'What became of each part of the prompt.' }),
    seed: z.int().meta({ description: 'The seed that gives this result again.' }),
    width: z.int().meta({ description: 'Pixels.' }),
    height: z.int().meta({ description: 'Pixels.' }),
    duration: z.number().meta({ description: 'Seconds.' }),
  })
  .meta({ id: 'Result' })

export const RESULT_EXAMPLE = {
  ...{ videoUrl: EXAMPLE.videoUrl, posterUrl: EXAMPLE.posterUrl, engine: 'local', edits: EXAMPLE_EDITS },
  ...{ seed: 7, width: 1280, height: 720, duration: 5 },
}

const SUMMARY_EXAMPLE = {
  ...{ id: EXAMPLE.jobId, status: 'COMPLETED' as const, model: MODEL_ID, progress: 100 },
  result: RESULT_EXAMPLE,
  ...{ error: null, creditCost: 100, webhookStatus: 'delivered' as const },
  ...{ createdAt: EXAMPLE.submittedAt, completedAt: EXAMPLE.completedAt, expired: false },
}

export const JobSummary = z
  .object({
    id: uuid().meta({ description: "The job's id." }),
    status: z.enum(JOB_STATUSES).meta({ description: 'COMPLETED, FAILED and CANCELLED are final.' }),
    model: z.string().meta({ description: 'The model of the request.' }),
    progress: z.int().min(0).max(100).meta({ description: 'Percent; never falls, and 100 only when COMPLETED.' }),
    result: Result.nullable().meta({ description: 'Set when COMPLETED.' }),
    error: z.string().nullable().meta({ description: 'Why the job FAILED.' }),
    creditCost: z.int().meta({ description: 'What the job costs; 0 once it FAILED or was CANCELLED.' }),
    webhookStatus: z.enum(['pending', 'delivered', 'failed']).nullable().meta({
      description: 'How the event of its end fares on the way to `webhookUrl`; null when there is none to tell.',
    }),
    createdAt: timestamp().meta({ description: 'When the job was submitted.' }),
    completedAt: timestamp().nullable().meta({ description: 'When the job ended, well or not.' }),
    expired: z.boolean().meta({ description: 'True once the files were removed at the end of retention.' }),
  })
  .meta({ id: 'JobSummary', description: 'A job without its input.' })

export const JobBody = JobSummary.extend({
  input: z.looseObject({}).meta({ description: 'The request as it was submitted.' }),
}).meta({
  id: 'Job',
  description: 'One edit, from submission to its result.',
  examples: [
    {
      ...SUMMARY_EXAMPLE,
      input: {
        ...{ model: MODEL_ID, prompt: EXAMPLE.prompt },
        wan27VideoeditParams: { video: EXAMPLE.uploadUrl, resolution: '720p', duration: 5 },
      },
    },
  ],
})

export const EVENT_EXAMPLE = {
  ...SUMMARY_EXAMPLE,
  ...{ status: 'PROCESSING' as const, progress: 40, result: null, completedAt: null, webhookStatus: null },
  ...{ phase: 'editing' as const, queuePosition: null },
}

export const JobEvent = JobSummary.extend({
  phase: z.enum(JOB_PHASES).nullable().meta({
    description: 'What a running job is at; null while it waits and once it has ended.',
  }),
  queuePosition: z.int().nullable().meta({ description: 'Waiting jobs before it; null once it runs.' }),
}).meta({
  id: 'JobEvent',
  description: 'A job as its watchers see it: the data of each event.',
  examples: [EVENT_EXAMPLE],
})

export const JobParams = z.strictObject({ id: uuid().meta({ description: "The job's id." }) })

export const JobsQuery = z.strictObject({
  status: z.enum(JOB_STATUSES).optional().meta({ description: 'Only jobs in this state.' }),
  model: text(100).optional().meta({ description: 'Only jobs of this model.' }),
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ description: 'Jobs a page.' }),
  cursor: cursor().optional().meta({ description: '`nextCursor` of the page before.' }),
  scope: z.enum(['user', 'team']).default('user').meta({
    description: "`team` lists the whole team's jobs; for admins only.",
  }),
  search: uuid().optional().meta({ description: 'Only the job with this id.' }),
  include_models: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'Whether to name all models that occur among these jobs.' }),
  include_input: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'Whether each job comes with its request: the prompt, the clip and the parameters.' }),
})

const ListedJob = JobSummary.extend({
  input: z.looseObject({}).optional().meta({ description: 'The request; only with `include_input=true`.' }),
}).meta({ id: 'ListedJob', description: 'A job, with its input where it was asked for.' })

export const JobPage = z
  .object({
    jobs: z.array(ListedJob).meta({ description: 'Newest first.' }),
    nextCursor: z.string().nullable().meta({ description: '`cursor` of the next page; null on the last one.' }),
    hasMore: z.boolean().meta({ description: 'Whether there is a next page.' }),
    models: z.array(z.string()).optional().meta({ description: 'Only with `include_models=true`.' }),
  })
  .meta({
    id: 'JobPage',
    examples: [{ jobs: [SUMMARY_EXAMPLE], nextCursor: EXAMPLE.cursor, hasMore: true, models: [MODEL_ID] }],
  })
