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

test.each([['noir, don’t change the background'], ['noir, but keep her face']])(
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
  ['make everything black and white except the red car'],
  ['black and white but leave the flowers in colour'],
  ['black and white with only the ball in colour'],
  ['keep the sky blue, make it noir'],
  ['black and white but keep red'],
  ['make the car red and the rest black and white'],
  ['everything but the dog in sepia'],
  ['blur everything, but keep the ball in focus'],
])('what leaves a part out is not applied to all: %s', (prompt) => {
  expect(planOf(prompt)).toBe('')
})

test('an exception holds for its own sentence', () => {
  expect(planOf('Black and white except the car. Add grain.')).toBe('grain*1')
})

test.each([
  ['noir, don’t touch the face', 'noir*1@background noir*1@hair noir*1@skin noir*1@clothes'],
  ['noir, but keep her face natural', 'noir*1@background noir*1@hair noir*1@skin noir*1@clothes'],
  ['noir without touching her face and hair', 'noir*1@background noir*1@skin noir*1@clothes'],
  ['noir, leave the background as it is', 'noir*1@subject'],
  ['noir, leave him alone', 'noir*1@background'],
])('what is left alone stays out of the look: %s', (prompt, plan) => {
  expect(planOf(prompt)).toBe(plan)
  expect(outcomesOf(prompt).at(-1)).toMatch(/^\+ .*: kept as it is$/)
})

test('nothing is done where nothing is left to do it to', () => {
  expect(planOf('noir, don’t touch her, don’t touch the background')).toBe('')
  expect(outcomesOf('noir, don’t touch her, don’t touch the background')[0]).toMatch(/^- noir: a part of the picture/)
})

test('“without changing” is no part of what is changed', () => {
  expect(outcomesOf('make the coat red without changing her hair')).toEqual([
    expect.stringMatching(/^[+~] make the coat red: /),
    '+ without changing her hair: kept as it is',
  ])
})

const WITHOUT_CLOTHES =
  'black-and-white*1@background black-and-white*1@hair black-and-white*1@face black-and-white*1@skin'

test.each([
  ['make everything black and white except the red dress', WITHOUT_CLOTHES],
  ['black and white but leave the dress in colour', WITHOUT_CLOTHES],
  ['black and white with only the dress in colour', WITHOUT_CLOTHES],
  ['make the dress red and the rest black and white', `${WITHOUT_CLOTHES} clothes=red`],
  ['everything except her in sepia', 'sepia*1@background'],
  ['sepia, but keep her in colour', 'sepia*1@background'],
  ['make everything sepia but the background', 'sepia*1@subject'],
  ['Sepia. Keep her in colour.', 'sepia*1@background'],
  ['keep the person in colour and everything else black and white', 'black-and-white*1@background'],
  ['blur everything, but keep the subject in focus', 'blur+1@background'],
  ['sepia only on the background', 'sepia*1@background'],
  ['black and white, only on her face', 'black-and-white*1@face'],
  ['make her dress red, the rest grey', `${WITHOUT_CLOTHES} clothes=red`],
])('what can be told apart is left out: %s', (prompt, plan) => {
  expect(planOf(prompt)).toBe(plan)
})

test.each([
  ['put her on a beach, don’t touch the face', '+ don’t touch the face: kept as it is'],
  ['put her on a beach, keep her clothes', '+ keep her clothes: kept as it is'],
  ['make her dress red, don’t change the background', '+ don’t change the background: kept as it is'],
  ['make the background sepia, keep her in colour', '+ keep her in colour: kept as it is'],
  ['make her dress red, keep her clothes', '- keep her clothes: another part of the prompt changes it'],
  ['keep the background, put her on a beach', '- keep the background: another part of the prompt changes it'],
])('whether it is kept follows from the plan: %s', (prompt, outcome) => {
  expect(outcomesOf(prompt)).toContain(outcome)
})

test.each([
  'make it snow heavily, keep her face as it is',
  'add fog, don’t touch her face',
  'make it rain, leave the background as it is',
])('what is kept stands in the weather: %s', (prompt) => {
  expect(outcomesOf(prompt).at(-1)).toMatch(/^~ .*: stays what and where it is, yet the weather is in front of it too$/)
})
