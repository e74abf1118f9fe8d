import { type Logger, pino } from 'pino'

/** Structured logs on standard error; standard output belongs to what a command prints. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: ['*.apiKey', '*.key', 'headers["x-api-key"]', 'req.headers["x-api-key"]'],
        censor: '[redacted]',
      },
      serializers: { error: pino.stdSerializers.err, cause: causeText },
    },
    pino.destination({ dest: 2, sync: true }),
  )
}

function causeText(cause: unknown): unknown {
  return cause instanceof Error ? pino.stdSerializers.err(cause) : cause
}
