import { expect, test } from 'vitest'
import { wordsOf } from '../../../../src/engines/local/understand/words.ts'

function stems(text: string): string[] {
  return wordsOf(text).map((word) => word.stem)
}

test.each([
  ['35mm', ['35', 'mm']],
  ['35-mm', ['35', 'mm']],
  ['35 MM', ['35', 'mm']],
  ['Grey COLOURS', ['gray', 'color']],
  ['stylised centre', ['stylized', 'center']],
  ['sketches and glasses', ['sketch', 'and', 'glass']],
  ['focus this canvas', ['focus', 'this', 'canva']],
  ['B&W b/w', ['b', 'and', 'w', 'b', 'w']],
  ['don’t', ['dont']],
  ['it’s', ['it', 'is']],
  ['Van Gogh’s', ['van', 'gogh']],
  ['‘noir’ “sepia”', ['noir', 'sepia']],
  ['50% or 50 percent', ['50%', 'or', '50%']],
  ['café ﬁlm ｎｏｉｒ', ['cafe', 'film', 'noir']],
  ['no\u200bi\u200dr', ['noir']],
  ['\u202Enoir\u202C', ['noir']],
  ['黑白', ['黑', '白']],
  ['🐶🎬', ['🐶', '🎬']],
])('%s reads %j', (text, expected) => {
  expect(stems(text)).toEqual(expected)
})

test.each([
  ['noir. sepia! why?', ['noir', '.', 'sepia', '.', 'why', '.']],
  ['noir, sepia; (grain)', ['noir', ',', 'sepia', '.', ',', 'grain', ',']],
  ['noir – sepia - grain -- x', ['noir', ',', 'sepia', ',', 'grain', ',', 'x']],
  ['teal-orange', ['teal', 'orange']],
  ['noir + grain', ['noir', 'and', 'grain']],
  ['contrast +20, 1.5', ['contrast', '20', ',', '1', '5']],
  ['saturation -20', ['saturation', '-', '20']],
  ['car -> truck → van', ['car', 'to', 'truck', 'to', 'van']],
  ['noir\r\n\nsepia', ['noir', '\n', '\n', 'sepia']],
  [',,,,,', [',']],
])('%j is separated as %j', (text, expected) => {
  expect(stems(text)).toEqual(expected)
})

test('offsets point at the words as they are written', () => {
  const text = '🎬 Make IT “35-mm”, 50 %!'
  const written = wordsOf(text).map((word) => text.slice(word.start, word.end))
  expect(written).toEqual(['🎬', 'Make', 'IT', '35', 'mm', ',', '50 %', '!'])
})
