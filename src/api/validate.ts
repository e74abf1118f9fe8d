import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'
import { RequestRefused } from '../jobs/request.ts'

/** An error lists at most this many fields, so that a hostile body gets no answer of its own size. */
const MAX_FIELDS = 50

/** Checks a part of a request against its zod schema; a mismatch becomes a `RequestRefused`. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  return (data) => {
    const result = schema.safeParse(data, { error: missingField })
    if (result.success) return { value: result.data }
    return { error: new RequestRefused(detailsOf(result.error.issues, httpPart ?? 'body')) }
  }
}

/** Zod would say "expected string, received undefined"; an absent body is null. */
function missingField({ input, path }: { input?: unknown; path?: PropertyKey[] | undefined }): string | undefined {
  return input === undefined || (input === null && !path?.length) ? 'Required' : undefined
}

/** Texts keyed by JSON path, e.g. `wan27VideoeditParams.duration`; an unknown field has its own path. */
function detailsOf(issues: z.core.$ZodIssue[], httpPart: string): Record<string, string[]> {
  const details = new Map<string, string[]>()
  for (const [path, message] of issues.flatMap(problemsOf)) {
    const key = path.join('.') || httpPart
    // What follows the first problem of a field is mostly its echo.
    if (details.size < MAX_FIELDS && !details.has(key)) details.set(key, [message])
  }
  return Object.fromEntries(details)
}

function problemsOf(issue: z.core.$ZodIssue): [PropertyKey[], string][] {
  if (issue.code !== 'unrecognized_keys') return [[issue.path, issue.message]]
  return issue.keys.slice(0, MAX_FIELDS).map((key) => [[...issue.path, key], 'Unrecognized field'])
}
