import { type Clause, contentOf, endsInFrame, isEdit, shapeOf } from './clause.ts'
import type { Term } from './meaning.ts'
import { PREPOSITIONS } from './vocabulary/function-words.ts'

/**
 * Words that this engine does not know, but that only add to a style that it knows ("a noir detective film") or tell
 * more of a picture ("an oil painting of a forest"): they may be left out. Null when words are left that could be what
 * the clause is about ("a cartoon cat").
 */
export function leftOutOf(clause: Clause): readonly Term[] | null {
  const content = contentOf(clause.terms)
  if (content.length === 0) return []
  const tail = tailOf(clause)
  const hasEdit = clause.terms.some((term) => isEdit(term) && !tail.includes(term))
  const mayGo = (term: Term) => tail.includes(term) || (hasLookBeside(clause, tail) && describesStyle(clause, term))
  return hasEdit && content.every(mayGo) ? content : null
}

/** The end of a clause that only tells more of what is named already, where it names anything unknown; or nothing. */
export function tailOf(clause: Clause): readonly Term[] {
  const start = tailStart(clause)
  const tail = clause.terms.slice(start)
  return contentOf(tail).length > 0 ? tail : []
}

/** Where "… of a forest", "… like a summer evening", "… in the style of Fritz Lang" goes on. */
function tailStart(clause: Clause): number {
  const shape = shapeOf(clause.terms)
  if (clause.action === 'add') return shape.length
  for (let index = 1; index < shape.length; index += 1) {
    const before = clause.terms.slice(0, index)
    const isSettled = before.some(isEdit) && contentOf(before).length === 0
    const namesFrame = /[FP]/.test(shape.slice(0, index)) || before.some(isPicture)
    const onlyUnknown = !shape.slice(index).includes('R')
    if (isSettled && shape[index] === 'L' && (namesFrame || onlyUnknown)) return index
    if (isSettled && shape[index] === 'O' && before.some(isPicture)) return index
    if (isSettled && shape[index] === 'O' && shape[index - 1] === 'S' && onlyUnknown) return index
  }
  return shape.length
}

/** A whole picture: "film", "noir film", "oil painting". */
function isPicture(term: Term): boolean {
  return endsInFrame(term) || (term.meaning.kind === 'look' && term.meaning.look.stage === 'redraw')
}

function hasLookBeside(clause: Clause, tail: readonly Term[]): boolean {
  return clause.terms.some((term) => term.meaning.kind === 'look' && !tail.includes(term))
}

/** In one phrase with a look and the noun that both describe: "noir detective film", "a Japanese anime". */
function describesStyle({ terms, action }: Clause, term: Term): boolean {
  if (term.meaning.kind !== 'unknown' && term.meaning.kind !== 'colour') return false
  const index = terms.indexOf(term)
  const from = terms.slice(0, index).findLastIndex((one) => !isModifier(one)) + 1
  const length = terms.slice(index).findIndex((one) => !isModifier(one))
  const to = length < 0 ? terms.length : index + length
  const phrase = terms.slice(from, to)
  if (!phrase.some((one) => one.meaning.kind === 'look')) return false
  const [noun, last] = [terms[to], phrase.at(-1)]
  if (noun?.meaning.kind === 'style') return true
  if (action === 'add' || last === undefined) return false
  const namesPicture = terms[from - 1]?.meaning.kind === 'article' && isPicture(last)
  return noun?.meaning.kind === 'frame' || endsInFrame(last) || namesPicture
}

/** Can stand before a noun; "in autumn" begins with a preposition of its own. */
function isModifier(term: Term): boolean {
  return /[UEMGAN]/.test(shapeOf([term])) && !PREPOSITIONS.includes(term.stems[0] ?? '')
}
