import { type Word, wordsOf } from '../words.ts'
import type { Found } from './found.ts'

/** A way to read words from a place on: what they say, and the word after them. */
export interface Match {
  end: number
  found: Found
}

/** All ways to read on from a word, the one to try first in front; none where it cannot be read so. */
export type Slot = (words: readonly Word[], at: number) => readonly Match[]

/** Reads any of these phrases, longest first; where two entries have the same phrase, the first one counts. */
export function phraseSlot(entries: Iterable<readonly [readonly string[], Found]>): Slot {
  const byKey = new Map<string, Found>()
  const longestByFirst = new Map<string, number>()
  for (const [texts, found] of entries) {
    for (const stems of texts.map(stemsOf)) {
      const [first] = stems
      if (first === undefined) continue
      const key = stems.join(' ')
      if (!byKey.has(key)) byKey.set(key, found)
      longestByFirst.set(first, Math.max(stems.length, longestByFirst.get(first) ?? 0))
    }
  }
  return (words, at) => {
    const most = longestByFirst.get(words[at]?.stem ?? '')
    if (most === undefined) return NONE
    const matches: Match[] = []
    let key = ''
    for (let end = at + 1; end <= Math.min(words.length, at + most); end += 1) {
      key += `${key === '' ? '' : ' '}${words[end - 1]?.stem ?? ''}`
      const found = byKey.get(key)
      if (found) matches.unshift({ end, found })
    }
    return matches
  }
}

const NONE: readonly Match[] = []

/** Reads any of these phrases, which say nothing but themselves. */
export function wordSlot(texts: readonly string[]): Slot {
  return phraseSlot([[texts, {}]])
}

/** What either slot reads, the first slot's ways in front. */
export function either(...slots: readonly Slot[]): Slot {
  return (words, at) => slots.flatMap((slot) => slot(words, at))
}

/** The longest way to read on, or null. */
export function longest(slot: Slot, words: readonly Word[], at: number): Match | null {
  return slot(words, at).reduce<Match | null>((best, match) => (best && best.end >= match.end ? best : match), null)
}

function stemsOf(text: string): string[] {
  return wordsOf(text).map((word) => word.stem)
}
