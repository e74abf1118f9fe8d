import { describe, expect, it } from 'vitest'
import { EditBody } from '../../src/api/schemas/edit.ts'
import { DEFAULT_OPTIONS, type Options, optionsOf, requestOf } from '../../studio/edit/request.ts'

const VIDEO = 'https://retake.example/files/uploads/a.mp4'
const ALL: Options = {
  resolution: '1080p',
  aspectRatio: '9:16',
  duration: 4,
  seed: 0,
  keepSound: false,
  negativePrompt: 'grain',
}

describe('the request of a draft', () => {
  it.each([
    ['nothing set', null, DEFAULT_OPTIONS],
    ['everything set', 'https://retake.example/files/uploads/b.png', ALL],
  ])('is one that the API takes: %s', (_, reference, options) => {
    expect(EditBody.safeParse(requestOf(VIDEO, reference, ' film noir ', options)).success).toBe(true)
  })

  it('leaves out what is left to the server', () => {
    const { prompt, wan27VideoeditParams: parameters } = requestOf(VIDEO, null, ' film noir ', DEFAULT_OPTIONS)
    expect(prompt).toBe('film noir')
    expect(Object.keys(parameters).sort()).toEqual(['aspect_ratio', 'audio_setting', 'resolution', 'video'])
  })

  it.each([DEFAULT_OPTIONS, ALL])('tells the options it was made with', (options) => {
    expect(optionsOf(requestOf(VIDEO, null, 'film noir', options))).toEqual(options)
  })
})
