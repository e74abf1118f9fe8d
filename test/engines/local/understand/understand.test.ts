import { describe, expect, test } from 'vitest'
import { adjustments } from '../../../../src/engines/local/adjust/catalogue.ts'
import { looks } from '../../../../src/engines/local/looks/catalogue.ts'
import { understand } from '../../../../src/engines/local/understand/understand.ts'
import { CHINESE_LOOKS } from '../../../../src/engines/local/understand/vocabulary/chinese.ts'
import { SENSES } from '../../../../src/engines/local/understand/vocabulary/senses.ts'

function namesIn(prompt: string): string[] {
  const { plan } = understand(prompt, null)
  return [...plan.looks, ...plan.adjustments].map(({ name }) => name)
}

test('the words of the first example', () => {
  const { plan, edits } = understand('warm sunset grade with 35 mm grain, slightly desaturated', null)
  expect(plan.looks.map(({ name }) => name)).toEqual(['golden-hour', 'film-35mm'])
  expect(plan.adjustments).toEqual([{ name: 'saturation', amount: -0.4 }])
  expect(edits.map(({ clause, outcome }) => [clause, outcome])).toEqual([
    ['warm sunset grade', 'applied'],
    ['35 mm grain', 'applied'],
    ['slightly desaturated', 'applied'],
  ])
})

test.each([
  ['noir', ['noir']],
  ['sepia', ['sepia']],
  ['a moody noir detective film from the forties', ['noir']],
  ['in the style of Van Gogh', ['oil-painting']],
  ['Transform this video into a Studio Ghibli anime', ['anime']],
  ['Apply a subdued color palette to the image.', ['saturation']],
  ['make it brightly colored cyberpunk style', ['cyberpunk', 'saturation']],
  ['take out all the colours', ['black-and-white']],
  ['change day to night', ['night']],
  ['vintge look', ['vintage']],
  ['把视频变成黑白风格', ['black-and-white']],
  ['黑白，复古', ['black-and-white', 'vintage']],
])('%s', (prompt, expected) => {
  expect(namesIn(prompt)).toEqual(expected)
})

test.each([
  ['turn him into a bronze statue in the rain'],
  ['make the painting very realistic'],
  ['Add autumn/fall colors to the racetrack'],
  ['make the cows cartoonish'],
  ['golden retriever'],
  ['a pile of leaves'],
  ['neon lights on the wall'],
  ['add a neon sign'],
  ['put night vision goggles on him'],
  ['一只猫的黑白视频'],
  ['черно-белое видео'],
  ['اجعل الفيديو أبيض وأسود'],
  ['hazlo en blanco y negro'],
])('not for this engine: %s', (prompt) => {
  expect(namesIn(prompt)).toEqual([])
  expect(understand(prompt, null).edits.every(({ outcome }) => outcome === 'ignored')).toBe(true)
})

describe('whatever the catalogues hold', () => {
  const lookPhrases = looks.flatMap(({ name, phrases, near = [] }) =>
    [...phrases, ...near].map((text) => ({ name, text })),
  )
  const dialWords = adjustments.flatMap(({ name, up, down }) => [...up, ...down].map((text) => ({ name, text })))
  const all = [...lookPhrases, ...dialWords]

  test('every look is found by its first phrase', () => {
    for (const { name, phrases } of looks) expect(namesIn(`make it ${phrases[0]}`)).toEqual([name])
  })

  test('every adjustment goes both ways, each by its own words', () => {
    const amountsBy = (words: readonly string[]) =>
      words.flatMap((word) => understand(`make it ${word}`, null).plan.adjustments.map(({ amount }) => amount))
    for (const { up, down } of adjustments) {
      expect(new Set(amountsBy(up))).toEqual(new Set([1]))
      expect(new Set(amountsBy(down))).toEqual(new Set([-1]))
    }
  })

  test('a phrase brings its own edit, or none where it may mean something else', () => {
    const others = all.filter(({ name, text }) => namesIn(text).some((found) => found !== name))
    expect(others).toEqual([])
    expect(all.filter(({ text }) => namesIn(text).length === 0).length).toBeLessThan(all.length / 20)
  })

  test.each([
    (text: string) => `make the goblin ${text}`,
    (text: string) => `add a ${text} goblin`,
    (text: string) => `change the car to a ${text} car`,
    (text: string) => `turn it into a ${text} goblin`,
    (text: string) => `remove the ${text} goblin`,
    (text: string) => `make the goblin ${text} and warmer`,
    (text: string) => `give the goblin a ${text} look`,
    (text: string) => `apply ${text} to the goblin`,
    (text: string) => `replace the sky with ${text}`,
    (text: string) => `make the car red, then make it ${text}`,
    (text: string) => `a ${text} goblin in the rain`,
  ])('a phrase never edits the whole frame when a thing is meant: %s', (promptFor) => {
    expect(all.map(({ text }) => promptFor(text)).filter((prompt) => namesIn(prompt).length > 0)).toEqual([])
  })

  test('words with a sense of their own point at entries that exist', () => {
    const lookNames = looks.map(({ name }) => name)
    const dialNames = adjustments.map(({ name }) => name)
    for (const { look, adjustment } of SENSES) {
      if (look) expect(lookNames).toContain(look.name)
      if (adjustment) expect(dialNames).toContain(adjustment.name)
    }
    for (const name of Object.keys(CHINESE_LOOKS)) expect(lookNames).toContain(name)
  })
})
