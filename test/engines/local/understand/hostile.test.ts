import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adjustments } from '../../../../src/engines/local/adjust/catalogue.ts'
import { looks } from '../../../../src/engines/local/looks/catalogue.ts'
import { understand } from '../../../../src/engines/local/understand/understand.ts'

const phrases = [
  ...looks.flatMap((look) => [...look.phrases, ...(look.near ?? [])]),
  ...adjustments.flatMap(({ up, down, nouns }) => [...up, ...down, ...nouns]),
]
const words = (
  'make change add remove keep increase less more very slightly too not no without the a it this video look style ' +
  'background goblin her red film of like to with and or but , . ; \n 50% -20 35 mm don’t except only'
).split(' ')
const prompts = fc
  .array(
    fc.oneof(fc.constantFrom(...phrases), fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 8 })),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(' ').slice(0, 5000))

test('any prompt gives a plan within its bounds', () => {
  fc.assert(
    fc.property(prompts, fc.option(prompts), (prompt, negativePrompt) => {
      const { plan, edits } = understand(prompt, negativePrompt)
      expect(new Set(plan.looks.map(({ name }) => name)).size).toBe(plan.looks.length)
      expect(new Set(plan.adjustments.map(({ name }) => name)).size).toBe(plan.adjustments.length)
      for (const { strength } of plan.looks) expect(strength >= 0.4 && strength <= 1.6).toBe(true)
      for (const { amount } of plan.adjustments) expect(Math.abs(amount) > 0 && Math.abs(amount) <= 1.6).toBe(true)
      expect(edits.length).toBeGreaterThan(0)
    }),
    { numRuns: 500 },
  )
})

test('what is in the plan is told, and what is told as done is in the plan', () => {
  fc.assert(
    fc.property(prompts, (prompt) => {
      const { plan, edits } = understand(prompt, null)
      const told = edits.filter(({ outcome }) => outcome !== 'ignored').map(({ detail }) => detail)
      for (const { name } of plan.looks) {
        const title = looks.find((look) => look.name === name)?.title
        expect(told.some((detail) => detail.includes(`${title} look`))).toBe(true)
      }
      for (const { name, amount } of plan.adjustments) {
        const way = amount > 0 ? 'up' : 'down'
        expect(told.some((detail) => detail.startsWith(name) && detail.includes(way))).toBe(true)
      }
      const isEmpty = Object.values(plan).flat().length === 0
      if (isEmpty) expect(told.every((detail) => /^(none is added|left out|kept)/.test(detail))).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('the same prompt gives the same answer', () => {
  fc.assert(
    fc.property(prompts, (prompt) => {
      expect(understand(prompt, prompt)).toEqual(understand(prompt, prompt))
    }),
    { numRuns: 50 },
  )
})

test.each([
  ['commas', ','],
  ['dashes', '- '],
  ['emoji', '🐶👨‍👩‍👧'],
  ['control characters', '\u0000\u0001\u0007\n\r\t'],
  ['right to left', '\u202eاجعل الفيديو '],
  ['zero width', 'n\u200bo\u200di\u2060r '],
  ['combining marks', 'e\u0301\u0302\u0303'],
  ['lone surrogates', '\ud800'],
  ['one word', 'vintagee'],
  ['ideographs', '把视频变成黑白风格猫'],
  ['words', 'vintge look with havey grain and a vignete, '],
  ['adjectives', 'a dark, '],
  ['negations', 'no grain '],
  ['strengths', 'noir very '],
  ['unknown words', 'zxqwert plmokn '],
  ['tails', 'noir film of a dog like '],
  ['numbers', '1.5 50% '],
])('5000 characters of %s take time in proportion, and not much', (_, unit) => {
  const [short, long] = [1250, 5000].map((length) =>
    fastest(unit.repeat(Math.ceil(length / unit.length)).slice(0, length)),
  )
  // Four times as long; anything quadratic takes sixteen times as long, whatever the machine.
  expect(long).toBeLessThan(Math.max(50, 8 * (short ?? 0)))
  expect(long).toBeLessThan(1000)
})

/** The least of a few readings, in milliseconds of the processor. */
function fastest(prompt: string): number {
  const times = [...Array(5).keys()].map(() => {
    const start = process.cpuUsage()
    const { edits } = understand(prompt, prompt.slice(0, prompt.length / 2))
    expect(edits.length).toBeLessThanOrEqual(250)
    for (const { clause, detail } of edits) expect(clause.length + detail.length).toBeLessThan(1000)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return Math.min(...times)
}
