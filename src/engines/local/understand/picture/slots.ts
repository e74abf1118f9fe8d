import type { Catalogue, Named } from '../catalogue.ts'
import { ACTIONS } from '../vocabulary/actions.ts'
import { CHINESE_PARTICLES } from '../vocabulary/chinese.ts'
import { BETWEEN_FILLS, NOUNS_OF_FILLS } from '../vocabulary/fills.ts'
import {
  ARTICLES,
  COPULAS,
  DETERMINERS,
  EXCEPTIONS,
  FILLERS,
  MOODS,
  NEGATIONS,
  ORNAMENTS,
} from '../vocabulary/function-words.ts'
import { CUTS, MATERIAL_WORDS, PATTERN_WORDS, SMALL_THINGS } from '../vocabulary/garments.ts'
import { BACKDROP, GROUNDS, PEOPLE, PRONOUNS_OF_PEOPLE } from '../vocabulary/people.ts'
import { LINKS, NOUNS_OF_PLACES, ORNAMENTS_OF_PLACES, PLACES, TIMES } from '../vocabulary/places.ts'
import { EMPTY_WORDS, PATTERN_SLOTS } from '../vocabulary/sentences.ts'
import { LIMITS, STRENGTHS } from '../vocabulary/strengths.ts'
import { WEATHER_WORDS } from '../vocabulary/weather.ts'
import { type Word, wordsOf } from '../words.ts'
import { fillSlot } from './fill.ts'
import type { Found } from './found.ts'
import { placeSlot } from './place.ts'
import { plainSlot, screenSlot } from './plain.ts'
import { either, phraseSlot, type Slot, wordSlot } from './slot.ts'
import { coloursSlot, costumeSlot, garmentsSlot, hairPersonSlot, otherwiseSlot, wantedSlot } from './wearing-slots.ts'

/** Every slot that the patterns name, and the words that they skip. */
export interface Slots {
  named: Readonly<Record<string, Slot>>
  skip: Slot
}

/** @param isLoose whether words that no scene stands for may be left out of the description of a place */
export function slotsOf(catalogue: Catalogue, isLoose: boolean): Slots {
  const named: Record<string, Slot> = Object.fromEntries(
    Object.entries(PATTERN_SLOTS).map(([name, texts]) => [name, wordSlot(texts)]),
  )
  const empty = wordSlot([...CHINESE_PARTICLES, ...FILLERS, ...ARTICLES, ...DETERMINERS, ...ORNAMENTS, ...EMPTY_WORDS])
  const strength = strengthSlot()
  const fill = fillSlot({
    pattern: namesOf(catalogue.patterns, PATTERN_WORDS),
    material: namesOf(catalogue.materials, MATERIAL_WORDS),
    longestName: 3,
    colourNamed: catalogue.colourNamed,
    between: wordSlot(BETWEEN_FILLS),
    cut: wordSlot(CUTS),
    noun: wordSlot(NOUNS_OF_FILLS),
  })
  const scene = sceneSlot(catalogue.scenes)
  const weather = weatherSlot(catalogue.atmospheres)
  const place = placeSlot(
    {
      scene,
      time: timeSlot(),
      weather: gradedSlot(weather, strength),
      ornament: either(wordSlot([...ORNAMENTS_OF_PLACES, ...MOODS]), empty),
      link: wordSlot(LINKS),
      within: wordSlot(['in', 'in the', 'of', 'of the', 'somewhere in']),
      of: wordSlot(['of', 'of the', 'of a']),
      noun: wordSlot(NOUNS_OF_PLACES),
      stop: wordSlot([
        ...NEGATIONS,
        ...EXCEPTIONS,
        ...Object.values(ACTIONS).flat(),
        ...COPULAS,
        ...PEOPLE,
        'it',
        ...BACKDROP,
        ...LINKS,
        'and',
        'or',
        ',',
        '.',
        'but',
        'depth',
      ]),
    },
    isLoose,
  )
  return {
    named: {
      ...named,
      person: wordSlot(PEOPLE),
      certain: wordSlot([...PRONOUNS_OF_PEOPLE, ...PEOPLE.flatMap((person) => [`the ${person}`, `my ${person}`])]),
      screen: screenSlot,
      backdrop: wordSlot(BACKDROP),
      ground: wordSlot(GROUNDS),
      anything: anythingSlot(),
      place,
      plain: plainSlot(fill, named.reference ?? wordSlot([])),
      fill,
      // “put her in a forest”: a place, though there is a colour of that name.
      clothFill: (words, at) => fill(words, at).filter(({ end }) => !endsInScene(words, at, end, scene)),
      pattern: (words, at) => fill(words, at).filter(({ found }) => found.fill?.fill.kind === 'pattern'),
      colours: coloursSlot(fill),
      garments: garmentsSlot(),
      wanted: wantedSlot(),
      otherwise: otherwiseSlot(wantedSlot()),
      costume: costumeSlot(catalogue),
      hairPerson: hairPersonSlot(catalogue),
      smallThing: wordSlot(SMALL_THINGS),
      weather,
      time: timeSlot(),
    },
    skip: either(strength, empty),
  }
}

function endsInScene(words: readonly Word[], at: number, end: number, scene: Slot): boolean {
  return words.slice(at, end).some((_, index) => scene(words, at + index).some((match) => match.end >= end))
}

/** The rest of the clause, whatever it is. */
function anythingSlot(): Slot {
  return (words, at) => {
    const [first, last] = [words[at], words.at(-1)]
    if (words.slice(at).some(({ stem }) => [',', 'and', 'with', 'or'].includes(stem))) return []
    return first && last ? [{ end: words.length, found: { unknown: { start: first.start, end: last.end } } }] : []
  }
}

function strengthSlot(): Slot {
  const entries = STRENGTHS.map(({ phrases, look }) => [phrases, { strength: look }] as const)
  return phraseSlot([
    [LIMITS, { strength: 0.5 }],
    ...entries,
    [['light', 'soft', 'gentle'], { strength: 0.5 }],
    [['more', 'dense', 'thicker'], { strength: 1.35 }],
  ])
}

function timeSlot(): Slot {
  return phraseSlot(TIMES.map(({ time, phrases }) => [phrases, { time }] as const))
}

/** A scene may be called so, but who says no more means the time. */
const TIMES_ALONE = new Set(['night', 'day', 'dawn', 'dusk', 'evening', 'morning', 'twilight', 'midnight'])

/** What scenes only come near to first, as one may be called after it; then their own names, then all the others. */
function sceneSlot(scenes: Catalogue['scenes']): Slot {
  const entries: (readonly [readonly string[], Found])[] = [
    ...scenes.map((scene) => [scene.near ?? [], { scene: { scene, isNear: true, time: null } }] as const),
    ...scenes.map((scene) => {
      const names = [scene.name.replaceAll('-', ' '), scene.title, ...scene.phrases]
      return [names.filter((text) => !TIMES_ALONE.has(text)), { scene: { scene, isNear: false, time: null } }] as const
    }),
  ]
  for (const { phrases, as, near, time } of PLACES) {
    const scene = as.map((phrase) => sceneNamed(phrase, scenes)).find((found) => found !== undefined)
    if (scene) entries.push([phrases, { scene: { scene, isNear: near, time: time ?? null } }])
  }
  return phraseSlot(entries)
}

function sceneNamed(phrase: string, scenes: Catalogue['scenes']): Catalogue['scenes'][number] | undefined {
  return scenes.find(({ name, title, phrases }) =>
    [name.replaceAll('-', ' '), title.toLowerCase(), ...phrases].includes(phrase),
  )
}

export function weatherSlot(atmospheres: Catalogue['atmospheres']): Slot {
  return phraseSlot(
    atmospheres.flatMap(({ name, title, phrases }) => {
      const found: Found = { weather: { name, title, strength: 1 } }
      const texts = [...phrases, title, name.replaceAll('-', ' '), ...(WEATHER_WORDS[name] ?? [])]
      // “light rain” is rain, slightly.
      return [[texts.filter((text) => !/^light (?!leak|ray|beam|orb|shaft)/.test(text)), found] as const]
    }),
  )
}

/** “Heavy rain”, “light fog” too. */
function gradedSlot(weather: Slot, grade: Slot): Slot {
  return (words, at) => [
    ...weather(words, at),
    ...grade(words, at).flatMap(({ end, found: { strength = 1 } }) =>
      weather(words, end).flatMap((match) => {
        const { weather: found } = match.found
        return found ? [{ end: match.end, found: { weather: { ...found, strength: found.strength * strength } } }] : []
      }),
    ),
  ]
}

/** Entries of a table by the stems of every way to say them. */
function namesOf<One extends Named>(
  entries: readonly One[],
  ways: Readonly<Record<string, readonly string[]>>,
): Map<string, Named> {
  const byKey = new Map<string, Named>()
  for (const entry of entries) {
    for (const text of [entry.name.replaceAll('-', ' '), entry.title, ...entry.phrases, ...(ways[entry.name] ?? [])]) {
      const key = wordsOf(text)
        .map((word) => word.stem)
        .join(' ')
      if (!byKey.has(key)) byKey.set(key, entry)
    }
  }
  return byKey
}
