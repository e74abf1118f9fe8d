import type { Region } from '../plan.ts'
import { type Clause, has, isEdit } from './clause.ts'
import { isTakingBack, readOmitted, readPronoun } from './ellipsis.ts'
import type { Given } from './interpret.ts'
import { edited, type Request, requestsOf } from './judge.ts'
import type { Term } from './meaning.ts'
import type { PictureReader, Reading } from './picture/read.ts'
import { sameAs } from './picture/same.ts'
import type { WholeWish, Wish } from './picture/wish.ts'
import { onlyIn, WHOLE_FRAME } from './regions.ts'
import { regionOf } from './requests.ts'
import type { Word } from './words.ts'

export interface Sources {
  words: readonly Word[]
  prompt: string
  given: Given
  readPicture: PictureReader
  /** Titles of scenes that come near to words. */
  nearestScenes: (words: readonly Word[]) => string
}

/** What the clauses from one on come to. */
interface ReadClause {
  clause: Clause
  requests: Request[]
}

/** Every clause with what it asks for: of the things in the picture first, then of the picture as a whole. */
export function requestsOfAll(clauses: readonly Clause[], sources: Sources): ReadClause[] {
  const asked = readingsOf(clauses, sources)
  const all: ReadClause[] = []
  for (let index = 0; index < clauses.length; ) {
    const clause = clauses[index]
    if (!clause) break
    if (index > 0 && index + 1 < clauses.length && isTakingBack(clause)) {
      takeBack(all)
      index += 1
      continue
    }
    const reading = asked.get(index) ?? namedIn(clauses, index, [...asked.values()], all, sources)
    const isWish = reading !== null && !isAboutAnother(clause, all, reading)
    const count = isWish ? reading.count : 1
    const span = { start: clause.start, end: (clauses[index + count - 1] ?? clause).end }
    const requests = isWish
      ? [wished(completed(reading.wish, all), span, sources)]
      : pictureWide(clause, all, sources.prompt)
    const reason = reasonAsDetail(clause, all, requests)
    all.push({ clause, requests: reason ? [{ ...span, kind: 'refusal', reason, continues: true }] : requests })
    index += count
  }
  return all
}

/** “The jacket burgundy, and the trousers too”. */
function completed(wish: Wish, before: readonly ReadClause[]): WholeWish {
  if (wish.kind !== 'same') return wish
  const wishes = before.flatMap(({ requests }) => requests.flatMap((one) => (one.kind === 'wish' ? [one.wish] : [])))
  return sameAs(wishes.at(-1), wish)
}

/** What comes last before it is not done, whatever is said instead. */
function takeBack(all: ReadClause[]): void {
  const last = all.at(-1)
  if (!last) return
  const requests = last.requests.map(({ start, end }): Request => {
    return { start, end, kind: 'refusal', reason: 'taken back by what follows it', continues: false }
  })
  all[all.length - 1] = { ...last, requests }
}

/** Why a clause that could be read by itself only tells more of what the one before it names; null where it does not. */
function reasonAsDetail(clause: Clause, all: readonly ReadClause[], requests: readonly Request[]): string | null {
  if (describesPlace(clause, all.at(-1), requests)) return 'says more about the place than the scene shows'
  const before = all.findLast((one) => one.requests.some(({ kind }) => kind !== 'tune'))
  return describesRefused(clause, before) ? 'says more about what cannot be done' : null
}

/** “Give him a beard, thick and dark”; “darker” would speak of the picture. */
function describesRefused({ action, join, terms }: Clause, before: ReadClause | undefined): boolean {
  const isRefused = before?.requests.every(({ kind }) => kind === 'refusal') ?? false
  const isGiven = before?.clause.action === 'make' || before?.clause.action === 'add'
  if (!isRefused || !isGiven || action !== null || join === 'sentence') return false
  return (
    terms.length === 1 && terms.every(({ meaning, stems }) => meaning.kind === 'dial' && !/er$/.test(stems[0] ?? ''))
  )
}

/** “… on a cyberpunk street with neon lights”: neither another place nor a look. */
function describesPlace(clause: Clause, before: ReadClause | undefined, requests: readonly Request[]): boolean {
  if (clause.join !== 'with' || clause.action !== null || !before || !hasPlace([before])) return false
  return requests.every((request) => {
    if (request.kind === 'wish') return request.wish.kind === 'background'
    return request.kind === 'edit' && request.edit.kind === 'look' && request.edit.names !== 'style'
  })
}

function readingsOf(clauses: readonly Clause[], { readPicture, words }: Sources): Map<number, Reading> {
  const readings = new Map<number, Reading>()
  for (let index = 0; index < clauses.length; ) {
    const reading =
      readPicture(clauses, index, words, 'asks') ??
      readPronoun(clauses, index, words, readPicture) ??
      readOmitted(clauses, index, words, readPicture)
    if (reading) readings.set(index, reading)
    index += reading?.count ?? 1
  }
  return readings
}

/** What a clause merely names is wanted where it cannot be a look, nor the rest of a description. */
function namedIn(
  clauses: readonly Clause[],
  index: number,
  asked: readonly Reading[],
  before: readonly ReadClause[],
  { readPicture, words, prompt }: Sources,
): Reading | null {
  const clause = clauses[index]
  if (!clause || ['remove', 'keep', 'raise', 'lower'].includes(clause.action ?? '')) return null
  const reading = readPicture(clauses, index, words, 'names')
  if (!reading || continuesDescription(clause, before)) return null
  if (reading.wish.kind === 'time') return asked.some(({ wish }) => isPlace(wish)) || hasPlace(before) ? reading : null
  const looks = requestsOf(clause, prompt).filter((request) => request.kind === 'edit')
  // “Green jacket”: the adjective of a garment is its colour, whatever else it may be.
  if (looks.length === 0 || reading.wish.kind === 'garment') return reading
  const areNear = looks.every(({ edit }) => edit.kind === 'look' && edit.near)
  return areNear && reading.wish.kind === 'weather' ? reading : null
}

function isPlace(wish: Wish): boolean {
  return wish.kind === 'background' && wish.background.kind === 'scene'
}

function hasPlace(before: readonly ReadClause[]): boolean {
  return before.some(({ requests }) => requests.some((request) => request.kind === 'wish' && isPlace(request.wish)))
}

/** “A man opens the door. It is dark and raining.” */
function continuesDescription(clause: Clause, before: readonly ReadClause[]): boolean {
  if (clause.join === 'sentence') return false
  const start = before.findLastIndex((one) => one.clause.join === 'sentence')
  return before
    .slice(Math.max(0, start))
    .some(
      (one) =>
        one.clause.action === null &&
        (has(one.clause, 'region') || one.clause.terms.length > 2) &&
        one.requests.some((request) => request.kind === 'refusal'),
    )
}

/** “make the car red, then make it foggy”; but “make it rain” is always about the weather. */
function isAboutAnother(clause: Clause, before: readonly ReadClause[], { wish, isResolved }: Reading): boolean {
  const source = clause.about.length === 0 ? undefined : sourceOf(clause, before)
  if (!source || isResolved || source.requests.some((request) => request.kind === 'wish')) return false
  const isRaining = ['rain', 'snow'].includes(clause.terms.at(-1)?.stems.at(-1) ?? '')
  return clause.terms.some(({ meaning }) => meaning.kind === 'pronoun') && !(wish.kind === 'weather' && isRaining)
}

function wished(
  wish: WholeWish,
  span: { start: number; end: number },
  { given, words, nearestScenes }: Sources,
): Request {
  if (wish.kind === 'refused') {
    const { place } = wish
    const named = words.filter((word) => place && word.start >= place.start && word.end <= place.end)
    const reason = place ? `${wish.reason}; ${nearestScenes(named)}` : wish.reason
    return { ...span, kind: 'refusal', reason, continues: false }
  }
  const usesReference =
    (wish.kind === 'background' && wish.background.kind === 'reference') ||
    (wish.kind === 'garment' && wish.garment.fill.kind === 'reference')
  if (usesReference && !given.reference) {
    return { ...span, kind: 'refusal', reason: 'no reference image is given', continues: false }
  }
  return { ...span, kind: 'wish', wish }
}

/** Looks and adjustments of a clause; “it” may be what was changed just before. */
function pictureWide(clause: Clause, before: readonly ReadClause[], prompt: string): Request[] {
  const source = clause.about.length === 0 ? undefined : sourceOf(clause, before)
  const isOther = clause.negated || clause.action === 'keep' || has(clause, 'exception') || !clause.terms.some(isEdit)
  if (!source || isOther) return requestsOf(clause, prompt)
  const region = source.requests.map(regionOf).findLast((found) => found !== null) ?? null
  const isWish = source.requests.some((request) => request.kind === 'wish')
  const named = { ...clause, about: [] }
  if (isWish && (region === null || meansWholePicture(clause, region))) return edited(named, prompt, WHOLE_FRAME)
  return region === null ? requestsOf(clause, prompt) : edited(named, prompt, onlyIn(region))
}

/** After another background, “make it cinematic” is about the picture; “… and give it a film look” always is. */
function meansWholePicture({ terms }: Clause, region: Region): boolean {
  const looks = terms.flatMap(({ meaning }) => (meaning.kind === 'look' ? [meaning.look] : []))
  if (looks.length === 0) return false
  return (
    region === 'background' ||
    looks.some(({ stage }) => stage === 'medium' || stage === 'lens') ||
    / film| look/.test(wordsOfAll(terms))
  )
}

function wordsOfAll(terms: readonly Term[]): string {
  return ` ${terms.flatMap((term) => term.stems).join(' ')}`
}

/** The clause that named what this one is about. */
function sourceOf({ about }: Clause, before: readonly ReadClause[]): ReadClause | undefined {
  return before.findLast(({ clause }) => about.some((term) => term.start >= clause.start && term.end <= clause.end))
}

/** The requests of each sentence; one that only tells what to leave out belongs to the one before. */
export function sentencesOf(clauses: readonly ReadClause[]): Request[][] {
  const sentences: Request[][] = []
  for (const { clause, requests } of clauses) {
    const current = sentences.at(-1)
    if (current === undefined || (clause.join === 'sentence' && !requests.every(isException) && !requests.some(isRest)))
      sentences.push([...requests])
    else current.push(...requests)
  }
  return sentences
}

/** “Only the jacket red; the rest grey.” */
function isRest(request: Request): boolean {
  return request.kind === 'edit' && request.where === 'the rest'
}

function isException(request: Request): boolean {
  return request.kind === 'exception'
}
