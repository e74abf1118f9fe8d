import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fuzz } from './fuzz.ts'
import { faultsOf } from './judge.ts'
import type { Request } from './request.ts'
import { openTarget, type Target } from './target.ts'
import type { Answer } from './wire.ts'

/** The same every time, so that a failure here is one of the change at hand; `npm run fuzz` takes ever new ones. */
const SEED = 20_000

let target: Target
beforeAll(async () => {
  target = await openTarget()
}, 60_000)
afterAll(() => target.close())

it('survives 600 requests made from its own description and spoilt', async () => {
  const { faults, answers } = await fuzz(target, 600, SEED)
  expect(faults).toEqual([])
  // Every operation was reached, and answered well too: the requests are worth something.
  for (const { id } of target.operations) {
    expect([id, [...(answers.get(id)?.keys() ?? [])].some((status) => status >= 200 && status < 300)]).toEqual([
      id,
      true,
    ])
  }
}, 60_000)

describe('the judge', () => {
  const body = z.strictObject({ status: z.literal('ok') })
  const operation = { id: 'getHealth', method: 'GET', path: '/healthz', keyed: false, parameters: [], body: null }
  const request: Request = {
    operation: { ...operation, answers: new Map([[200, body]]) },
    ...{ method: 'GET', path: ['healthz'], query: [], headers: [], body: Buffer.alloc(0) },
    ...{ framing: 'none', version: 'HTTP/1.1' },
  }
  const answer = (status: number, text: string, changes: Partial<Answer> = {}): Answer => {
    return { status, body: Buffer.from(text), headers: new Map([['x-request-id', 'a']]), milliseconds: 1, ...changes }
  }

  it.each<[string, Answer]>([
    ['ok', answer(200, '{"status":"ok"}')],
    ['not found', answer(404, '{"error":"Not found"}')],
  ])('passes %s', (_, given) => {
    expect(faultsOf(request, given, ['secret'])).toEqual([])
  })

  it.each<[string, Answer]>([
    ['no answer', answer(0, '')],
    ['status 500', answer(500, '{"error":"Internal server error"}')],
    ['no X-Request-Id', answer(200, '{"status":"ok"}', { headers: new Map() })],
    ['took 11000 ms', answer(200, '{"status":"ok"}', { milliseconds: 11_000 })],
    ['tells secret', answer(404, '{"error":"no secret here"}')],
    ['matches', answer(400, '{"error":"Error: x\\n    at run (/a/b.js:1:2)"}')],
    ['matches', answer(400, '{"error":"invalid input syntax for type uuid"}')],
    ['matches', answer(400, '{"error":"select id from jobs where id = $1"}')],
    ['not a flat error', answer(404, '{"error":{"message":"no"}}')],
    ['not a flat error', answer(404, '<html>')],
    ['not in the description', answer(201, '{"status":"ok"}')],
    ['not as described', answer(200, '{"status":"fine"}')],
  ])('finds: %s', (what, given) => {
    expect(faultsOf(request, given, ['secret']).join()).toContain(what)
  })
})
