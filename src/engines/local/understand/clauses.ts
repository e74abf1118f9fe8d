import { type Clause, contentOf, endsInFrame, isEdit, shapeOf } from './clause.ts'
import type { Meaning, Term } from './meaning.ts'
import type { Action } from './vocabulary/actions.ts'
import type { Join } from './vocabulary/function-words.ts'

interface Piece {
  join: Join
  terms: Term[]
}

/** More parts than any sensible prompt has; the rest of the prompt stays one piece, which is then overlong. */
const MOST_CLAUSES = 100
/** More words than any sensible part has. */
const MOST_TERMS = 60

/** The clauses of a prompt in reading order. */
export function clausesOf(terms: readonly Term[]): Clause[] {
  return splitIntoPieces(terms)
    .filter((piece) => /[^_DI]/.test(shapeOf(piece.terms)) && !isListNumber(piece))
    .map(takeApart)
}

/** "1." in front of a part. */
function isListNumber({ terms }: Piece): boolean {
  return terms.every((term) => term.stems.every((stem) => /^\d+$/.test(stem)))
}

/** Cuts at joining words and marks, unless they join two words about the same thing. */
function splitIntoPieces(terms: readonly Term[]): Piece[] {
  const pieces: Piece[] = []
  let piece: Piece = { join: 'sentence', terms: [] }
  const start = (join: Join) => {
    if (piece.terms.length > 0) pieces.push(piece)
    const strongest = piece.terms.length === 0 && piece.join === 'sentence' ? 'sentence' : join
    piece = { join: strongest, terms: [] }
  }
  terms.forEach((term, index) => {
    const { meaning } = term
    if (pieces.length >= MOST_CLAUSES) piece.terms.push(term)
    else if (meaning.kind === 'join') {
      if (isOverlong(piece)) start(meaning.join)
      else if (isSlot(piece, term) || isWithinPhrase(piece, meaning.join, terms[index + 1]))
        piece.terms.push(asFiller(term))
      else start(meaning.join)
    } else {
      if (!isOverlong(piece) && (beginsAnew(piece, term) || turnsToWear(piece, terms, index))) start('with')
      piece.terms.push(term)
    }
  })
  start('sentence')
  return pieces
}

/** Too many words, or joining words that nothing cut at. */
function isOverlong({ terms }: Piece): boolean {
  return terms.length > MOST_TERMS || terms.some((term) => term.meaning.kind === 'join')
}

/** "replace the sky with …", "fill the room with …": this "with" belongs to the verb. */
function isSlot(piece: Piece, { meaning, stems }: Term): boolean {
  if (meaning.kind !== 'join' || meaning.join !== 'with' || stems[0] !== 'with') return false
  const isChange = piece.terms.some((term) => isAction(term, ['change']))
  return isChange && !piece.terms.some((term) => term.meaning.kind === 'towards')
}

/** "a dark, moody look", "the big and old house": adjectives that still wait for their noun. */
function isWithinPhrase({ terms }: Piece, join: Join, next: Term | undefined): boolean {
  const last = terms.at(-1)
  if ((join !== 'comma' && join !== 'and') || next === undefined || last === undefined || endsInFrame(last))
    return false
  if (WEARING.has(next.stems[0] ?? '')) return false
  return /[DI][_G]*[AEM]+$/.test(shapeOf(terms)) && /[AEMUGSWFR]/.test(shapeOf([next]))
}

/** "noir no grain", "make it noir add grain": a new clause without any mark. */
function beginsAnew(piece: Piece, term: Term): boolean {
  const shape = shapeOf(piece.terms)
  if (isAction(term, ['keep']) && term.stems[0] === 'without') return piece.terms.length > 0
  if (!/[EA]/.test(shape) || contentOf(piece.terms).length > 0) return false
  if (term.meaning.kind === 'negation') return true
  return /[VZ]/.test(shape) && isAction(term, ['make', 'change', 'add', 'remove', 'keep'])
}

/** “put her on a beach in a red dress”, “… wearing a red coat”, “put her in a red dress on the beach”: two wishes. */
function turnsToWear({ terms }: Piece, all: readonly Term[], index: number): boolean {
  const [word = ''] = all[index]?.stems ?? []
  if (!TURNING.has(word) && !WEARING.has(word)) return false
  const ahead = all.slice(index + 1, index + 1 + MOST_AHEAD)
  const join = ahead.findIndex(({ meaning }) => meaning.kind === 'join')
  const phrase = join < 0 ? ahead : ahead.slice(0, join)
  const isAsked = terms.some(({ meaning, stems }) => meaning.kind === 'action' || SENDING.has(stems[0] ?? ''))
  const isOneOfSeveral = terms.some(({ stems }) => WHICH.has(stems[0] ?? ''))
  const isPlaced = terms.some(({ stems }) => PLACING.has(stems[0] ?? ''))
  if (!isAsked || isOneOfSeveral || !isPlaced || contentOf(terms).length < 2) return false
  const garment = phrase.findIndex(isGarment)
  if (garment >= 0) {
    const begins = phrase.slice(0, garment).some(({ stems }) => TURNING.has(stems[0] ?? ''))
    return !terms.some(isGarment) && (WEARING.has(word) || (word === 'in' && !begins))
  }
  const isPlace = phrase[0]?.meaning.kind === 'article' || phrase[0]?.meaning.kind === 'determiner'
  const isOther = phrase.some(
    ({ meaning }) => NO_PLACE.has(meaning.kind) || (meaning.kind === 'region' && meaning.region),
  )
  return terms.some(isGarment) && isPlace && !isOther && !WEARING.has(word)
}

const PLACING = new Set(['in', 'on', 'at', 'to', 'into', 'inside', 'onto'])
const TURNING = new Set(['in', 'on', 'at', 'inside'])
const SENDING = new Set(['place', 'send', 'stand', 'sit', 'drop', 'transport', 'bring', 'take'])
/** “The woman on the left” cannot be picked, so what she wears is nobody else’s. */
const WHICH = new Set(['left', 'right', 'middle', 'back', 'front', 'first', 'second', 'third', 'other', 'one'])
const WEARING = new Set(['wearing', 'dressed', 'clad', 'sporting'])
/** Words that a phrase about clothes or a place has at most. */
const MOST_AHEAD = 7
/** Kinds of words that no name of a place holds. */
const NO_PLACE: ReadonlySet<Term['meaning']['kind']> = new Set([
  'frame',
  'colour',
  'style',
  'action',
  'look',
  'pronoun',
])

function isGarment({ meaning }: Term): boolean {
  return meaning.kind === 'region' && ['clothes', 'top', 'bottom'].includes(meaning.region ?? '')
}

function asFiller(term: Term): Term {
  const isTowards = term.stems[0] === 'with'
  return { ...term, meaning: { kind: isTowards ? 'towards' : 'filler' } }
}

function isAction(term: Term, actions: readonly Action[]): boolean {
  return term.meaning.kind === 'action' && actions.includes(term.meaning.action)
}

function takeApart(piece: Piece): Clause {
  const { join, terms } = piece
  const verb = terms.findIndex((term) => term.meaning.kind === 'action')
  const meaning: Meaning | undefined = terms[verb]?.meaning
  const action = meaning?.kind === 'action' ? meaning.action : impliedAction(terms)
  const isKept = action === null && terms.some((term) => term.meaning.kind === 'unchanged')
  return {
    start: terms[0]?.start ?? 0,
    end: terms.at(-1)?.end ?? 0,
    join,
    overlong: isOverlong(piece),
    action: isKept ? 'keep' : action,
    negated: terms.some((term) => term.meaning.kind === 'negation'),
    alternative: false,
    terms,
    ...slotsOf(action, terms.slice(verb + 1), terms.slice(0, Math.max(0, verb))),
    about: [],
  }
}

/** The same clause with other terms. */
export function withTerms(clause: Clause, terms: readonly Term[]): Clause {
  const verb = terms.findIndex((term) => term.meaning.kind === 'action')
  const { target, value } = slotsOf(clause.action, terms.slice(verb + 1), terms.slice(0, Math.max(0, verb)))
  return { ...clause, terms, target, value, about: [] }
}

/** "black and white to colour", "sky -> sunset". */
function impliedAction(terms: readonly Term[]): Action | null {
  const towards = terms.findIndex((term) => term.stems[0] === 'to' || term.stems[0] === 'into')
  return /[EAR]/.test(shapeOf(terms.slice(0, Math.max(0, towards)))) ? 'change' : null
}

/** What the verb acts on, and what it shall become. */
function slotsOf(
  action: Action | null,
  rest: readonly Term[],
  lead: readonly Term[],
): Pick<Clause, 'target' | 'value'> {
  const cutAt = (words: readonly string[]) =>
    rest.findIndex((term, at) => at > 0 && words.includes(term.stems.join(' ')))
  if (action === 'change') {
    const cut = rest.findIndex((term, at) => at > 0 && term.meaning.kind === 'towards')
    if (cut > 0) return { target: rest.slice(0, cut), value: [...lead, ...rest.slice(cut)] }
  }
  if (action === 'add') {
    const cut = cutAt(['to', 'on', 'onto', 'over', 'into'])
    const isAdded = rest.slice(0, cut).some(isEdit) || contentOf(rest.slice(0, cut)).length > 0
    if (cut > 0 && isAdded) return { target: rest.slice(cut), value: [...lead, ...rest.slice(0, cut)] }
  }
  if (action === 'remove') {
    const cut = cutAt(['from'])
    if (cut > 0) return { target: rest.slice(cut), value: [...lead, ...rest.slice(0, cut)] }
  }
  const object = action === 'make' || action === 'change' ? objectLength(rest) : 0
  return { target: rest.slice(0, object), value: [...lead, ...rest.slice(object)] }
}

/** How many terms after "make" are its object: "the whole video", "the sky", "this vintage clip" before "warmer". */
function objectLength(rest: readonly Term[]): number {
  const shape = shapeOf(rest)
  const described = /^[_DF]+(?:[GM_]*[EA])+F(?=.*[EAN])/.exec(shape)
  const plain = /^[_D]*[RUXN]*(?:_*[FPS])*/.exec(shape)
  return (described ?? plain)?.[0].length ?? 0
}
