import { describe, expect, it } from 'vitest'
import { ApiError, inPlainWords, Unreachable } from '../../studio/api/errors.ts'

describe('errors in plain words', () => {
  it('name the field as the page does', () => {
    const error = new ApiError(400, {
      error: 'Validation error',
      details: { 'wan27VideoeditParams.video': ['It is 12 s long'], prompt: ['Must not be blank'] },
    })
    expect(inPlainWords(error)).toBe('Clip: It is 12 s long\nSentence: Must not be blank')
  })

  it.each([
    [new ApiError(402, { creditsRequired: 60, creditsAvailable: 5 }), 'This costs 60 credits and there are 5.'],
    [new ApiError(409, { error: 'The job has already ended' }), 'The job has already ended'],
    [new ApiError(503, {}), 'The server is busy or starting. Try again in a moment.'],
    [new Unreachable('x'), 'The server cannot be reached. Is it running, and are you online?'],
  ])('%s', (error, words) => expect(inPlainWords(error)).toBe(words))

  it('show nothing of a fault of the page itself', () => {
    expect(inPlainWords(new TypeError('undefined is not a function'))).not.toContain('undefined')
  })
})
