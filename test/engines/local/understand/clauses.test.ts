import { expect, test } from 'vitest'
import { outcomesOf, planOf } from './catalogue.ts'

test.each([
  ['noir, grain; vignette. sepia', ['noir', 'grain', 'vignette', 'sepia']],
  ['noir and grain then sepia with a vignette', ['noir', 'grain', 'sepia', 'a vignette']],
  ['noir & grain + sepia plus vignette', ['noir', 'grain', 'sepia', 'vignette']],
  ['noir\nheavy grain\n\na vignette', ['noir', 'heavy grain', 'a vignette']],
  ['1. make it noir\n2) add grain\n- sepia\n• vignette', ['make it noir', 'add grain', 'sepia', 'vignette']],
  ['make it noir add grain', ['make it noir', 'add grain']],
  ['Style: noir. Mood: dark', ['Style: noir', 'Mood: dark']],
  ['warm vintage look with 35-mm grain', ['warm', 'vintage look', '35-mm grain']],
  ['give it a dark, vintage look', ['give it a dark', 'vintage look']],
])('%j falls into %j', (prompt, expected) => {
  expect(outcomesOf(prompt).map((line) => line.slice(2).split(': ').slice(0, -1).join(': '))).toEqual(expected)
})

test.each([
  ['black and white', 'black-and-white*1'],
  ['Black & White', 'black-and-white*1'],
  ['black-white', 'black-and-white*1'],
  ['teal and orange grade', 'teal-orange*1'],
  ['teal/orange', 'teal-orange*1'],
  ['soft focus and sepia', 'soft-focus*1 sepia*1'],
  ['an oil painting', 'oil-painting*1'],
])('fixed phrases stay whole: %s', (prompt, expected) => {
  expect(planOf(prompt)).toBe(expected)
})

test.each([
  ['make it noir'],
  ['turn this into film noir'],
  ['Please give the whole clip a noir look!'],
  ['could you convert the footage to noir?'],
  ['apply a noir filter to the video'],
  ['I’d like everything to look like a film noir'],
  ['in the style of noir'],
  ['as if it was filmed in noir'],
  ['change the style to noir'],
  ['change the colours to noir'],
  ['use noir, thanks'],
  ['make my video noir for me 🎬'],
  ['replace the vintage look with noir'],
  ['Convert the sepia footage to noir'],
])('the whole frame is meant: %s', (prompt) => {
  expect(planOf(prompt)).toBe('noir*1')
})

test('more parts than anybody writes are not guessed at', () => {
  const outcomes = outcomesOf('sepia, '.repeat(200))
  expect(outcomes.length).toBeLessThanOrEqual(101)
  expect(outcomes.at(-1)).toMatch(/^- sepia, sepia.*: too long to be understood$/)
  expect(planOf(`noir ${'extra '.repeat(100)}`)).toBe('')
})
