import { expect, test } from 'vitest'
import { tokensOf } from '../../../../bench/prompts/tokens.ts'
import { understand } from '../../../../src/engines/local/understand/understand.ts'

const doneOf = (prompt: string) => tokensOf(understand(prompt, null).plan)
const toldOf = (prompt: string) => understand(prompt, null).edits.map(({ outcome, detail }) => `${outcome}: ${detail}`)

test.each([
  ['the jacket #102030, and the trousers too', ['top:16.32.48', 'bottom:16.32.48']],
  ['make the shirt #102030 and the background too', ['bg:colour', 'top:16.32.48']],
  ['夹克换成#102030，裤子也是', ['top:16.32.48', 'bottom:16.32.48']],
  ['#302010 shirt, no, #102030', ['top:16.32.48']],
  ['the shirt is #302010, I want it #102030', ['top:16.32.48']],
  ['我不喜欢这件外套，改成#102030', ['top:16.32.48']],
  ['the jacket #102030, and the trousers and skirt too', ['top:16.32.48', 'bottom:16.32.48']],
  ['make it sepia, sorry', ['look:sepia']],
  ['the trousers too', []],
])('what is not said again is what was said before: %s', (prompt, expected) => {
  expect(doneOf(prompt)).toEqual(expected)
})

test.each([
  ['put her on a beach in a #102030 dress', ['bg:beach', 'clothes:16.32.48']],
  ['put her on a beach at sunset in a short #102030 dress', ['bg:sunset-beach', 'clothes:16.32.48']],
  ['send him to an office dressed in a #102030 suit', ['bg:office', 'clothes:16.32.48']],
  ['put her in a park wearing a #102030 coat', ['bg:park', 'top:16.32.48']],
  ['put her in a #102030 dress on the beach', ['bg:beach', 'clothes:16.32.48']],
  ['put the woman on the left in a #102030 dress', []],
  ['a woman in a #102030 coat on a beach', []],
])('a place and clothes are two wishes: %s', (prompt, expected) => {
  expect(doneOf(prompt)).toEqual(expected)
})

test.each([
  [
    'plaid shirt, #102030 and #302010',
    [
      [16, 32, 48],
      [48, 32, 16],
    ],
  ],
  [
    'striped shirt in #102030 and #302010',
    [
      [16, 32, 48],
      [48, 32, 16],
    ],
  ],
])('a pattern takes the colours after it: %s', (prompt, colours) => {
  expect(understand(prompt, null).plan.garments).toMatchObject([{ part: 'top', fill: { kind: 'pattern', colours } }])
})

test.each([
  ['give her a short #102030 dress', 'short'],
  ['long curly #102030 hair', 'long” and “curly'],
])('how clothes are cut and hair is worn is left out, and told: %s', (prompt, left) => {
  expect(toldOf(prompt)).toEqual([expect.stringMatching(new RegExp(`^approximated: .*“${left}” left out$`))])
})

test.each([
  ['fog. lots of it', 1.35],
  ['add fog, just a little', 0.5],
  ['fog, not too much', 0.5],
])('how much is wanted may be said after it: %s', (prompt, strength) => {
  expect(understand(prompt, null).plan.atmospheres).toEqual([{ name: 'fog', strength }])
})

test.each([
  ['superhero costume'],
  ['vintage dress'],
  ['make her look cooler'],
  ['make one of their shirts green'],
  ["her hair's too orange"],
  ['overexposed'],
  ['give him a beard, thick and dark'],
])('nothing is done where it would be something else: %s', (prompt) => {
  expect(doneOf(prompt)).toEqual([])
})

test('what is said again for another part has that part’s shortfalls', () => {
  expect(toldOf('the trousers #102030, and the shirt too')[1]).toMatch(/^approximated: .*layers are not told apart$/)
})

test('what cannot be kept is not said to be', () => {
  expect(toldOf('make her dress red, keep her dress silky')[1]).not.toMatch(/nothing is done|kept as it is/)
  expect(toldOf('leather jacket, keep the colour of the background')[1]).toBe('applied: kept as it is')
  expect(toldOf('make her dress leather, keep the colour')[1]).toMatch(/^ignored: a material or a pattern has colours/)
  expect(toldOf('add rain but keep the people dry')[1]).toMatch(
    /^approximated: nothing is done to it; not understood: “dry”/,
  )
})
