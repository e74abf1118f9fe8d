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

test.each([
  ['put her in heavy rain on a city street at night', 'city-night', 'rain'],
  ['put him in a snowstorm in the mountains', 'mountains', 'blizzard'],
  ['put her in thick fog in the forest', 'forest', 'fog'],
  ['put her in a storm at sea', 'ocean', 'storm'],
  ['she stands in pouring rain at night in the city', 'city-street', 'rain'],
  ['a desert in a sandstorm', 'desert', 'sandstorm'],
  ['standing in the rain on a street in Paris', 'paris-street', 'rain'],
  ['put her in a forest with heavy snow', 'forest', 'blizzard'],
])('weather may come before its place: %s', (prompt, name, weather) => {
  const { background, atmospheres } = planOf(prompt)
  expect(background).toMatchObject({ kind: 'scene', name })
  expect(atmospheres).toMatchObject([{ name: weather }])
})

test('weather before a place is as strong as it says', () => {
  const strengthOf = (prompt: string) => planOf(prompt).atmospheres?.[0]?.strength ?? 0
  expect(strengthOf('put her in heavy rain on a street')).toBeGreaterThan(strengthOf('put her in the rain on a street'))
  expect(strengthOf('put her in light rain on a street')).toBeLessThan(strengthOf('put her in the rain on a street'))
})

test('what is only weather is no place', () => {
  expect(planOf('put her in a thunderstorm')).toMatchObject({ atmospheres: [{ name: 'storm' }] })
  expect(planOf('put her in a thunderstorm').background).toBeUndefined()
})

test.each([
  ['put her on a street at dawn', { name: 'city-street', time: 'dawn' }],
  ['put him in a misty pine forest in the early morning', { name: 'forest', time: 'dawn' }],
  ['put her on a tropical beach at sunset', { name: 'tropical-beach', time: 'dusk' }],
  ['put her on a street in the late afternoon', { name: 'city-street', time: 'day' }],
  ['put her in front of snowy mountains on a sunny day, wearing a red shirt', { name: 'snowy-mountains', time: 'day' }],
  ['put him by a lake at blue hour', { name: 'lake', time: 'night' }],
])('%s: %o', (prompt, expected) => {
  expect(planOf(prompt).background).toEqual({ kind: 'scene', ...expected })
})

test('there is no rain in a room, and the outcome says so', () => {
  const { plan, edits } = understand('change the background to a cozy cafe on a rainy evening', null)
  expect(plan).toMatchObject({ background: { kind: 'scene', name: 'cafe', time: 'dusk' } })
  expect(plan.atmospheres ?? []).toEqual([])
  expect(edits).toMatchObject([{ outcome: 'approximated', detail: expect.stringContaining('rain left out') }])
})
