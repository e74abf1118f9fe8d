import type { Upload } from '../../client/types.ts'
import { key } from '../session/key.ts'
import { ApiError, type ErrorBody, Unreachable } from './errors.ts'
import { endSessionOn } from './request.ts'

/**
 * Sends a file and tells how far it is, 0–1; fetch could not. Aborting rejects with the signal's reason. Throws
 * `ApiError`, `Unreachable`.
 */
export function upload(
  file: Blob,
  name: string,
  onSent: (share: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  const { promise, resolve, reject } = withResolvers<Upload>()
  const used = key.value ?? ''
  const request = new XMLHttpRequest()
  request.open('POST', new URL('v2/uploads', document.baseURI))
  request.setRequestHeader('X-API-Key', used)
  request.upload.addEventListener('progress', ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0))
  request.addEventListener('error', () => reject(new Unreachable('No answer')))
  request.addEventListener('abort', () => reject(signal.reason))
  request.addEventListener('load', () => {
    endSessionOn(request.status, used)
    const body = parsed(request.responseText)
    if (request.status === 201) resolve(body as Upload)
    else reject(new ApiError(request.status, body as ErrorBody))
  })
  signal.addEventListener('abort', () => request.abort(), { once: true })
  const form = new FormData()
  form.append('file', file, name)
  request.send(form)
  return promise
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

/** `Promise.withResolvers`, which browsers of 2023 do not have yet. */
function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => {}
  let reject: (reason: unknown) => void = () => {}
  const promise = new Promise<Value>((...both) => {
    ;[resolve, reject] = both
  })
  return { promise, resolve, reject }
}
