import type { Catalogue } from './catalogue.ts'
import type { Term } from './meaning.ts'
import { type Word, wordsOf } from './words.ts'

/** What a prompt that cannot be done is answered with; `takenBack`: the prompts contradict all that could be done. */
export type HelpTexts = (terms: readonly Term[], takenBack: boolean) => Help

export interface Help {
  /** One or two sentences: what this engine can do, and what of it comes nearest to the prompt. */
  help: string
  /** Names of what comes nearest, in words that prompts may use. */
  nearest: string[]
}

const MOST_NAMED = 3
/** Words of a long prompt that are looked up. */
const MOST_WORDS = 40
/** Words that begin with as many equal letters are held for related. */
const PREFIX = 5

/** Titles of scenes, those that share words with a description first. */
export function nearestScenesOf({ scenes }: Catalogue): (words: readonly Word[]) => string {
  const index = relatedTitles({ looks: [], adjustments: [], scenes, atmospheres: [] })
  const usual = scenes
    .filter((_, at) => at % Math.ceil(scenes.length / MOST_NAMED) === 0)
    .map(({ title }) => title.toLowerCase())
  return (words) => {
    const telling = words.filter(({ stem }) => stem.length > 3)
    const near = telling.flatMap(({ stem }) => keysOf(stem).flatMap((key) => [...(index.get(key) ?? [])]))
    const titles = [...new Set(near.map((title) => title.toLowerCase()))].slice(0, MOST_NAMED)
    return titles.length > 0 ? `nearest: ${listOf(titles)}` : `there are others such as ${listOf(usual)}`
  }
}

/** Tells what the catalogue can do, and what of it comes nearest to a prompt. */
export function helpTextsOf(catalogue: Catalogue): HelpTexts {
  const index = relatedTitles(catalogue)
  const examples = catalogue.looks.filter((_, at) => at % Math.ceil(catalogue.looks.length / 4) === 1)
  const dials = catalogue.adjustments.map((adjustment) => adjustment.name)
  const scenes = catalogue.scenes.filter((_, at) => at % Math.ceil(catalogue.scenes.length / 4) === 1)
  const weather = catalogue.atmospheres.slice(0, MOST_NAMED)
  const ability =
    `The local engine puts people before another background (${catalogue.scenes.length} scenes such as ` +
    `${listOf(scenes.map(({ title }) => title.toLowerCase()))}, a colour, blur, the reference image), recolours clothes and hair, ` +
    `adds weather and light (${listOf(weather.map(({ title }) => title.toLowerCase()))} …), and changes the look of the ` +
    `whole frame, of people or of the background: ${catalogue.looks.length} looks such as ` +
    `${listOf(examples.map((look) => look.title))}, and more or less ${listOf(dials)}`
  return (terms, takenBack) => {
    const nearest = nearestTitles(terms, index)
    const near = nearest.length > 0 ? `; nearest to this prompt: ${listOf(nearest)}` : ''
    const hint = takenBack ? '; all that could be done here is taken back by the prompt or the negative prompt' : near
    const rest = 'For the rest a generative engine such as dashscope, fal, replicate or comfyui would be needed.'
    return { help: `${ability}${hint}. ${rest}`, nearest }
  }
}

/** Titles by every word, and beginning of a word, that the catalogue says about them. */
function relatedTitles({
  looks,
  adjustments,
  scenes,
  atmospheres,
}: Pick<Catalogue, 'looks' | 'adjustments' | 'scenes' | 'atmospheres'>): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>()
  const enter = (texts: readonly string[], title: string) => {
    for (const { stem } of texts.flatMap(wordsOf)) {
      for (const key of keysOf(stem)) index.set(key, (index.get(key) ?? new Set()).add(title))
    }
  }
  for (const look of looks) enter([...look.phrases, ...(look.near ?? []), look.description], look.title)
  for (const { title, phrases, near = [] } of scenes) enter([title, ...phrases, ...near], title.toLowerCase())
  for (const { title, phrases } of atmospheres) enter([title, ...phrases], title.toLowerCase())
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
