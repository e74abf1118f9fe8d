import { inspect } from 'node:util'
import { Failure } from '../failure.ts'
import type { FromChild, ToChild } from './message.ts'

/** A caged program's main loop: answers one request after the other; ends when its cage is gone. */
export function answerRequests<Request, Result>(
  handle: (request: Request, note: (note: unknown) => void) => Promise<Result>,
): void {
  const send = (message: FromChild) => process.send?.(message)
  process.on('disconnect', () => process.exit(0))
  process.on('message', async (message: ToChild) => {
    try {
      const result = await handle(message.request as Request, (note) => send({ type: 'note', note }))
      send({ type: 'result', result })
    } catch (error) {
      const { kind, message, retryable, cause } = Failure.from(error)
      send({ type: 'failure', kind, message, retryable, cause: cause === undefined ? '' : inspect(cause) })
    }
  })
  send({ type: 'ready' })
}
