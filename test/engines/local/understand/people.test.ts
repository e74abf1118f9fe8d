import { expect, test } from 'vitest'
import { interpreterOf } from '../../../../src/engines/local/understand/interpret.ts'
import { catalogue, outcomesOf, planOf } from './catalogue.ts'

test('the sentence that all this is for', () => {
  expect(outcomesOf('put her on a snowy street at night, make her coat red, 35mm grain')).toEqual([
    '+ put her on a snowy street at night: background: snowy street by night',
    '~ make her coat red: clothes above the hips: red; all that is worn above the hips takes it, and what goes on below without a seam, as layers are not told apart',
    '+ 35mm grain: 35 mm film look',
  ])
  expect(planOf('put her on a snowy street at night, make her coat red, 35mm grain')).toBe(
    'grain*1 place:snowy-street,night top=red',
  )
})

test.each([
  ['put her on a beach', 'place:beach'],
  ['Could you please place them in a forest?', 'place:forest'],
  ['change the background to a beach at night', 'place:beach,night'],
  ['replace the backdrop with a forest', 'place:forest'],
  ['I would like to have the background replaced with a forest', 'place:forest'],
  ['she is standing in a forest', 'place:forest'],
  ['as if it were shot in space', 'place:space'],
  ['beach background', 'place:beach'],
  ['background: beach', 'place:beach'],
  ['use a beach as the background', 'place:beach'],
  ['put a forest behind her', 'place:forest'],
  ['on a beach at sunset', 'place:beach,dusk'],
  ['a snowy street at night', 'place:snowy-street,night'],
  ['put her in the forest, at night', 'place:forest,night'],
  ['change the backgroud to a forrest', 'place:forest'],
  ['put her in a foggy forest', 'place:forest fog*1'],
  ['put her on a street in the rain', 'place:city-street rain*1'],
  ['put her in the city at night', 'place:city-night'],
  ['change the street to a beach', 'place:beach'],
  ['put her on a beach and make it cinematic', 'teal-orange*1 place:beach'],
  ['put her on a beach and make it darker', 'exposure-1@background place:beach'],
  ['put her on a beach, no, put her in a forest', 'place:forest'],
  ['put her on a neon street with a forest', 'place:neon-street'],
  ['put her on a Tokyo street', 'place:neon-street'],
  ['change the background to a volcano', ''],
  ['beach', ''],
])('a place: %s', (prompt, plan) => {
  expect(planOf(prompt)).toBe(plan)
})

test.each([
  ['white background', 'plain:white'],
  ['solid #ff8800 background', 'plain:#ff8800'],
  ['make the background dark blue', 'plain:dark blue'],
  ['a gradient from blue to white as background', 'gradient:blue>white'],
  ['blue and white gradient background', 'gradient:blue>white'],
  ['green screen', 'plain:0,177,64'],
  ['remove the background', 'plain:255,255,255'],
  ['blur the background', 'blurred*1'],
  ['blur the background a little', 'blurred*0.5'],
  ['shallow depth of field', 'blurred*1'],
  ['use the reference image as background', 'reference'],
])('a background that is no place: %s', (prompt, plan) => {
  expect(planOf(prompt)).toBe(plan)
})

test('what is near, and what is left out, is told', () => {
  expect(outcomesOf('put her in front of the Eiffel Tower')).toEqual([
    '~ put her in front of the Eiffel Tower: stands in for “Eiffel Tower”: background: old town',
  ])
  expect(outcomesOf('put her in a burning forest')).toEqual([
    '~ put her in a burning forest: background: forest; “burning” left out',
  ])
  expect(outcomesOf('remove the background')[0]).toMatch(/^~ .*“green screen” gives a background to key out$/)
  expect(outcomesOf('change the background to a forest table')[0]).toMatch(/^- .*no scene like this; nearest: forest$/)
})

test.each([
  ['turn the jacket red', 'top=red'],
  ['change the colour of her dress to blue', 'clothes=blue'],
  ['red jacket', 'top=red'],
  ['make her jeans black and her shirt white', 'top=white bottom=black'],
  ['give him a leather jacket', 'top=leather'],
  ['give her a black leather jacket', 'top=black-leather'],
  ['red and white striped shirt', 'top=red-white-stripes'],
  ['make the skirt plaid', 'bottom=plaid'],
  ['dress her in blue', 'clothes=blue'],
  ['swap the outfit for a tuxedo', 'clothes=black'],
  ['dye her hair pink', 'hair=pink'],
  ['make the man’s jacket dark blue', 'top=dark blue'],
  ['make the jacket and trousers green', 'clothes=green'],
  ['make the jacket out of denim', 'top=denim'],
  ['wear the outfit of the reference image', 'clothes=reference'],
  ['make her coat red, then make her coat blue', 'top=blue'],
  ['make the shirt red and darker', 'exposure-1@top top=red'],
  ['make her dress red and give it a vintage film look', 'vintage*1 clothes=red'],
  ['change the shirt into a hoodie', ''],
  ['take off her jacket', ''],
  ['remove his glasses', ''],
])('an outfit: %s', (prompt, plan) => {
  expect(planOf(prompt)).toBe(plan)
})

test.each([
  ['make the background black and white', 'black-and-white*1@background'],
  ['make the background darker and warmer', 'exposure-1@background temperature+1@background'],
  ['make the dark, moody background black and white', 'black-and-white*1@background'],
  ['black and white background', 'black-and-white*1@background'],
  ['turn him into a cartoon', 'cartoon*1@subject'],
  ['blur the faces', 'blur+1@face'],
  ['brighten the face of the woman', 'exposure+1@face'],
  ['make his hair darker', 'exposure-1@hair'],
  ['make her top black and white', 'black-and-white*1@top'],
  ['make the background sepia and the person black and white', 'sepia*1@background black-and-white*1@subject'],
])('a region: %s', (prompt, plan) => {
  expect(planOf(prompt)).toBe(plan)
})

test.each([
  ['make it snow', 'snow*1'],
  ['let it rain', 'rain*1'],
  ['in the rain', 'rain*1'],
  ['as if it were raining', 'rain*1'],
  ['light rain', 'rain*0.5'],
  ['add rain but no rain', ''],
  ['make it rainy and foggy', 'rain*1 fog*1'],
  ['light leaks', 'light-leak*1'],
  ['snow falling around her', 'snow*1'],
  ['make the car red, then make it snow', 'snow*1'],
  ['remove the rain', ''],
])('weather: %s', (prompt, plan) => {
  expect(planOf(prompt)).toBe(plan)
})

test('the negative prompt keeps weather out', () => {
  expect(planOf('put her on a beach, add rain', 'rain, blurry')).toBe('place:beach')
})

test.each([
  ['把背景换成海滩', 'place:beach'],
  ['把外套改成红色', 'top=red'],
  ['让她穿上红色外套', 'top=red'],
  ['头发染成蓝色', 'hair=blue'],
  ['下雪', 'snow*1'],
  ['保持人物不变，背景换成森林', 'place:forest'],
  ['把背景变成黑白，人物保持彩色', 'black-and-white*1@background'],
  ['背景虚化', 'blurred*1'],
  ['绿幕', 'plain:0,177,64'],
  ['不要改变背景', ''],
  ['請把背景換成海灘', 'place:beach'],
  ['不要下雨', ''],
  ['不要红色，要蓝色的外套', 'top=blue'],
  ['帮我把背景弄成沙滩呗', 'place:beach'],
])('Chinese: %s', (prompt, plan) => {
  expect(planOf(prompt)).toBe(plan)
})

test('outcomes tell what must be seen in the clip', () => {
  const needsOf = (prompt: string) => interpreterOf(catalogue)(prompt, null).edits.map(({ needs }) => needs ?? [])
  expect(needsOf('put her on a beach, red jacket, blue hair, sepia')).toEqual([['person'], ['top'], ['hair'], []])
  expect(needsOf('blur her face. add rain. sepia on the background')).toEqual([['face'], [], ['person']])
})

test('without a reference image nothing is taken from it', () => {
  expect(planOf('use the reference image as background', null, false)).toBe('')
})
