import type { Catalogue } from './lexicon.ts'
import type { Term } from './meaning.ts'
import { wordsOf } from './words.ts'

/** What a prompt that cannot be done is answered with; `takenBack`: the prompts contradict all that could be done. */
export type HelpTexts = (terms: readonly Term[], takenBack: boolean) => string

const MOST_NAMED = 3
/** Words of a long prompt that are looked up. */
const MOST_WORDS = 40
/** Words that begin with as many equal letters are held for related. */
const PREFIX = 5

/** Tells what the catalogue can do, and what of it comes nearest to a prompt. */
export function helpTextsOf(catalogue: Catalogue): HelpTexts {
  const index = relatedTitles(catalogue)
  const examples = catalogue.looks.filter((_, at) => at % Math.ceil(catalogue.looks.length / 4) === 1)
  const dials = catalogue.adjustments.map((adjustment) => adjustment.name)
  const ability =
    `The local engine changes the look of the whole frame: ${catalogue.looks.length} looks such as ` +
    `${listOf(examples.map((look) => look.title))}, and more or less ${listOf(dials)}`
  return (terms, takenBack) => {
    const nearest = nearestTitles(terms, index)
    const near = nearest.length > 0 ? `; nearest to this prompt: ${listOf(nearest)}` : ''
    const hint = takenBack ? '; all that could be done here is taken back by the prompt or the negative prompt' : near
    return `${ability}${hint}. For the rest a generative engine such as dashscope, fal, replicate or comfyui would be needed.`
  }
}

/** Titles by every word, and beginning of a word, that the catalogue says about them. */
function relatedTitles({ looks, adjustments }: Catalogue): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>()
  const enter = (texts: readonly string[], title: string) => {
    for (const { stem } of texts.flatMap(wordsOf)) {
      for (const key of keysOf(stem)) index.set(key, (index.get(key) ?? new Set()).add(title))
    }
  }
  for (const look of looks) enter([...look.phrases, ...(look.near ?? []), look.description], look.title)
  for (const { up, down, nouns, name } of adjustments) enter([...up, ...down, ...nouns], name)
  return index
}

function keysOf(stem: string): string[] {
  return stem.length > PREFIX ? [stem, stem.slice(0, PREFIX)] : [stem]
}

/** What the prompt names outright first, then what shares most words with it. */
function nearestTitles(terms: readonly Term[], index: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const scores = new Map<string, number>()
  const add = (title: string, score: number) => scores.set(title, (scores.get(title) ?? 0) + score)
  for (const { meaning } of terms) {
    if (meaning.kind === 'look') add(meaning.look.title, 10)
    if (meaning.kind === 'dial' || meaning.kind === 'noun') add(meaning.adjustment.name, 10)
  }
  const unknown = terms.filter(({ meaning }) => ['unknown', 'colour', 'region', 'mood'].includes(meaning.kind))
  for (const stem of unknown.slice(0, MOST_WORDS).flatMap((term) => term.stems)) {
    if (stem.length < 4) continue
    const [whole, beginning = stem] = keysOf(stem)
    for (const title of index.get(whole ?? stem) ?? index.get(beginning) ?? []) add(title, 1)
  }
  const ranked = [...scores].sort(([, one], [, other]) => other - one)
  return ranked.slice(0, MOST_NAMED).map(([title]) => title)
}

function listOf(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '')
}
