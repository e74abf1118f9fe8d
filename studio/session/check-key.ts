import { ApiError, Unreachable } from '../api/errors.ts'
import { errorOf } from '../api/request.ts'

/** Throws unless the server takes the key: `ApiError`, `Unreachable`. */
export async function checkKey(given: string): Promise<void> {
  const response = await fetch(new URL('v2/me', document.baseURI), {
    headers: { 'X-API-Key': given },
    cache: 'no-store',
  }).catch((cause: unknown) => {
    throw new Unreachable('No answer', { cause })
  })
  if (response.status === 401) throw new ApiError(401, { error: 'This server does not know that key.' })
  if (!response.ok) throw await errorOf(response)
}
