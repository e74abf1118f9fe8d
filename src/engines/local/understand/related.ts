import { wordsOf } from './words.ts'

/** What a word belongs to: where the word itself is known that, else what is known by its other forms. */
export type Related<T> = (stem: string) => readonly T[]

/** Forms of a word have as many letters in common at least … */
const PREFIX = 5
/** … and differ in no more than an ending: not “superhero” and “supermarket”. */
const ENDING = 4

/** Finds things by the words of their texts. */
export function relatedOf<T>(things: readonly { texts: readonly string[]; item: T }[]): Related<T> {
  const whole = new Map<string, Set<T>>()
  const begun = new Map<string, Map<string, Set<T>>>()
  for (const { texts, item } of things) {
    for (const { stem } of texts.flatMap(wordsOf)) {
      const items = whole.get(stem) ?? new Set()
      whole.set(stem, items.add(item))
      if (stem.length < PREFIX) continue
      const beginning = stem.slice(0, PREFIX)
      begun.set(beginning, (begun.get(beginning) ?? new Map()).set(stem, items))
    }
  }
  return (stem) => {
    const known = whole.get(stem)
    if (known) return [...known]
    const forms = [...(begun.get(stem.slice(0, PREFIX)) ?? [])].filter(([form]) => isForm(form, stem))
    return [...new Set(forms.flatMap(([, items]) => [...items]))]
  }
}

function isForm(one: string, other: string): boolean {
  const common = Math.max(one.length, other.length) - ENDING
  return one.slice(0, common) === other.slice(0, common)
}
