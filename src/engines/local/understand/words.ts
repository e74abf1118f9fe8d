/** One word of a text, or one mark that separates. */
export interface Word {
  /** How it is compared: lower case, no accents, American spelling, singular; a mark is itself. */
  stem: string
  /** Where it stands in the text, in UTF-16 units. */
  start: number
  end: number
}

type Glyph = 'letter' | 'digit' | 'ideograph' | 'apostrophe' | 'nothing' | 'space' | 'picture' | 'mark'

/** The words of a text in reading order; safe for any text, one pass over its characters. */
export function wordsOf(text: string): Word[] {
  return contracted(plainPunctuation(splitAtGlyphs(text)))
}

/** What a word of a text and the same word in a vocabulary have in common. */
export function stemOf(word: string): string {
  const american = word
    .replace(/(col|flav|vap)our/, '$1or')
    .replace('grey', 'gray')
    .replace(/is(e|es|ed|ing|ation)$/, 'iz$1')
    .replace(/^theatre|^centre|^fibre/, (british) => `${british.slice(0, -2)}er`)
  if (american.length < 4) return american
  if (/(ch|sh|ss|x)es$/.test(american)) return american.slice(0, -2)
  return /[^siu]s$/.test(american) ? american.slice(0, -1) : american
}

function splitAtGlyphs(text: string): Word[] {
  const words: Word[] = []
  let open: { kind: Glyph; raw: string; start: number; end: number } | null = null
  const close = () => {
    if (open) words.push({ stem: open.raw, start: open.start, end: open.end })
    open = null
  }
  let offset = 0
  const seen = new Map<string, { plain: string; kind: Glyph }>()
  for (const character of text) {
    const start = offset
    offset += character.length
    const { plain, kind } = seen.get(character) ?? readGlyph(character, seen)
    if (kind === 'nothing') continue
    if (kind === 'apostrophe' && open) open.raw += "'"
    else if (open && kind === open.kind && (kind === 'letter' || kind === 'digit')) {
      open.raw += plain
      open.end = offset
    } else {
      close()
      if (kind === 'space' || kind === 'apostrophe') continue
      open = { kind, raw: plain, start, end: offset }
      if (kind !== 'letter' && kind !== 'digit') close()
    }
  }
  close()
  return words
}

function readGlyph(character: string, seen: Map<string, { plain: string; kind: Glyph }>) {
  const plain = plainForm(character)
  const glyph = { plain, kind: glyphOf(plain) }
  seen.set(character, glyph)
  return glyph
}

/** Full-width, ligature, accented and capital letters as the plain letter. */
function plainForm(character: string): string {
  if (character < '\x7f') return character.toLowerCase()
  return character
    .normalize('NFKD')
    .replace(/(?<=.)\p{M}+/gu, '')
    .toLowerCase()
}

function glyphOf(character: string): Glyph {
  if (/^[a-z]/.test(character)) return 'letter'
  if (character === ' ') return 'space'
  if (/^\p{Nd}/u.test(character)) return 'digit'
  if (/^['’‘ʼ`´]/.test(character)) return 'apostrophe'
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)) return 'ideograph'
  if (/^\p{L}/u.test(character)) return 'letter'
  // Zero-width characters, direction marks and variation selectors hide inside words; they say nothing.
  if (/^[\p{Cf}\p{M}]/u.test(character)) return 'nothing'
  if (/^[.!?,;()[\]{}|•*&+%>\n\r\u2028\u2029→–—、。，；！？-]/.test(character)) return 'mark'
  return /^\p{Extended_Pictographic}/u.test(character) ? 'picture' : 'space'
}

/** Punctuation reduced to what the grammar knows: "." ends a sentence, "," a part, "\n" a line; "and", "to" are words. */
function plainPunctuation(words: Word[]): Word[] {
  const plain: Word[] = []
  words.forEach((word, index) => {
    const before = words[index - 1]
    const after = words[index + 1]
    const touches = (other: Word | undefined) => other?.end === word.start || other?.start === word.end
    const isNumber = (other: Word | undefined) => other !== undefined && touches(other) && /^\d/.test(other.stem)
    if (word.stem === '.' && isNumber(before) && isNumber(after)) return
    // "+20" adds, it joins nothing; "-20" keeps its sign.
    if (word.stem === '+' && isNumber(after)) return
    const isMinus = word.stem === '-' && isNumber(after) && !touches(before)
    if (word.stem === '-' && after?.stem === '-') return
    if (word.stem === '-' && (touches(before) || touches(after)) && before?.stem !== '-' && !isMinus) return
    if (word.stem === before?.stem && MARKS.has(word.stem)) return
    if (isMinus) plain.push(word)
    else if ((word.stem === '%' || word.stem === 'percent') && before && /^\d+$/.test(before.stem)) {
      plain[plain.length - 1] = { stem: `${before.stem}%`, start: before.start, end: word.end }
    } else plain.push({ ...word, stem: MARKS.get(word.stem) ?? word.stem })
  })
  return plain
}

const MARKS = new Map([
  ...[...'!?。！？'].map((mark) => [mark, '.'] as const),
  ...[...';()[]{}|•*–—-、，；'].map((mark) => [mark, ','] as const),
  ...[...'\r\u2028\u2029'].map((mark) => [mark, '\n'] as const),
  ['&', 'and'],
  ['+', 'and'],
  ['→', 'to'],
  ['>', 'to'],
])

/** "don't" becomes one word, "it's" two; what stays is reduced to its stem. */
function contracted(words: Word[]): Word[] {
  return words.flatMap((word) => {
    const isContraction = /^(it|that|there)'s$/.exec(word.stem)
    if (isContraction?.[1])
      return [
        { ...word, stem: isContraction[1] },
        { ...word, stem: 'is' },
      ]
    return [{ ...word, stem: stemOf(word.stem.replace(/'s?$|'/g, '')) }]
  })
}
