import { expect, test } from 'vitest'
import { outcomesOf, planOf } from './catalogue.ts'

test.each([
  ['make it noir, keep her face, the hair and the pose the same', 'keep her face, the hair and the pose the same'],
  ['noir but preserve identity and motion', 'preserve identity and motion'],
  ['noir, same pose', 'same pose'],
  ['noir. Do not add text.', 'Do not add text'],
  ['noir, everything else stays the same', 'everything else stays the same'],
  ['noir, nothing else', 'nothing else'],
])('what is to stay stays: %s', (prompt, clause) => {
  expect(planOf(prompt)).toBe('noir*1')
  expect(outcomesOf(prompt).at(-1)).toBe(`+ ${clause}: kept as it is`)
})

test.each([['noir, don’t change the background'], ['noir, but keep her face natural']])(
  'a part of the picture stays, under the look: %s',
  (prompt) => {
    expect(outcomesOf(prompt).at(-1)).toMatch(/^~ .*: stays what and where it is, yet the look covers the whole frame$/)
  },
)

test.each([['keep her face'], ['don’t change the background'], ['same pose, same motion']])(
  'nothing to do: %s',
  (prompt) => {
    expect(planOf(prompt)).toBe('')
  },
)

test('light and colour cannot stay where a look changes them', () => {
  expect(outcomesOf('noir, keep skin tones natural')).toEqual([
    '+ noir: Film noir look',
    '- keep skin tones natural: the edit changes light and colour of the whole frame',
  ])
})

test.each([
  ['make everything black and white except the red dress'],
  ['black and white but leave the dress in colour'],
  ['black and white with only the dress in colour'],
  ['keep the sky blue, make it noir'],
  ['black and white but keep red'],
  ['make the dress red and the rest black and white'],
  ['everything but her face in sepia'],
  ['blur everything, but keep the subject in focus'],
])('what leaves a part out is not applied to all: %s', (prompt) => {
  expect(planOf(prompt)).toBe('')
})

test('an exception holds for its own sentence', () => {
  expect(planOf('Black and white except the dress. Add grain.')).toBe('grain*1')
})
