import { afterEach, describe, expect, it } from 'vitest'
import { DatabaseError } from '../../src/database/database.ts'
import { Failure, type FailureKind } from '../../src/failure.ts'
import { IdempotencyConflict, InsufficientCredits, RequestRefused } from '../../src/jobs/request.ts'
import { editRequest } from '../support/edit.ts'
import { KEY, openBare } from './bare.ts'

let open: Awaited<ReturnType<typeof openBare>> | undefined
afterEach(() => open?.server.close())

/** What the client gets when submission fails with `error`. */
async function answerTo(error: unknown) {
  open = await openBare({
    submit: async () => {
      throw error
    },
  })
  const url = '/v2/videos/edit'
  const reply = await open.server.inject({ method: 'POST', url, headers: KEY, payload: editRequest() })
  const problems = open.logged.filter(({ level }) => Number(level) >= 50)
  return { status: reply.statusCode, body: reply.json(), headers: reply.headers, problems, text: reply.body }
}

describe('the error table', () => {
  it('names the fields of a refused request', async () => {
    const details = { prompt: ['try "film noir"'] }
    expect(await answerTo(new RequestRefused(details))).toMatchObject({
      status: 400,
      body: { error: 'Validation error', details },
      problems: [],
    })
  })

  it('gives both numbers where credits are short', async () => {
    const { status, body } = await answerTo(new InsufficientCredits(100, 40))
    expect({ status, body }).toEqual({
      status: 402,
      body: { error: 'Insufficient credits', creditsRequired: 100, creditsAvailable: 40 },
    })
  })

  it('answers a contradicting idempotency key with 409', async () => {
    const { status, body } = await answerTo(new IdempotencyConflict())
    expect({ status, body }).toEqual({
      status: 409,
      body: { error: 'Idempotency-Key was already used with a different request' },
    })
  })

  it.each<[FailureKind, number, string]>([
    ['input', 400, 'said'],
    ['policy', 400, 'said'],
    ['lost', 404, 'said'],
    ['cancelled', 409, 'said'],
    ['throttle', 429, 'said'],
    ['internal', 500, 'Internal server error'],
    ['auth', 502, 'said'],
    ['upstream', 502, 'said'],
    ['quota', 503, 'Service unavailable'],
  ])('answers a failure of kind %s with %i', async (kind, status, text) => {
    const answer = await answerTo(new Failure(kind, 'said', { cause: new Error('the private cause') }))
    expect(answer).toMatchObject({ status, body: { error: text } })
    expect(answer.text).not.toContain('private')
    expect(answer.headers['retry-after']).toBe([429, 503].includes(status) ? '5' : undefined)
    expect(JSON.stringify(answer.problems).includes('the private cause')).toBe(status >= 500)
  })

  it('logs a cause that is only a text', async () => {
    const { problems } = await answerTo(new Failure('internal', 'said', { cause: 'bad storage key' }))
    expect(problems).toMatchObject([{ cause: 'bad storage key', err: { message: 'said' } }])
  })

  it.each([undefined, '08006', '53300', '57P01'])('answers 503 when the database is away (%s)', async (code) => {
    const { status, body, headers, problems } = await answerTo(new DatabaseError('connection refused', { code }))
    expect({ status, body }).toEqual({ status: 503, body: { error: 'Service unavailable' } })
    expect(headers['retry-after']).toBe('5')
    expect(problems).toHaveLength(1)
  })

  it.each([
    new DatabaseError('column "secret" does not exist', { code: '42703' }),
    new TypeError('cannot read secret of undefined'),
    Object.assign(new Error('secret'), { statusCode: 500 }),
    'secret',
    null,
  ])('hides whatever else went wrong (%s)', async (error) => {
    const { status, text, problems } = await answerTo(error)
    expect(status).toBe(500)
    expect(text).toBe('{"error":"Internal server error"}')
    expect(problems).toHaveLength(1)
  })
})
