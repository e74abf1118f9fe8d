import { z } from 'zod'
import { IdempotencyConflict, InsufficientCredits, RequestRefused } from '../../jobs/request.ts'
import { FRAMEWORK, REFUSALS } from '../errors.ts'

const ErrorBody = z
  .object({ error: z.string().meta({ description: 'What went wrong, in one sentence.' }) })
  .meta({ id: 'Error', description: 'Every error is flat.' })

const ValidationErrorBody = z
  .object({
    error: z.string().meta({ description: '`Validation error`, or what is wrong with the request as a whole.' }),
    details: z.record(z.string(), z.array(z.string())).optional().meta({
      description: 'What is wrong with each field, keyed by JSON path or parameter name.',
    }),
  })
  .meta({
    id: 'ValidationError',
    examples: [new RequestRefused({ 'wan27VideoeditParams.duration': ['Too big: expected number to be <=10'] })].map(
      ({ message, details }) => ({ error: message, details }),
    ),
  })

const InsufficientCreditsBody = z
  .object({
    error: z.string().meta({ description: 'What is missing.' }),
    creditsRequired: z.int().meta({ description: 'The price of this request.' }),
    creditsAvailable: z.int().meta({ description: "The team's present balance." }),
  })
  .meta({
    id: 'InsufficientCredits',
    examples: [new InsufficientCredits(100, 40)].map(({ message: error, creditsRequired, creditsAvailable }) => ({
      error,
      creditsRequired,
      creditsAvailable,
    })),
  })

const ERRORS = {
  400: json('The request is wrong; `details` says where.', ValidationErrorBody),
  401: problem('The `X-API-Key` header is missing, or the key is unknown or revoked.', 'keyRequired', 'keyInvalid'),
  402: json("The team's credits do not cover the price; nothing was charged.", InsufficientCreditsBody),
  403: problem('The key is inactive, or its user may not do this.', 'keyInactive', 'teamScope'),
  404: problem('There is no such thing, or it belongs to somebody else.', 'noJob'),
  409: told('The request contradicts an earlier one.', [new IdempotencyConflict().message]),
  413: told('The body is too large.', [FRAMEWORK.FST_ERR_CTP_BODY_TOO_LARGE[1]]),
  415: told('The body has a content type that this route does not take.', [
    FRAMEWORK.FST_ERR_CTP_INVALID_MEDIA_TYPE[1],
  ]),
  429: told('Too many requests; try again after `Retry-After` seconds.', ['Too many requests']),
  500: told('Something failed on our side.', ['Internal server error']),
  502: told('The file could not be stored.', ['The file could not be stored']),
  503: problem('The service is away for the moment; nothing was changed or charged.', 'unavailable'),
}

type Refusals = typeof REFUSALS
type Status = keyof typeof ERRORS

/** One answer in a route's `response`: what it means there, its body, and examples where the schema itself has none. */
export function json<Schema extends z.ZodType>(description: string, schema: Schema, examples?: z.input<Schema>[]) {
  return { description, content: { 'application/json': { schema, ...(examples && { examples }) } } }
}

/** Errors whose texts are in the table of api/errors, as examples. */
function problem(description: string, ...names: (keyof Refusals)[]) {
  return told(
    description,
    names.map((name) => REFUSALS[name][1]),
  )
}

function told(description: string, texts: string[]) {
  return json(
    description,
    ErrorBody,
    texts.map((error) => ({ error })),
  )
}

/** The error part of a route's `response`, by status. */
export function errors<Given extends Status>(...statuses: Given[]): Pick<typeof ERRORS, Given> {
  return Object.fromEntries(statuses.map((status) => [status, ERRORS[status]])) as Pick<typeof ERRORS, Given>
}

/** The same where a route has a text of its own, by the name in the table of api/errors. */
export function refusal<Name extends keyof Refusals>(name: Name) {
  const [status] = REFUSALS[name]
  return { [status]: problem(ERRORS[status as Status].description, name) } as Pick<
    typeof ERRORS,
    Refusals[Name][0] & Status
  >
}
