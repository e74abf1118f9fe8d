import { SIMPLIFIED } from './vocabulary/traditional.ts'

/** What a character is to a reader; `nothing` can stand inside a word unseen. */
type GlyphKind = 'letter' | 'digit' | 'ideograph' | 'apostrophe' | 'nothing' | 'space' | 'picture' | 'mark'

export interface Glyph {
  kind: GlyphKind
  /** Full-width, ligature, accented and capital letters as the plain letters, traditional characters simplified. */
  plain: string
}

/** Most texts are made of the same few characters. */
const KNOWN = new Map<string, Glyph>()
const MOST_KNOWN = 10_000

/** Tells characters apart. */
export function glyphOf(character: string): Glyph {
  const known = KNOWN.get(character)
  if (known) return known
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear()
  const glyph = readGlyph(character)
  KNOWN.set(character, glyph)
  return glyph
}

function readGlyph(character: string): Glyph {
  const plain = character
    .normalize('NFKD')
    .replace(/(?<=.)\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\p{Script=Han}/gu, (one) => SIMPLIFIED.get(one) ?? one)
  return { kind: kindOf(plain), plain }
}

function kindOf(character: string): GlyphKind {
  if (character === ' ') return 'space'
  if (/^\p{Nd}/u.test(character)) return 'digit'
  if (/^['’‘ʼ`´]/.test(character)) return 'apostrophe'
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)) return 'ideograph'
  if (/^\p{L}/u.test(character)) return 'letter'
  if (/^[\p{Cf}\p{M}]/u.test(character)) return 'nothing'
  if (/^[.!?,;()[\]{}|•*&+%>\n\r\u2028\u2029→–—、。-]/.test(character)) return 'mark'
  return /^\p{Extended_Pictographic}/u.test(character) ? 'picture' : 'space'
}
