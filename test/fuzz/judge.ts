import { z } from 'zod'
import type { Request } from './request.ts'
import type { Answer } from './wire.ts'

const ErrorBody = z.strictObject({
  error: z.string().min(1),
  details: z.record(z.string(), z.array(z.string())).optional(),
  creditsRequired: z.int().optional(),
  creditsAvailable: z.int().optional(),
})

/** Words of our insides: stack traces, SQL and its errors, frameworks, folders of the sources. */
const INSIDES = [
  /\n\s+at |\bat \S+ \(\S+:\d+:\d+\)|"stack"/,
  /\b(select|insert into|delete from|update)\b[^"]{1,200}\b(from|values|where|set)\b/i,
  /SQLSTATE|violates|invalid input syntax|duplicate key|\brelation "/i,
  /node_modules|node:internal|FST_|HPE_|ERR_HTTP|\.ts:\d|ZodError|PGlite|undefined is not/,
]

/** Everything that is wrong with an answer, in words; none where all is well. */
export function faultsOf(request: Request, answer: Answer, secrets: string[]): string[] {
  const { status, body } = answer
  if (status === 0) return mayHangUp(request) ? [] : ['no answer']
  const text = body.toString()
  return [
    ...(status >= 500 ? [`status ${status}`] : []),
    ...(answer.milliseconds > 10_000 ? [`took ${Math.round(answer.milliseconds)} ms`] : []),
    ...(answer.headers.has('x-request-id') ? [] : ['no X-Request-Id']),
    ...leaksIn(text, secrets),
    ...(status >= 400 ? errorFaults(request, text) : answerFaults(request, answer, text)),
  ]
}

/** What a text, an answer or a line of the log, must not hold. */
export function leaksIn(text: string, secrets: string[]): string[] {
  return [
    ...secrets.filter((secret) => text.includes(secret)).map((secret) => `tells ${secret.slice(0, 12)}…`),
    ...INSIDES.filter((inside) => inside.test(text)).map((inside) => `matches ${inside}`),
  ]
}

/** A tunnel is no request that could be answered. */
function mayHangUp({ method }: Request): boolean {
  return method === 'CONNECT'
}

function errorFaults({ method }: Request, text: string): string[] {
  // What cannot be read cannot be known to be a HEAD.
  if (method === 'HEAD' && text === '') return []
  const parsed = ErrorBody.safeParse(json(text))
  return parsed.success ? [] : [`not a flat error: ${text.slice(0, 100)}`]
}

/** A good answer keeps to the description of its operation, whichever that turned out to be. */
function answerFaults(request: Request, { status, headers }: Answer, text: string): string[] {
  const { operation, method } = request
  // A spoilt path or method may well be another operation's.
  if (method !== operation.method || !isOwnPath(request)) return []
  const check = operation.answers.get(status)
  if (check === undefined) return [`status ${status} is not in the description`]
  if (check === null) return headers.get('content-type')?.includes('json') ? ['JSON that is not described'] : []
  const result = check.safeParse(json(text))
  return result.success ? [] : [`not as described: ${z.prettifyError(result.error)}`.replaceAll('\n', ' ')]
}

function isOwnPath({ operation, path }: Request): boolean {
  const parts = operation.path.split('/').slice(1)
  const fits = parts.every((part, index) => part.startsWith('{') || part === path[index])
  return fits && (parts.length === path.length || operation.path.endsWith('{key}'))
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
