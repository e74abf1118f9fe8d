import { z } from 'zod'
import { Failure } from '../../failure.ts'
import type { Operation } from '../engine.ts'
import type { Prepared } from '../remote/service.ts'

/** One run. `starting`, `processing`, `succeeded`, `failed`, `canceled`, `aborted`. */
export const Prediction = z.looseObject({
  id: z.string().min(1),
  status: z.string(),
  model: z.string().nullish(),
  input: z.record(z.string(), z.unknown()).nullish(),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  /** True once input, output and logs were deleted: an hour after the end. */
  data_removed: z.boolean().nullish(),
  created_at: z.string().nullish(),
})
export type Prediction = z.infer<typeof Prediction>

/** Newest first. */
export const PredictionList = z.looseObject({ results: z.array(Prediction), next: z.string().nullish() })

/** The result: one address, or a list of them. */
export const Output = z.union([z.url(), z.tuple([z.url()], z.url()).transform(([first]) => first)])

export const UploadedFile = z.looseObject({ urls: z.looseObject({ get: z.url() }) })

export const HookSecret = z.looseObject({ key: z.string().startsWith('whsec_') })

/** A model's page; `latest_version` is hidden for some. */
export const Model = z.looseObject({
  latest_version: z
    .looseObject({
      openapi_schema: z.looseObject({
        components: z.looseObject({
          schemas: z.looseObject({ Input: z.looseObject({ properties: z.record(z.string(), z.unknown()) }) }),
        }),
      }),
    })
    .nullish()
    .catch(null),
})

const Run = {
  /** Of the result, as far as can be told before: what it is charged by. */
  seconds: z.number(),
  resolution: z.enum(['720p', '1080p']),
}

const ReplicateOperation = z.object({ id: z.string(), ...Run })
export type ReplicateOperation = z.infer<typeof ReplicateOperation>

const ReplicatePrepared = z.object({
  job: z.string(),
  model: z.string(),
  /** The create, exactly as it is sent. */
  body: z.object({
    input: z.looseObject({ video: z.string() }),
    webhook: z.string().optional(),
    webhook_events_filter: z.array(z.string()).optional(),
  }),
  ...Run,
})
export type ReplicatePrepared = z.infer<typeof ReplicatePrepared>

export const readOperation = (stored: Operation): ReplicateOperation => remembered(ReplicateOperation, stored)
export const readPrepared = (stored: Prepared): ReplicatePrepared => remembered(ReplicatePrepared, stored)

function remembered<T>(schema: z.ZodType<T>, stored: unknown): T {
  const result = schema.safeParse(stored)
  if (result.success) return result.data
  throw Failure.from(result.error)
}
