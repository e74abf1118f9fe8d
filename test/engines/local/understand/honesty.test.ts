import { expect, test } from 'vitest'
import { outcomesOf, planOf } from './catalogue.ts'

test.each([
  ['make the sky black and white'],
  ['make the car darker and warmer'],
  ['make the car darker, warmer and more saturated'],
  ['make the background\nblack and white'],
  ['dark, moody background'],
  ['make the hat red and darker'],
  ['blur the licence plates'],
  ['warm tones on the table'],
  ['vintage street sign'],
  ['a vignette on the background'],
  ['woman in black and white'],
  ['make a woman darker'],
  ['make the greens more vivid'],
  ['a vignette around the face'],
  ['make the 🐕 black and white'],
])('a part of the picture: %s', (prompt) => {
  expect(planOf(prompt)).toBe('')
})

test.each([
  ['change the car to a vintage car'],
  ['replace the background with a vintage room'],
  ['give her a vintage dress'],
  ['add a cartoon cat'],
  ['add a vintage, rusty goblin'],
  ['add a painting'],
  ['insert a vintage photo'],
  ['add a haunted house'],
  ['turn it into a zombie'],
  ['use a retro goblin'],
  ['warm smile'],
  ['dark smoke effect'],
  ['remove the blurry person'],
  ['add text that says noir'],
  ['make the painting brighter'],
  ['make the sunset warmer'],
  ['a woman walks on a beach'],
  ['woman in a red coat walking in the snow'],
  ['girl dancing in the rain'],
  ['keep the pose and the beach background'],
  ['keep her face and the red jacket'],
  ['make trucks made of wood in a forest'],
  ['replace the sky with a forest'],
  ['make the car red, then make it foggy'],
  ['change the background to a kitchen table'],
  ['make her dress red and white'],
  ['make her hair plaid'],
  ['give her a red hat'],
  ['make everything black and white but the car'],
  ['make him a police officer'],
])('another thing: %s', (prompt) => {
  expect(planOf(prompt)).toBe('')
})

test.each([
  ['add a dog and make it black and white'],
  ['change the car to a truck. Make it vintage.'],
  ['blur the dog and make it darker'],
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
  ['change the background to a volcano, film grain', 'grain*1'],
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
  expect(outcomesOf('Change the dog to a cat and a bird, add grain & make the hat red; 4K.')).toEqual([
    '- Change the dog to a cat and a bird: cannot be done to “dog”: only people, the background, clothes, hair, faces and skin are told apart',
    '+ add grain: 35 mm film look',
    '- make the hat red: only clothes above and below the hips and hair are told apart; other things that are worn stay as they are',
    '- 4K: the quality stays that of the clip',
  ])
  expect(outcomesOf('please')).toEqual(['- please: names no look or adjustment'])
})
