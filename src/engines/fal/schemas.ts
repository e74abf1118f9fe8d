import { z } from 'zod'
import { Failure } from '../../failure.ts'
import type { Operation } from '../engine.ts'
import type { Prepared } from '../remote/service.ts'

/** Answer to a create: 200. The URLs leave out the endpoint's sub-path; they are stored and never built. */
export const Created = z.looseObject({
  request_id: z.string().min(1),
  status_url: z.string(),
  response_url: z.string(),
  cancel_url: z.string(),
})

/** `IN_QUEUE`, `IN_PROGRESS`, or `COMPLETED`, which means ended: well or badly. */
export const Status = z.looseObject({
  status: z.string(),
  queue_position: z.number().nullish(),
  error: z.unknown().optional(),
  error_type: z.string().nullish(),
})

export const Result = z.looseObject({ video: z.looseObject({ url: z.url() }) })

/** The body of an error: one text, or a list like pydantic's. */
export const ErrorBody = z.looseObject({
  detail: z.union([z.string(), z.array(z.looseObject({ type: z.string().optional() }))]).optional(),
  error_type: z.string().nullish(),
})

export const CancelAnswer = z.looseObject({ status: z.string() })

export const Upload = z.looseObject({ upload_url: z.url(), file_url: z.url() })

export const UploadedPart = z.looseObject({ partNumber: z.number(), etag: z.string() })

/** Ed25519 keys as JSON Web Keys; others in the set are none of ours. */
export const KeySet = z.looseObject({
  keys: z.array(z.looseObject({ kty: z.string(), crv: z.string().optional(), x: z.string().optional() })),
})

const FalOperation = z.object({
  requestId: z.string(),
  statusUrl: z.string(),
  responseUrl: z.string(),
  cancelUrl: z.string(),
})
export type FalOperation = z.infer<typeof FalOperation>

const FalPrepared = z.object({
  endpoint: z.string(),
  /** The model's input, exactly as it is sent. */
  input: z.record(z.string(), z.unknown()),
  hook: z.string().nullable(),
})
export type FalPrepared = z.infer<typeof FalPrepared>

export const readOperation = (stored: Operation): FalOperation => remembered(FalOperation, stored)
export const readPrepared = (stored: Prepared): FalPrepared => remembered(FalPrepared, stored)

function remembered<T>(schema: z.ZodType<T>, stored: unknown): T {
  const result = schema.safeParse(stored)
  if (result.success) return result.data
  throw Failure.from(result.error)
}
