import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js'
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js'
import type { EditState } from '../editors/editor.ts'

export type Call = RequestHandlerExtra<ServerRequest, ServerNotification>

/** Tells a client that asked for it each step forward; progress never falls or repeats, as the protocol wants. */
export function progressOf({ _meta, sendNotification }: Call): (state: EditState) => void {
  const progressToken = _meta?.progressToken
  if (progressToken === undefined) return () => {}
  let last = -1
  return ({ progress, status, phase, queuePosition }) => {
    if (progress <= last) return
    last = progress
    const message =
      status === 'QUEUED' ? `waiting${queuePosition ? `, ${queuePosition} before it` : ''}` : (phase ?? 'editing')
    const params = { progressToken, progress, total: 100, message }
    // A client that has gone hears nothing; the edit goes on.
    sendNotification({ method: 'notifications/progress', params }).catch(() => undefined)
  }
}
