import { expect, test } from 'vitest'
import { scenes } from '../../../../src/engines/local/scenes/catalogue.ts'
import { understand } from '../../../../src/engines/local/understand/understand.ts'

const planOf = (prompt: string) => understand(prompt, null).plan

test.each(scenes)('people are put in a place, not dressed in it: $name', ({ phrases, near = [] }) => {
  for (const phrase of [...phrases, ...near]) {
    for (const prompt of [`put her in a ${phrase}`, `she is in the ${phrase}`]) {
      expect(planOf(prompt).garments, prompt).toBeUndefined()
    }
  }
})

test.each(scenes)('a famous place is stood in for, not claimed: $name', ({ near = [] }) => {
  for (const phrase of near) {
    const { plan, edits } = understand(`change the background to ${phrase}`, null)
    if (plan.background?.kind === 'scene') expect(edits.map(({ outcome }) => outcome)).not.toContain('applied')
  }
})

test.each([
  ['put her in a forest', 'forest'],
  ['put him in Times Square', 'times-square'],
  ['place her in front of the Eiffel Tower', 'paris-street'],
  ['put her on a street in Tokyo', 'neon-street'],
  ['put her in a desert instead of the office', 'desert'],
])('%s', (prompt, name) => {
  expect(planOf(prompt).background).toMatchObject({ kind: 'scene', name })
})
