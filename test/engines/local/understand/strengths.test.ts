import { expect, test } from 'vitest'
import { outcomesOf, planOf } from './catalogue.ts'

test.each([
  ['slightly sepia', 'sepia*0.5'],
  ['a touch of grain', 'grain*0.5'],
  ['a subtle vignette', 'vignette*0.5'],
  ['light grain', 'grain*0.5'],
  ['just a little bit of grain', 'grain*0.5'],
  ['very subtle grain', 'grain*0.5'],
  ['half the grain', 'grain*0.5'],
  ['a fairly strong vignette', 'vignette*0.75'],
  ['heavy grain', 'grain*1.35'],
  ['a lot of grain', 'grain*1.35'],
  ['more grain', 'grain*1.35'],
  ['dark vignette', 'vignette*1.35'],
  ['very strong sepia', 'sepia*1.6'],
  ['extremely sepia', 'sepia*1.6'],
  ['grain at 30%', 'grain*0.4'],
  ['vignette: strong', 'vignette*1.35'],
])('look: %s', (prompt, expected) => {
  expect(planOf(prompt)).toBe(expected)
})

test.each([
  ['slightly darker', 'exposure-0.4'],
  ['make it a bit warmer', 'temperature+0.4'],
  ['brighter', 'exposure+1'],
  ['brighten it a lot', 'exposure+1.35'],
  ['much darker', 'exposure-1.35'],
  ['super saturated', 'saturation+1.6'],
  ['desaturate it completely', 'saturation-1.6'],
  ['much more vivid', 'saturation+1.35'],
  ['less dark', 'exposure+1'],
  ['a bit less saturated', 'saturation-0.4'],
  ['it’s too dark', 'exposure+1'],
  ['way too bright', 'exposure-1.35'],
  ['too much contrast', 'contrast-1'],
  ['not enough contrast', 'contrast+1'],
])('adjective: %s', (prompt, expected) => {
  expect(planOf(prompt)).toBe(expected)
})

test.each([
  ['more contrast', 'contrast+1'],
  ['less contrast', 'contrast-1'],
  ['increase the saturation', 'saturation+1'],
  ['reduce brightness slightly', 'exposure-0.4'],
  ['turn the saturation down a bit', 'saturation-0.4'],
  ['turn up the contrast', 'contrast+1'],
  ['contrast up, saturation down', 'contrast+1 saturation-1'],
  ['higher contrast and lower saturation', 'contrast+1 saturation-1'],
  ['increase contrast, saturation and brightness', 'contrast+1 saturation+1 exposure+1'],
  ['less contrast and saturation', 'contrast-1 saturation-1'],
  ['add warmth and contrast', 'temperature+1 contrast+1'],
  ['a touch of warmth', 'temperature+0.4'],
  ['a lot more light', 'exposure+1.35'],
  ['increase contrast by 20%', 'contrast+0.2'],
])('dial: %s', (prompt, expected) => {
  expect(planOf(prompt)).toBe(expected)
})

test.each([
  ['noir, but not too strong', 'noir*0.5', ['+ noir, but not too strong: Film noir look, slight']],
  ['make it darker, just a bit', 'exposure-0.4', ['+ make it darker, just a bit: exposure slightly down']],
  [
    'noir with grain, very heavy',
    'noir*1 grain*1.6',
    ['+ noir: Film noir look', '+ grain, very heavy: 35 mm film look, very strong'],
  ],
])('words about the strength join the edit before them: %s', (prompt, plan, outcomes) => {
  expect(planOf(prompt)).toBe(plan)
  expect(outcomesOf(prompt)).toEqual(outcomes)
})

test.each([['contrast'], ['the saturation'], ['contrast saturation'], ['brightness and contrast']])(
  'a dial alone says nothing: %s',
  (prompt) => {
    expect(planOf(prompt)).toBe('')
  },
)

test.each([
  ['saturation -20%'],
  ['contrast 1.5'],
  ['saturation +20'],
  ['less grain'],
  ['reduce the grain'],
  ['too grainy'],
])('what cannot be followed is not followed: %s', (prompt) => {
  expect(planOf(prompt)).toBe('')
})

test('each edit stands once, at its strongest', () => {
  expect(planOf('grain, heavy grain, a bit of grain')).toBe('grain*1.35')
  expect(planOf('darker, much darker')).toBe('exposure-1.35')
})

test('the last word counts where two contradict each other', () => {
  expect(planOf('brighter, darker, much brighter')).toBe('exposure+1.35')
  expect(outcomesOf('make it brighter and then darker')).toEqual([
    '- make it brighter: contradicted by “darker”, which comes later',
    '+ darker: exposure down',
  ])
})
