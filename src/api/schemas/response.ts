import { z } from 'zod'
import { Edit } from './job.ts'

const ErrorBody = z
  .object({ error: z.string().meta({ description: 'What went wrong, in one sentence.' }) })
  .meta({ id: 'Error', description: 'Every error is flat.' })

const ValidationErrorBody = z
  .object({
    error: z.string().meta({ description: '`Validation error`, or what is wrong with the request as a whole.' }),
    details: z
      .record(z.string(), z.array(z.string()))
      .optional()
      .meta({
        description: 'What is wrong with each field, keyed by JSON path or parameter name.',
        examples: [{ 'wan27VideoeditParams.duration': ['Too big: expected number to be <=10'] }],
      }),
    edits: z.array(Edit).optional().meta({ description: 'Why each part of a prompt that was refused cannot be done.' }),
    nearest: z
      .array(z.string())
      .optional()
      .meta({ description: 'What comes nearest to a prompt that was refused: titles in the catalogue.' }),
  })
  .meta({ id: 'ValidationError' })

const InsufficientCreditsBody = z
  .object({
    error: z.string().meta({ examples: ['Insufficient credits'] }),
    creditsRequired: z.int().meta({ description: 'The price of this request.' }),
    creditsAvailable: z.int().meta({ description: "The team's present balance." }),
  })
  .meta({ id: 'InsufficientCredits' })

const ERRORS = {
  400: json('The request is wrong; `details` says where.', ValidationErrorBody),
  401: json('The `X-API-Key` header is missing, or the key is unknown or revoked.', ErrorBody),
  402: json("The team's credits do not cover the price; nothing was charged.", InsufficientCreditsBody),
  403: json('The key is inactive, or its user may not do this.', ErrorBody),
  404: json('There is no such thing, or it belongs to somebody else.', ErrorBody),
  409: json('The request contradicts an earlier one.', ErrorBody),
  413: json('The body is too large.', ErrorBody),
  415: json('The body has a content type that this route does not take.', ErrorBody),
  429: json('Too many requests; try again after `Retry-After` seconds.', ErrorBody),
  500: json('Something failed on our side.', ErrorBody),
  502: json('The file could not be stored.', ErrorBody),
  503: json('The service is away for the moment; nothing was changed or charged.', ErrorBody),
}

/** One answer in a route's `response`: what it means there, and its body. */
export function json<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } }
}

/** The error part of a route's `response`. */
export function errors<Status extends keyof typeof ERRORS>(...statuses: Status[]): Pick<typeof ERRORS, Status> {
  return Object.fromEntries(statuses.map((status) => [status, ERRORS[status]])) as Pick<typeof ERRORS, Status>
}
