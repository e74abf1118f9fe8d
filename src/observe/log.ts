import { type DestinationStream, type Logger, pino } from 'pino'
import { traceIds } from './trace.ts'

const REDACTED = '[redacted]'

/** Our own keys, credentials of upstreams and signatures, wherever in a line they turn up: in an error's text, too. */
const SECRET = /afk_[0-9A-Za-z]{40}|(?<=\b(?:Bearer|Key|Token) )[\w.:~+/-]{12,}=*|(?<=[?&](?:X-Amz-)?Signature=)\w+/gi

/** Structured logs on standard error; standard output belongs to what a command prints. No `secrets` get into them. */
export function createLog(
  level: string,
  secrets: readonly string[] = [],
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  // Shorter ones are no secrets, and would riddle the lines.
  const known = secrets.filter(({ length }) => length >= 8)
  const hide = (line: string) =>
    known.reduce((text, secret) => text.replaceAll(secret, REDACTED), line.replace(SECRET, REDACTED))
  return pino(
    {
      level,
      base: null,
      mixin: traceIds,
      redact: {
        paths: ['*.apiKey', '*.key', 'headers["x-api-key"]', 'req.headers["x-api-key"]'],
        censor: REDACTED,
      },
      serializers: { error: pino.stdSerializers.err, cause: causeText },
      hooks: { streamWrite: hide },
    },
    destination,
  )
}

function causeText(cause: unknown): unknown {
  return cause instanceof Error ? pino.stdSerializers.err(cause) : cause
}
