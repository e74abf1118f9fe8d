import { expect, test } from 'vitest'
import { reasonsOf } from '../../../../src/engines/local/understand/wording.ts'
import { catalogue, helpOf, nearestOf } from './catalogue.ts'

test('tells what can be done and what would be needed for the rest', () => {
  const help = helpOf('turn him into a statue')
  expect(help).toContain(`${catalogue.looks.length} looks`)
  for (const { name } of catalogue.adjustments) expect(help).toContain(name)
  expect(help).toContain('a generative engine such as dashscope, fal, replicate or comfyui')
  expect(help.match(/\. [A-Z]/g)).toHaveLength(1)
})

test.each([
  ['add a cartoon cat', 'nearest to this prompt: Cartoon.'],
  ['make the background darker', 'nearest to this prompt: exposure.'],
  ['impressionistic', 'nearest to this prompt: Oil painting.'],
  ['dust storm', 'nearest to this prompt: 8 mm film.'],
])('names what comes nearest to %s', (prompt, expected) => {
  expect(helpOf(prompt)).toContain(expected)
})

test('names nothing where nothing is near', () => {
  expect(helpOf('xyzzy')).not.toContain('nearest')
})

test('tells when the negative prompt takes everything back', () => {
  expect(helpOf('noir', 'noir')).toContain('taken back by the prompt or the negative prompt')
  expect(helpOf('noir', 'sepia')).not.toContain('taken back')
})

test('tells why each part is not done, and how many more there are', () => {
  const edits = [...Array(8).keys()].map((index) => {
    return { clause: `part ${index}`, outcome: 'ignored' as const, detail: 'no' }
  })
  expect(reasonsOf(edits.slice(0, 2))).toBe('“part 0”: no; “part 1”: no')
  expect(reasonsOf(edits)).toMatch(/“part 5”: no; and 2 more$/)
  expect(reasonsOf([{ clause: 'keep it', outcome: 'applied', detail: 'kept as it is' }])).toBe('')
})

test('gives what comes nearest as titles too', () => {
  expect(nearestOf('impressionistic')).toEqual(['Oil painting'])
  expect(nearestOf('xyzzy')).toEqual([])
})
