import { expect, test } from 'vitest'
import { correctionsFor } from '../../../../src/engines/local/understand/typos.ts'

const targets = ['vintage', 'cartoon', 'darker', 'sepia', 'grayscale', 'blurred', 'blurrex']
const { correct } = correctionsFor(new Set([...targets, 'marker']), targets)

test.each([
  ['vintge', 'vintage'],
  ['vinntage', 'vintage'],
  ['vintaga', 'vintage'],
  ['vnitage', 'vintage'],
  ['grayscael', 'grayscale'],
])('%s is taken for %s', (word, expected) => {
  expect(correct(word)).toBe(expected)
})

test.each([
  ['sepya', 'too short'],
  ['marker', 'a known word'],
  ['barker', 'another first letter'],
  ['carton', 'a word of its own'],
  ['vantage', 'a word of its own'],
  ['vitnaeg', 'two letters'],
  ['blurrez', 'two candidates'],
  ['v1ntage', 'not only letters'],
  ['x'.repeat(5000), 'no word at all'],
])('%s stays as it is: %s', (word) => {
  expect(correct(word)).toBe(word)
})
