import { expect, test } from 'vitest'
import { outcomesOf, planOf } from './catalogue.ts'

test.each([
  ['noir, no vignette', 'noir*1'],
  ['sepia and grain, no grain', 'sepia*1'],
  ['sepia without grain or vignette', 'sepia*1'],
  ['sepia without grain and vignette', 'sepia*1'],
  ['sepia not vintage', 'sepia*1'],
  ['instead of noir use sepia', 'sepia*1'],
  ['make it sepia rather than noir', 'sepia*1'],
  ['no grain, sepia', 'sepia*1'],
  ['don’t make it dark, make it warm', 'temperature+1'],
  ['darker but not too dark', 'exposure-0.4'],
  ['brighter, but don’t let it get too dark', 'exposure+1'],
  ['no grain', ''],
  ['don’t blur it', ''],
  ['not too dark', ''],
  ['not black and white', ''],
])('%s', (prompt, expected) => {
  expect(planOf(prompt)).toBe(expected)
})

test('an edit that is taken back says by what', () => {
  expect(outcomesOf('noir with 35 mm grain, no grain')).toEqual([
    '+ noir: Film noir look',
    '- 35 mm grain: contradicted by “no grain”',
    '+ no grain: left out',
  ])
})

test('what is in the clip already cannot be taken out', () => {
  expect(outcomesOf('sepia. Remove the grain.')).toEqual([
    '+ sepia: Sepia look',
    '- Remove the grain: what is in the clip already cannot be taken out',
  ])
  expect(outcomesOf('no people, noir')).toEqual([
    '- no people: nothing can be taken out of the picture',
    '+ noir: Film noir look',
  ])
})

test('a look that brings the unwanted along stays, and says so', () => {
  expect(outcomesOf('super 8 without grain')).toEqual([
    '+ super 8: 8 mm film look',
    '- without grain: the 8 mm film look brings it along and cannot do without',
  ])
  expect(outcomesOf('noir', 'vignette')).toEqual([
    '+ noir: Film noir look',
    '- vignette: negative prompt: the Film noir look brings it along and cannot do without',
  ])
})

test.each([
  ['sepia with grain', 'grain', 'sepia*1'],
  ['sepia with grain', 'no grain', 'sepia*1'],
  ['sepia with a vignette and grain', 'grain, vignette, blur', 'sepia*1'],
  ['sepia and darker', 'dark, gloomy', 'sepia*1'],
  ['sepia and more contrast', 'high contrast', 'sepia*1'],
  ['sepia and less contrast', 'high contrast', 'sepia*1 contrast-1'],
  ['noir', 'low quality, deformed hands, extra fingers, blurry background, dark circles', 'noir*1'],
  ['noir', '', 'noir*1'],
  ['noir', 'noir', ''],
  ['noir, grain. Negative prompt: grain, blurry', null, 'noir*1'],
])('negative prompt: %s / %s', (prompt, negativePrompt, expected) => {
  expect(planOf(prompt, negativePrompt)).toBe(expected)
})

test('the usual boilerplate of a negative prompt is fine', () => {
  expect(outcomesOf('noir', 'low quality, deformed hands, extra fingers, watermark')).toEqual([
    '+ noir: Film noir look',
  ])
})

test('parts of a negative prompt that nothing can be kept out by are told together', () => {
  const [, ...told] = outcomesOf('noir', 'dragons, a red car, rain, grain, low quality')
  expect(told).toHaveLength(1)
  expect(told[0]).toMatch(/^- dragons, a red car: negative prompt: only looks, adjustments and weather can be kept out/)
})

test.each([
  ['make her coat red, no, blue', 'top=blue'],
  ['sepia. No, noir.', 'noir*1'],
  ['colorize this old movie; warmer', 'temperature+1'],
  ['darken it so nobody can recognise him', 'exposure-1'],
])('%s', (prompt, expected) => {
  expect(planOf(prompt)).toBe(expected)
})

test('of two alternatives the first is done', () => {
  expect(outcomesOf('sepia or black and white')).toEqual([
    '+ sepia: Sepia look',
    '- black and white: only an alternative; the first is done',
  ])
})
