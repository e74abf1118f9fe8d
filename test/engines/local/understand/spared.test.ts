import { expect, test } from 'vitest'
import { understand } from '../../../../src/engines/local/understand/understand.ts'

const regionsOf = (prompt: string) => understand(prompt, null).plan.looks.map(({ region = 'frame' }) => region)
const outcomesOf = (prompt: string) =>
  understand(prompt, null).edits.map(({ outcome, detail }) => `${outcome} ${detail}`)

test.each([
  ['make her coat red, film noir', ['top']],
  ['black and white, but her coat is mustard yellow', ['top']],
  ['sepia, dye her hair blue', ['hair']],
  ['black and white, yellow background', ['background']],
] as const)('a colour that is asked for is left out of a look that takes all colour: %s', (prompt, parts) => {
  const regions = regionsOf(prompt)
  expect(regions.length).toBeGreaterThan(0)
  expect(regions).not.toContain('frame')
  for (const part of parts) expect(regions).not.toContain(part)
})

test.each([
  'make her suit black, film noir',
  'put her on a beach, black and white',
  'make her coat red, 35mm film look',
])('other looks, greys and places go under the look: %s', (prompt) => {
  expect(regionsOf(prompt)).toEqual(['frame'])
})

test('a picture that is redrawn without colour is said to hide it', () => {
  expect(outcomesOf('pencil sketch, dye her hair red')).toContainEqual(
    expect.stringMatching(/^approximated .*not seen under the Pencil sketch look$/),
  )
})

test('“which should be” is the part named before', () => {
  const { plan } = understand('make everything black and white except her coat, which should be mustard yellow', null)
  expect(plan.garments).toMatchObject([{ part: 'top', fill: { kind: 'colour' } }])
  expect(plan.looks.map(({ region }) => region)).not.toContain('top')
})
