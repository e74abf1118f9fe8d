import type { TimeOfDay } from '../../plan.ts'
import type { KnownScene } from '../catalogue.ts'
import type { Word } from '../words.ts'
import type { TitledWeather } from './found.ts'
import { longest, type Match, type Slot } from './slot.ts'
import type { Span } from './wish.ts'

/** What a description of a place is made of. */
export interface PlaceSlots {
  /** Finds `scene`: its own names, and what it comes near to. */
  scene: Slot
  /** Finds `time`. */
  time: Slot
  /** “foggy”, “in the rain”; finds `weather`. */
  weather: Slot
  /** Adjectives that any scene fulfils, and words that say nothing. */
  ornament: Slot
  /** Words between a place and what more is said of it: “of”, “in”, “with”. */
  link: Slot
  /** “in”: between “a street” and the city that it is in. */
  within: Slot
  /** “of”: between a place and what stands before it, “the floor of”. */
  of: Slot
  /** “scene”, “setting”: may follow the name of any place. */
  noun: Slot
  /** Words that no description of a place holds. */
  stop: Slot
}

/** More words around the name of a place than a description has. */
const MOST_BEFORE = 5
const MOST_AFTER = 8

interface Start {
  at: number
  time: TimeOfDay | null
  weather: readonly TitledWeather[]
  left: readonly Span[]
}

/**
 * Reads a place: “a quiet snowy street at night”. Loosely, words that no scene stands for are left out, and named;
 * but not where they name another place, or where the place only describes something else (“a kitchen table”).
 */
export function placeSlot(slots: PlaceSlots, isLoose: boolean): Slot {
  return (words, at) => {
    let start: Start = { at, time: null, weather: [], left: [] }
    for (let count = 0; ; count += 1) {
      const general = slots.scene(words, start.at)
      const stepped = saidBefore(words, start, general[0], slots)
      if (stepped) {
        start = stepped
        continue
      }
      const famous = famousAfter(words, general[0], slots)
      if (famous !== null) start = { ...start, at: famous }
      const scenes = famous === null ? general : slots.scene(words, famous)
      const isCompound = isLoose && endsInOther(words, scenes[0], slots)
      if (scenes.length > 0 && !isCompound)
        return scenes.flatMap((match) => endings(words, match, start, slots, isLoose))
      const next = beforeScene(words, start, slots, isLoose && start.left.length < MOST_BEFORE, scenes[0])
      if (!next || count > 20) return []
      start = next
    }
  }
}

/** One step on towards the name of the place. */
function beforeScene(
  words: readonly Word[],
  start: Start,
  slots: PlaceSlots,
  mayLeave: boolean,
  scene?: Match,
): Start | null {
  const time = longest(slots.time, words, start.at)
  if (time) return { ...start, at: afterLink(words, time.end, slots), time: time.found.time ?? start.time }
  const weather = longest(slots.weather, words, start.at)
  if (weather?.found.weather && !scene) {
    return { ...start, at: afterLink(words, weather.end, slots), weather: [...start.weather, weather.found.weather] }
  }
  const ornament = longest(slots.ornament, words, start.at)
  if (ornament) return { ...start, at: ornament.end }
  const of = longest(slots.of, words, start.at)
  if (of && start.left.length > 0) return { ...start, at: of.end }
  const [word] = words.slice(start.at)
  if (!mayLeave || !word || slots.stop(words, start.at).length > 0) return null
  return {
    ...start,
    at: scene?.end ?? start.at + 1,
    left: [...start.left, ...words.slice(start.at, scene?.end ?? start.at + 1)],
  }
}

/** “Sunset on the beach”, “a storm at sea” are beach and sea: what could be a place by itself tells when and how it is there. */
function saidBefore(words: readonly Word[], start: Start, scene: Match | undefined, slots: PlaceSlots): Start | null {
  const said = longest(slots.time, words, start.at) ?? longest(slots.weather, words, start.at)
  if (!scene || !said || said.end < scene.end) return null
  const at = afterLink(words, said.end, slots)
  if (at === said.end || slots.scene(words, at).length === 0) return null
  const { time = start.time, weather } = said.found
  return { ...start, at, time, weather: weather ? [...start.weather, weather] : start.weather }
}

/** “in a”, “on the”. */
function afterLink(words: readonly Word[], at: number, slots: PlaceSlots): number {
  const link = longest(slots.link, words, at)?.end ?? at
  return longest(slots.ornament, words, link)?.end ?? link
}

/** “city rooftop” is a rooftop; but “Tokyo street” is Tokyo. */
function endsInOther(words: readonly Word[], scene: Match | undefined, slots: PlaceSlots): boolean {
  if (scene === undefined) return false
  return slots.scene(words, scene.end).length > 0 && slots.noun(words, scene.end).length === 0
}

/** “a street in Tokyo”: where the name of the famous place begins; null where nothing of the sort is said. */
function famousAfter(words: readonly Word[], scene: Match | undefined, slots: PlaceSlots): number | null {
  if (scene === undefined || isFamous(scene)) return null
  const isGeneral = slots.noun(words, scene.end - 1).some(({ end }) => end === scene.end)
  const link = longest(slots.within, words, scene.end)
  return isGeneral && link !== null && slots.scene(words, link.end).some(isFamous) ? link.end : null
}

/** Where the name of a famous place that something is in ends; null where none is named. */
function famousBehind(words: readonly Word[], at: number, slots: PlaceSlots): number | null {
  const link = longest(slots.within, words, at)
  return link === null ? null : (slots.scene(words, link.end).find(isFamous)?.end ?? null)
}

function isFamous({ found }: Match): boolean {
  return found.scene?.isNear ?? false
}

/** What may follow the name: a time, weather, or more words. */
function endings(words: readonly Word[], match: Match, start: Start, slots: PlaceSlots, isLoose: boolean): Match[] {
  const named = match.found.scene
  if (!named) return []
  // “A rooftop bar in Tokyo” is shown by any rooftop bar.
  const famous = famousBehind(words, match.end, slots)
  let [here, time, weather] = [famous ?? match.end, start.time ?? named.time, start.weather]
  const isNear = named.isNear || famous !== null
  const near = isNear ? { start: words[start.at]?.start ?? 0, end: words[here - 1]?.end ?? 0 } : null
  const found = (left: readonly Span[], end: number): Match => ({
    end,
    found: { place: { scene: named.scene, near, time: timeOn(named.scene, time), weather, left } },
  })
  const matches = [found(start.left, here)]
  for (;;) {
    const link = afterLink(words, here, slots)
    const next =
      longest(slots.noun, words, here) ??
      longest(slots.ornament, words, here) ??
      longest(slots.time, words, here) ??
      longest(slots.weather, words, link)
    if (!next) break
    here = next.end
    time = next.found.time ?? time
    if (next.found.weather) weather = [...weather, next.found.weather]
    matches.unshift(found(start.left, here))
  }
  if (isLoose)
    matches.push(...tail(words, here, slots, named.scene).map(({ end, left }) => found([...start.left, ...left], end)))
  return matches
}

/** “… with palm trees”, “… in Paris”: left out, unless it names another place that there is a scene of. */
function tail(
  words: readonly Word[],
  at: number,
  slots: PlaceSlots,
  scene: KnownScene,
): { end: number; left: Span[] }[] {
  if (slots.link(words, at).length === 0) return []
  const left: Span[] = []
  for (let here = at; here < words.length; here += 1) {
    const [word] = words.slice(here)
    const isLink = slots.link(words, here).length > 0
    if (!word || left.length >= MOST_AFTER || (!isLink && slots.stop(words, here).length > 0)) return []
    const others = slots.scene(words, here)
    if (others.some((other) => other.found.scene?.scene !== scene && !isFamous(other))) return []
    if (!isLink && slots.ornament(words, here).length === 0) left.push(word)
  }
  return [{ end: words.length, left }]
}

const LOW_SUN = /sunset|sunrise|dusk|dawn/

/** A scene that is painted by night needs no night put over it. */
function timeOn(scene: KnownScene, time: TimeOfDay | null): TimeOfDay | null {
  const names = { night: /\bnight|midnight|stars?\b|aurora/, dawn: LOW_SUN, dusk: LOW_SUN, day: /\bday/ }
  if (time === null || [scene.title, ...scene.phrases].some((text) => names[time].test(text.toLowerCase()))) return null
  return time
}
