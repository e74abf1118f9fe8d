import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import type { Account } from '../accounts/account.ts'
import type { Keys } from '../accounts/keys.ts'
import { Refusal } from './errors.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `authenticate`; read it through `accountOf`. */
    account: Account | null
  }
}

/** A hook that lets only requests with a good `X-API-Key` through; runs before the body is read. */
export function authenticate(keys: Keys): onRequestAsyncHookHandler {
  return async (request) => {
    const key = request.headers['x-api-key']
    if (typeof key !== 'string' || key === '') throw new Refusal('keyRequired')
    const found = await keys.authenticate(key)
    if (found === 'unknown') throw new Refusal('keyInvalid')
    if (found === 'inactive') throw new Refusal('keyInactive')
    request.account = found.account
  }
}

/** The account of a request on a route that needs a key. */
export function accountOf(request: Pick<FastifyRequest, 'account'>): Account {
  if (!request.account) throw new Error('route is not behind authenticate')
  return request.account
}
