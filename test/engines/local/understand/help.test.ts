import { expect, test } from 'vitest'
import { USUAL } from '../../../../src/engines/local/understand/help.ts'
import { understand } from '../../../../src/engines/local/understand/understand.ts'
import { reasonsOf } from '../../../../src/engines/local/understand/wording.ts'
import { catalogue, helpOf, nearestOf } from './catalogue.ts'

test('tells what to write instead, then what can be done and what would be needed for the rest', () => {
  const [instead, ability, ...more] = helpOf('turn him into a statue').split('\n')
  expect(instead).toBe(`Try for example: ${USUAL.map((prompt) => `“${prompt}”`).join(', ')}`)
  expect(ability).toContain(`${catalogue.looks.length} looks`)
  for (const { name } of catalogue.adjustments) expect(ability).toContain(name)
  expect(ability).toContain('a generative engine such as dashscope, fal, replicate or comfyui')
  expect(more).toEqual([])
})

test.each([
  ['add a cartoon cat', '“give it the cartoon look”'],
  ['make the background darker', '“make it dark”'],
  ['impressionistic', '“give it the oil painting look”'],
  ['dust storm', '“give it the 8 mm film look”'],
])('names what comes nearest to %s', (prompt, expected) => {
  expect(helpOf(prompt)).toContain(`Nearest to this: ${expected}\n`)
})

test.each(['xyzzy', 'zoom in on her face', 'put her in a darkroom'])(
  'names nothing where nothing is near: %s',
  (prompt) => {
    expect(helpOf(prompt)).not.toContain('Nearest')
  },
)

test.each(USUAL)('what is offered in any case can be done: %s', (prompt) => {
  expect(understand(prompt, null).edits).toEqual([expect.objectContaining({ outcome: 'applied' })])
})

test.each([
  'add a dragon',
  'make it more dramatic',
  'add a park bench',
  'add thunder and a robot',
  'turn the car into gold',
])('what is nearest to “%s” can be done as it is offered', (prompt) => {
  const [instead = ''] = understand(prompt, null).help
  const offers = [...instead.matchAll(/“(.*?)”/g)].map(([, offer = '']) => offer)
  expect(offers).not.toEqual([])
  for (const offer of offers) {
    expect([offer, understand(offer, null).edits.map(({ outcome }) => outcome)]).toEqual([offer, ['applied']])
  }
})

test('tells when the negative prompt takes everything back', () => {
  expect(helpOf('noir', 'noir')).toContain('taken back by the prompt or the negative prompt')
  expect(helpOf('noir', 'sepia')).not.toContain('taken back')
})

test('tells why each part is not done, and how many more there are', () => {
  const edits = [...Array(8).keys()].map((index) => {
    return { clause: `part ${index}`, outcome: 'ignored' as const, detail: 'no' }
  })
  expect(reasonsOf(edits.slice(0, 2))).toEqual(['“part 0”: no', '“part 1”: no'])
  expect(reasonsOf(edits).slice(-2)).toEqual(['“part 5”: no', 'and 2 more'])
  expect(reasonsOf([{ clause: 'keep it', outcome: 'applied', detail: 'kept as it is' }])).toEqual([])
})

test('gives the prompts that come nearest by themselves too', () => {
  expect(nearestOf('impressionistic')).toEqual(['give it the oil painting look'])
  expect(nearestOf('xyzzy')).toEqual([])
})
