import { expect, test } from 'vitest'
import { outcomesOf, planOf } from './catalogue.ts'

test.each([
  ['make the background black and white'],
  ['make the background darker and warmer'],
  ['make the background darker, warmer and more saturated'],
  ['make the background\nblack and white'],
  ['make the dark, moody background black and white'],
  ['dark, moody background'],
  ['dark and rainy street'],
  ['make the jacket red and darker'],
  ['blur the faces'],
  ['warm tones on her skin'],
  ['vintage street sign'],
  ['make the greens more vivid'],
  ['a vignette around the face'],
  ['make the 🐕 black and white'],
])('a part of the picture: %s', (prompt) => {
  expect(planOf(prompt)).toBe('')
})

test.each([
  ['change the car to a vintage car'],
  ['replace the background with a vintage room'],
  ['turn him into a cartoon'],
  ['give her a vintage dress'],
  ['add a cartoon cat'],
  ['add a vintage, rusty goblin'],
  ['add a painting'],
  ['insert a vintage photo'],
  ['add a haunted house'],
  ['turn it into a zombie'],
  ['put her on a cold street'],
  ['use a retro goblin'],
  ['warm smile'],
  ['dark smoke effect'],
  ['remove the blurry person'],
  ['add text that says noir'],
  ['make the painting brighter'],
  ['make the sunset warmer'],
  ['like it’s raining'],
])('another thing: %s', (prompt) => {
  expect(planOf(prompt)).toBe('')
})

test.each([
  ['add a dog and make it black and white'],
  ['change the car to a truck. Make it vintage.'],
  ['blur the face and make it darker'],
  ['change the dog to a cat and the sky to black and white'],
])('“it” may be what was named before: %s', (prompt) => {
  expect(planOf(prompt)).toBe('')
})

test.each([
  ['A man opens the door. It is dark and raining.'],
  ['the video is dark'],
  ['It was a dark and stormy night'],
  ['the second shot black and white'],
  ['slowly turns black and white'],
  ['fade in from black'],
  ['first half sepia'],
  ['black and white to colour'],
  ['mute the video'],
  ['motion blur'],
  ['make it cool'],
  ['I don’t like the colours'],
  ['make it beautiful'],
  ['edit this video please'],
  ['4k, masterpiece, best quality'],
])('neither a look nor an adjustment: %s', (prompt) => {
  expect(planOf(prompt)).toBe('')
})

test.each([
  ['change the background to a forest, film grain', 'grain*1'],
  ['replace the sky with a lake, cinematic, golden hour', 'teal-orange*1 golden-hour*1'],
  ['remove the logo and make it sepia', 'sepia*1'],
  ['add a dog and make the video sepia', 'sepia*1'],
  ['A horse rides on Mars, oil painting style', 'oil-painting*1'],
  ['make this vintage clip warmer', 'temperature+1'],
  ['make the colours more vivid', 'saturation+1'],
  ['dim the lights', 'exposure-1'],
  ['cool tones', 'temperature-1'],
  ['add a cartoon effect', 'cartoon*1'],
  ['turn it into a painting', 'oil-painting*1'],
  ['zombie movie style', 'horror*1'],
  ['like an old vintage film with scratches and film grain', 'vintage*1 grain*1'],
  ['turn it into a Japanese anime', 'cartoon*1'],
  ['a cartoon with thick black outlines', 'cartoon*1'],
])('the rest of a prompt still counts: %s', (prompt, expected) => {
  expect(planOf(prompt)).toBe(expected)
})

test('unknown words of a style are left out, and named', () => {
  expect(outcomesOf('a gritty noir detective film from the forties')).toEqual([
    '~ a gritty noir detective film from the forties: Film noir look; “detective” left out',
  ])
  expect(outcomesOf('an oil painting of a vintage forest')).toEqual([
    '~ an oil painting of a vintage forest: Oil painting look; “forest” left out',
  ])
  expect(outcomesOf('make it warm like a sunset at sea')).toEqual([
    '~ make it warm like a sunset at sea: temperature up; “sea” left out',
  ])
  expect(outcomesOf('noir in the style of Fritz Lang')).toEqual([
    '~ noir in the style of Fritz Lang: Film noir look; “Fritz” and “Lang” left out',
  ])
})

test('a look that only comes near is an approximation', () => {
  expect(outcomesOf('make the style impressionist')).toEqual([
    '~ make the style impressionist: stands in for “impressionist”: Oil painting look',
  ])
  expect(outcomesOf('van gogh oil painting')).toEqual([
    '~ van gogh oil painting: stands in for “van gogh oil painting”: Oil painting look',
  ])
})

test('moods and times only describe the look beside them', () => {
  expect(planOf('moody noir')).toBe('noir*1')
  expect(planOf('1970s')).toBe('vintage*1')
  expect(outcomesOf('film noir, 1970s, grain')).toEqual([
    '+ film noir: Film noir look',
    '~ 1970s: taken as a part of the Film noir look',
    '+ grain: 35 mm film look',
  ])
})

test('every part is told what became of it', () => {
  expect(outcomesOf('Change the dog to a cat and a bird, add grain & make the jacket red; 4K.')).toEqual([
    '- Change the dog to a cat and a bird: only the whole frame can be edited, not “dog” alone',
    '+ add grain: 35 mm film look',
    '- make the jacket red: only the whole frame can be edited, not “jacket” and “red” alone',
    '- 4K: the quality stays that of the clip',
  ])
  expect(outcomesOf('please')).toEqual(['- please: names no look or adjustment'])
})
