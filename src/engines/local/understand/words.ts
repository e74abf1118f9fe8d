import { type Glyph, glyphOf } from './glyphs.ts'
import { stemOf } from './stem.ts'

/** One word of a text, or one mark that separates. */
export interface Word {
  /** How it is compared; a mark is itself. */
  stem: string
  /** As it is written, in plain small letters. */
  raw: string
  /** Where it stands in the text, in UTF-16 units. */
  start: number
  end: number
}

/** The words of a text in reading order; safe for any text, one pass over its characters. */
export function wordsOf(text: string): Word[] {
  return withHexCodes(joinGlyphs(text), text).flatMap(plainMark).flatMap(stemmed)
}

/** Letters make a word, digits a number ("35mm" is two); marks, ideographs and pictures stand alone. */
function joinGlyphs(text: string): Word[] {
  const words: Word[] = []
  let before: Glyph['kind'] = 'space'
  let end = 0
  for (const character of text) {
    const start = end
    end += character.length
    const { kind, plain } = glyphOf(character)
    if (kind === 'nothing') continue
    const word = before === 'letter' || before === 'digit' ? words.at(-1) : undefined
    if (word && kind === 'apostrophe') word.raw += "'"
    else if (word && kind === before) {
      word.raw += plain
      word.end = end
    } else {
      if (kind !== 'space' && kind !== 'apostrophe') words.push({ stem: '', raw: plain, start, end })
      before = kind
    }
  }
  return words
}

/** “#ff8800” is one word. */
function withHexCodes(words: readonly Word[], text: string): Word[] {
  const codes = [...text.matchAll(/#(?:[0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-z])/gi)].map((match) => ({
    stem: '',
    raw: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }))
  if (codes.length === 0) return [...words]
  const outside = words.filter((word) => !codes.some(({ start, end }) => word.start >= start && word.end <= end))
  return [...outside, ...codes].sort((one, other) => one.start - other.start)
}

/** Punctuation reduced to what the grammar knows: "." ends a sentence, "," a part, "\n" a line; "and", "to" are words. */
function plainMark(word: Word, index: number, words: readonly Word[]): Word[] {
  const [before, after] = [words[index - 1], words[index + 1]]
  const { raw } = word
  if (raw === before?.raw && MARKS.has(raw)) return []
  if (raw === '-') return plainHyphen(word, before, after)
  const isBeforeNumber = after !== undefined && after.start === word.end && /^\d/.test(after.raw)
  // "1.5" is a number, "+20" adds to one.
  if (isBeforeNumber && (raw === '+' || (raw === '.' && before?.end === word.start))) return []
  return [{ ...word, raw: MARKS.get(raw) ?? raw }]
}

/** Joins two words, parts two sentences, or makes a number negative, which nothing here understands. */
function plainHyphen(hyphen: Word, before: Word | undefined, after: Word | undefined): Word[] {
  const isLoose = before?.end !== hyphen.start && after?.start !== hyphen.end
  const isDash = before?.raw === '-'
  if (isLoose || isDash) return [{ ...hyphen, raw: ',' }]
  return before?.end !== hyphen.start && /^\d/.test(after?.raw ?? '') ? [hyphen] : []
}

const MARKS = new Map([
  ...[...'.!?。;'].map((mark) => [mark, '.'] as const),
  ...[...',()[]{}|•*–—、'].map((mark) => [mark, ','] as const),
  ...[...'\n\r\u2028\u2029'].map((mark) => [mark, '\n'] as const),
  ['&', 'and'],
  ['+', 'and'],
  ['→', 'to'],
  ['>', 'to'],
])

/** "don't" becomes one word, "it's" two, "50 %" one. */
function stemmed(word: Word, index: number, words: readonly Word[]): Word[] {
  const isShare = /^\d+$/.test(word.raw) && /^(%|percent)$/.test(words[index + 1]?.raw ?? '')
  if (isShare) return [{ ...word, stem: `${word.raw}%`, end: words[index + 1]?.end ?? word.end }]
  if (/^(%|percent)$/.test(word.raw)) return []
  const contraction = /^(it|that|there|he|she)'s$/.exec(word.raw)?.[1]
  if (contraction) return [contraction, 'is'].map((stem) => ({ ...word, stem }))
  return [{ ...word, stem: stemOf(word.raw.replace(/'s?$|'/g, '')) }]
}
