import { NOT_TYPOS } from './vocabulary/not-typos.ts'

export interface Corrections {
  /** The word itself, or the one target that it misspells by a letter. */
  correct(word: string): string
}

/** Shorter words have too many neighbours. */
const SHORTEST = 6
const LONGEST = 20

/** Finds misspellings of targets by one letter (left out, added, mistaken, or two swapped) without comparing all words. */
export function correctionsFor(known: ReadonlySet<string>, targets: readonly string[]): Corrections {
  const byVariant = new Map<string, string[]>()
  for (const word of targets) {
    if (word.length < SHORTEST || !/^[a-z]+$/.test(word)) continue
    for (const variant of variantsOf(word)) byVariant.set(variant, [...(byVariant.get(variant) ?? []), word])
  }
  const correct = (word: string) => {
    if (known.has(word) || NOT_TYPOS.has(word) || !/^[a-z]+$/.test(word)) return word
    if (word.length < SHORTEST || word.length > LONGEST) return word
    const candidates = new Set(variantsOf(word).flatMap((variant) => byVariant.get(variant) ?? []))
    // People rarely mistake the first letter; other words often differ in it ("marker", "darker").
    const near = [...candidates].filter((candidate) => candidate[0] === word[0] && differByOne(candidate, word))
    return near.length === 1 && near[0] !== undefined ? near[0] : word
  }
  return { correct }
}

/** The word and what is left of it without any one letter; two words that differ by one letter share a variant. */
function variantsOf(word: string): string[] {
  return [word, ...[...word].map((_, index) => word.slice(0, index) + word.slice(index + 1))]
}

function differByOne(one: string, other: string): boolean {
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  const [left, right] = [one.slice(start), other.slice(start)]
  const isSwapped = left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2)
  return isSwapped || left.slice(1) === right || left === right.slice(1) || left.slice(1) === right.slice(1)
}
