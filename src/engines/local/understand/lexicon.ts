import type { Look } from '../looks/look.ts'
import type { Catalogue } from './catalogue.ts'
import type { LookEdit, Meaning, PlainKind, Term } from './meaning.ts'
import type { Slot } from './picture/slot.ts'
import { weatherSlot } from './picture/slots.ts'
import { type Corrections, correctionsFor } from './typos.ts'
import { ACTIONS, type Action, SURE_ACTIONS, UNCHANGED } from './vocabulary/actions.ts'
import { CHINESE_DIALS, CHINESE_FILLERS, CHINESE_LOOKS, CHINESE_NEAR_LOOKS } from './vocabulary/chinese.ts'
import { EFFECTS, FRAME, PRONOUNS, STYLE } from './vocabulary/frame.ts'
import * as functionWords from './vocabulary/function-words.ts'
import { GARMENTS } from './vocabulary/garments.ts'
import { BACKDROP, PARTS, PEOPLE } from './vocabulary/people.ts'
import { PLACES } from './vocabulary/places.ts'
import { COLOURS, REGIONS } from './vocabulary/regions.ts'
import { ADDABLE, AMBIGUOUS, SENSES, THINGS, UNSUPPORTED, VAGUE } from './vocabulary/senses.ts'
import { EMPTY_WORDS, PATTERN_SLOTS } from './vocabulary/sentences.ts'
import * as strengths from './vocabulary/strengths.ts'
import { WEATHER_WORDS } from './vocabulary/weather.ts'
import { type Word, wordsOf } from './words.ts'

/** Every phrase that means something, by its stems joined with blanks. */
export interface Lexicon {
  phrases: ReadonlyMap<string, Meaning>
  /** Words of the longest phrase, by its first word. */
  lengths: ReadonlyMap<string, number>
  corrections: Corrections
  /** The words of a text, misspelled names of things in the picture put right. */
  pictureWordsOf: (text: string) => Word[]
  /** “the rest grey”: without colour, as far as it is about a part of the picture and not about a thing. */
  grayed: (term: Term, before: Term | undefined) => Term
  /** Names of the atmospheres that a text names anywhere, and where it does, in UTF-16 units. */
  weatherIn: (text: string) => { name: string; start: number }[]
}

/** All vocabularies as one; where two know a phrase, the one entered first has it. */
export function lexiconOf(catalogue: Catalogue): Lexicon {
  const phrases = new Map<string, Meaning>()
  const enter = (texts: readonly string[], meaning: Meaning) => {
    for (const text of texts) for (const key of keysOf(text)) if (!phrases.has(key)) phrases.set(key, meaning)
  }
  enterSenses(enter, catalogue)
  enterStructure(enter)
  enterCatalogue(enter, catalogue)
  enterGeneralWords(enter)
  dropRepeatedStrengths(phrases)
  const keys = [...phrases.keys()].map((key) => key.split(' '))
  const known = new Set([...keys.flat(), ...pictureWords(catalogue), ...patternWords()])
  const spelling = correctionsFor(known, pictureWords(catalogue))
  const weather = weatherSlot(catalogue.atmospheres)
  const pictureWordsOf = (text: string) => wordsOf(text).map((word) => ({ ...word, stem: spelling.correct(word.stem) }))
  return {
    phrases,
    lengths: lengthsOf(keys),
    corrections: correctionsFor(known, editWords(phrases)),
    pictureWordsOf,
    grayed: (term, before) => grayed(term, before, phrases.get('black and white')),
    weatherIn: (text) => weatherIn(pictureWordsOf(text), weather),
  }
}

/** Words that name places, garments, weather and cloth, or that the patterns around them need. */
function pictureWords({ scenes, atmospheres, patterns, materials }: Catalogue): string[] {
  const texts = [
    ...[...scenes, ...atmospheres, ...patterns, ...materials].flatMap(({ title, phrases }) => [title, ...phrases]),
    ...scenes.flatMap(({ near }) => near ?? []),
    ...PLACES.flatMap(({ phrases }) => phrases),
    ...GARMENTS.flatMap(({ phrases }) => phrases),
    ...Object.values(WEATHER_WORDS).flat(),
    ...BACKDROP,
    ...PEOPLE,
    ...COLOUR_NAMES_TO_CORRECT,
    ...VERBS_TO_CORRECT,
  ]
  return [...new Set(texts.flatMap((text) => wordsOf(text).map((word) => word.stem)))]
}

/** Words that the patterns wait for: “replaced”. */
function patternWords(): string[] {
  return [...Object.values(PATTERN_SLOTS).flat(), ...EMPTY_WORDS].flatMap((text) =>
    wordsOf(text).map(({ stem }) => stem),
  )
}

const VERBS_TO_CORRECT = ['change', 'replace', 'transform']
const COLOUR_NAMES_TO_CORRECT = ['purple', 'yellow', 'orange', 'turquoise']

function grayed(term: Term, before: Term | undefined, look: Meaning | undefined): Term {
  const isRest = before?.meaning.kind === 'exception' && functionWords.EVERYTHING_ELSE.has(before.stems.join(' '))
  return isRest && look && term.stems.join(' ') === 'gray' ? { ...term, meaning: look } : term
}

function weatherIn(words: readonly Word[], weather: Slot): { name: string; start: number }[] {
  return words.flatMap(({ start }, at) =>
    weather(words, at).flatMap(({ found }) => (found.weather ? [{ name: found.weather.name, start }] : [])),
  )
}

function lengthsOf(keys: readonly (readonly string[])[]): Map<string, number> {
  const lengths = new Map<string, number>()
  for (const [first = '', ...rest] of keys) lengths.set(first, Math.max(lengths.get(first) ?? 1, rest.length + 1))
  return lengths
}

/** Single words that ask for an edit, and the usual verbs: the only ones worth guessing, where a wrong guess costs least. */
function editWords(phrases: ReadonlyMap<string, Meaning>): string[] {
  const edits = [...phrases].filter(([, { kind }]) => kind === 'look' || kind === 'dial' || kind === 'noun')
  const verbs = [...ACTIONS.change, ...ACTIONS.make, ...ACTIONS.remove].flatMap(keysOf)
  return [...edits.map(([key]) => key), ...verbs].filter((key) => !key.includes(' '))
}

type Enter = (texts: readonly string[], meaning: Meaning) => void

function enterSenses(enter: Enter, { looks, adjustments }: Catalogue): void {
  for (const { phrases, look, adjustment } of SENSES) {
    const found = looks.find((one) => one.name === look?.name)
    const dial = adjustments.find((one) => one.name === adjustment?.name)
    if (found && look) for (const phrase of phrases) enter([phrase], lookMeaning(found, look.near, phrase))
    if (dial && adjustment) enter(phrases, { kind: 'dial', adjustment: dial, sign: adjustment.sign })
  }
  for (const { phrases, reason } of UNSUPPORTED) enter(phrases, { kind: 'unsupported', reason })
  enter(VAGUE, { kind: 'unknown' })
  for (const look of looks) enter(CHINESE_LOOKS[look.name] ?? [], lookMeaning(look, false, ''))
  for (const look of looks) {
    for (const phrase of CHINESE_NEAR_LOOKS[look.name] ?? []) enter([phrase], lookMeaning(look, true, phrase))
  }
}

/** Words that hold a sentence together: no catalogue may take them. */
function enterStructure(enter: Enter): void {
  enterActions(enter, SURE_ACTIONS)
  for (const [join, texts] of Object.entries(functionWords.JOINS)) {
    enter(texts, { kind: 'join', join: join as functionWords.Join })
  }
  for (const { phrases, look, dial } of strengths.STRENGTHS) enter(phrases, { kind: 'strength', look, dial })
  for (const { phrases, ...way } of strengths.DIRECTIONS) enter(phrases, { kind: 'direction', trailing: false, ...way })
  for (const { phrases, ...way } of strengths.TRAILING_DIRECTIONS) {
    enter(phrases, { kind: 'direction', trailing: true, ...way })
  }
  const plain: readonly (readonly [PlainKind, readonly string[]])[] = [
    ['excess', strengths.EXCESS],
    ['limit', strengths.LIMITS],
    ['negation', functionWords.NEGATIONS],
    ['exception', functionWords.EXCEPTIONS],
    ['determiner', functionWords.DETERMINERS],
    ['article', functionWords.ARTICLES],
    ['towards', functionWords.TOWARDS],
    ['preposition', functionWords.PREPOSITIONS],
    ['of', functionWords.OF],
    ['likeness', functionWords.LIKENESS],
    ['copula', functionWords.COPULAS],
    ['pronoun', PRONOUNS],
    ['frame', FRAME],
  ]
  for (const [kind, texts] of plain) enter(texts, { kind })
}

function enterCatalogue(enter: Enter, { looks, adjustments }: Catalogue): void {
  for (const look of looks) for (const phrase of look.phrases) enter([phrase], lookMeaning(look, false, phrase))
  for (const look of looks) for (const phrase of look.near ?? []) enter([phrase], lookMeaning(look, true, phrase))
  for (const adjustment of adjustments) {
    enter(adjustment.up, { kind: 'dial', adjustment, sign: 1 })
    enter(adjustment.down, { kind: 'dial', adjustment, sign: -1 })
    enter(adjustment.nouns, { kind: 'noun', adjustment })
    const chinese = CHINESE_DIALS[adjustment.name]
    enter(chinese?.up ?? [], { kind: 'dial', adjustment, sign: 1 })
    enter(chinese?.down ?? [], { kind: 'dial', adjustment, sign: -1 })
    enter(chinese?.nouns ?? [], { kind: 'noun', adjustment })
  }
}

function lookMeaning(look: Look, near: boolean, phrase: string): Meaning {
  const [key = ''] = keysOf(phrase)
  const names = NAMED.get(key) ?? 'style'
  return { kind: 'look', look, near, names, descriptive: isEra(phrase) || MOODS.has(key) }
}

const MOODS = new Set(functionWords.MOODS.flatMap(keysOf))

const NAMED: ReadonlyMap<string, LookEdit['names']> = new Map([
  ...THINGS.flatMap(keysOf).map((key) => [key, 'thing'] as const),
  ...ADDABLE.flatMap(keysOf).map((key) => [key, 'effect'] as const),
  ...AMBIGUOUS.flatMap(keysOf).map((key) => [key, 'anything'] as const),
])

/** "1940s", also "1950s film". */
function isEra(phrase: string): boolean {
  const [first = '', ...rest] = phrase.split(' ')
  return functionWords.ERAS.includes(first) && rest.every((word) => word === 'look' || FRAME.includes(word))
}

function enterActions(enter: Enter, actions: Partial<Record<Action, readonly string[]>>): void {
  for (const [action, texts] of Object.entries(actions)) enter(texts, { kind: 'action', action: action as Action })
}

/** Words that any catalogue may take over. */
function enterGeneralWords(enter: Enter): void {
  enterActions(enter, ACTIONS)
  enterRegions(enter)
  const plain: readonly (readonly [PlainKind, readonly string[]])[] = [
    ['unchanged', UNCHANGED],
    ['style', STYLE],
    ['effect', EFFECTS],
    ['colour', COLOURS],
    ['quality', functionWords.QUALITY],
    ['era', functionWords.ERAS],
    ['mood', functionWords.MOODS],
    ['filler', functionWords.FILLERS],
    ['filler', functionWords.ORNAMENTS],
    ['filler', CHINESE_FILLERS],
  ]
  for (const [kind, texts] of plain) enter(texts, { kind })
}

/** What can be edited by itself first: the other things of a picture are only known by name. */
function enterRegions(enter: Enter): void {
  for (const { region, phrases } of PARTS) enter(phrases, { kind: 'region', region })
  for (const { part, phrases } of GARMENTS) enter(phrases, { kind: 'region', region: part })
  enter([...PEOPLE, 'his', 'hers', 'their', 'theirs'], { kind: 'region', region: 'subject' })
  enter(BACKDROP, { kind: 'region', region: 'background' })
  enter(REGIONS, { kind: 'region', region: null })
}

/** "subtle grain" says no more than "subtle" and "grain" do: the strength must not get lost in the phrase. */
function dropRepeatedStrengths(phrases: Map<string, Meaning>): void {
  for (const [key, meaning] of phrases) {
    const [first = '', ...rest] = key.split(' ')
    const isStrength = ['strength', 'direction'].includes(phrases.get(first)?.kind ?? '')
    // "super 8" is no more of "8".
    if (isStrength && !/^\d/.test(rest.join('')) && sameEdit(meaning, phrases.get(rest.join(' ')))) phrases.delete(key)
  }
}

function sameEdit(one: Meaning, other: Meaning | undefined): boolean {
  if (one.kind === 'look' && other?.kind === 'look') return one.look === other.look && one.near === other.near
  if (one.kind === 'dial' && other?.kind === 'dial')
    return one.adjustment === other.adjustment && one.sign === other.sign
  return false
}

/** A phrase as the words of a prompt read, with and without the "and" in it: "teal and orange", "teal orange". */
function keysOf(phrase: string): string[] {
  const stems = wordsOf(phrase).map((word) => word.stem)
  const isJoined = stems.length > 2 && stems.includes('and')
  return [stems, ...(isJoined ? [stems.filter((stem) => stem !== 'and')] : [])].map((key) => key.join(' '))
}
