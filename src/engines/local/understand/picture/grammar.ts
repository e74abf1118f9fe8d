import type { Word } from '../words.ts'
import type { Found } from './found.ts'
import { type Reader, readerOf } from './pattern.ts'
import type { Slot } from './slot.ts'
import type { Slots } from './slots.ts'
import type { Wish } from './wish.ts'

/** Patterns of one meaning; the first rule that reads a clause has it. */
export type Grammar = readonly Rule[]

interface Rule {
  /** Whether the words ask for it, or only name it, so that they may describe the clip as well. */
  mood: Mood
  patterns: readonly string[]
  /** Shorter clauses say too little. */
  fewestWords?: number
  /** Null where what was found makes no sense together. */
  wish(found: Found): Wish | null
}

export type Mood = 'asks' | 'names'

/** Reads a clause's words by a grammar. */
export type WishReader = (words: readonly Word[], mood: Mood) => Wish | null

export function wishReaderOf(grammar: Grammar, { named, skip }: Slots): WishReader {
  const rules = grammar.map((rule) => ({ ...rule, readers: rule.patterns.map((text) => readerOf(text, named, skip)) }))
  return (words, mood) => {
    const isPresent = presenceIn(words)
    for (const { readers, wish, ...rule } of rules) {
      if (rule.mood !== mood || words.length < (rule.fewestWords ?? 1)) continue
      const possible = readers.filter(({ needs }) => needs.every((slots) => slots.some(isPresent)))
      const read = firstWish(possible, words, wish)
      if (read) return read
    }
    return null
  }
}

/** Whether a slot finds anything in the words; most patterns are ruled out by one of theirs. */
function presenceIn(words: readonly Word[]): (slot: Slot) => boolean {
  const known = new Map<Slot, boolean>()
  return (slot) => {
    const before = known.get(slot)
    if (before !== undefined) return before
    const isPresent = words.some((_, at) => slot(words, at).length > 0)
    known.set(slot, isPresent)
    return isPresent
  }
}

function firstWish(readers: readonly Reader[], words: readonly Word[], wish: Rule['wish']): Wish | null {
  for (const { read } of readers) {
    const found = read(words)
    const made = found ? wish(found) : null
    if (made) return made
  }
  return null
}
