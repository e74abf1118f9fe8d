import type { Lexicon } from './lexicon.ts'
import type { Meaning, Term } from './meaning.ts'
import { EFFECTS, FRAME, STYLE } from './vocabulary/frame.ts'
import { STRENGTHS_OF_EFFECTS } from './vocabulary/strengths.ts'
import { type Word, wordsOf } from './words.ts'

/** The words of a text as terms: fixed phrases first, longest first. */
export function termsOf(text: string, lexicon: Lexicon): Term[] {
  const words = wordsOf(text).map((word) => ({ ...word, stem: lexicon.corrections.correct(word.stem) }))
  const terms: Term[] = []
  for (let index = 0; index < words.length; ) {
    const term = longestTerm(words, index, lexicon)
    const before = terms.at(-1)
    const same = before === undefined ? null : asOneLook(before, term)
    if (same) terms[terms.length - 1] = same
    else terms.push(term)
    index += term.stems.length
  }
  return terms.map((term, index) => {
    if (isStyleNoun(term, terms[index - 1]) || isOfStyle(term, terms[index - 1], terms[index - 2]))
      return { ...term, meaning: { kind: 'style' } }
    return strengthOfEffect(text.slice(term.start, term.end), term, terms[index + 1]) ?? term
  })
}

/** "movie look" asks for a look, but in "zombie movie look" it is only the noun. */
function isStyleNoun({ meaning, stems }: Term, before: Term | undefined): boolean {
  if (meaning.kind !== 'look' || !['look', 'unknown'].includes(before?.meaning.kind ?? '')) return false
  return stems.every((stem) => GENERAL_NOUNS.has(stem))
}

/** “A Ghibli style animation” is one look. */
function isOfStyle({ meaning, stems }: Term, style: Term | undefined, look: Term | undefined): boolean {
  if (meaning.kind !== 'look' || style?.meaning.kind !== 'style' || look?.meaning.kind !== 'look') return false
  return stems.length === 1 && WAYS_OF_DRAWING.has(stems[0] ?? '')
}

const WAYS_OF_DRAWING = new Set([
  'animation',
  'cartoon',
  'illustration',
  'painting',
  'drawing',
  'sketch',
  'comic',
  'anime',
])

const GENERAL_NOUNS = new Set([...FRAME, ...STYLE, ...EFFECTS])

/** "light grain" is slight grain, "light" alone is light, "lights" are lamps. */
function strengthOfEffect(words: string, term: Term, next: Term | undefined): Term | null {
  if (next?.meaning.kind !== 'look') return null
  const { stage } = next.meaning.look
  const found = STRENGTHS_OF_EFFECTS.find(({ phrase }) => phrase === words.toLowerCase())
  if (!found?.stages.includes(stage)) return null
  return { ...term, meaning: { kind: 'strength', look: found.look, dial: found.look } }
}

/** "Vermeer painting" names one look twice. */
function asOneLook(before: Term, term: Term): Term | null {
  const [one, other] = [before.meaning, term.meaning]
  if (one.kind !== 'look' || other.kind !== 'look' || one.look !== other.look) return null
  const near = (one.near && !one.descriptive) || (other.near && !other.descriptive)
  return {
    ...term,
    meaning: { ...other, near, descriptive: one.descriptive && other.descriptive },
    start: before.start,
  }
}

function longestTerm(words: readonly Word[], index: number, lexicon: Lexicon): Term {
  const longest = lexicon.lengths.get(words[index]?.stem ?? '') ?? 1
  for (let length = Math.min(longest, words.length - index); length > 0; length -= 1) {
    const span = words.slice(index, index + length)
    const stems = span.map((word) => word.stem)
    const meaning = lexicon.phrases.get(stems.join(' ')) ?? (length === 1 ? meaningOfNumber(stems.join('')) : null)
    const [first, last] = [span[0], span.at(-1)]
    if (first && last && (meaning || length === 1)) {
      const known = meaning && !isPluralAdjective(meaning, span) ? meaning : ({ kind: 'unknown' } as const)
      return { meaning: known, stems, start: first.start, end: last.end }
    }
  }
  throw new RangeError('No word at this index')
}

/** "the greens", "the darks" are things. */
function isPluralAdjective({ kind }: Meaning, [word, ...others]: readonly Word[]): boolean {
  return kind === 'dial' && others.length === 0 && word !== undefined && /s$/.test(word.raw) && !/s$/.test(word.stem)
}

/** "30%" is a strength. */
function meaningOfNumber(stem: string): Meaning | null {
  if (!/^\d{1,3}%$/.test(stem)) return null
  const share = Number.parseInt(stem, 10) / 100
  return { kind: 'strength', look: share, dial: share }
}
