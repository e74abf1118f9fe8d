import type { Catalogue } from './catalogue.ts'
import { dialExample, lookExample, sceneExample, weatherExample } from './examples.ts'
import type { Meaning, Term } from './meaning.ts'
import { type Related, relatedOf } from './related.ts'
import type { Word } from './words.ts'

/** What a prompt that cannot be done is answered with; `takenBack`: the prompts contradict all that could be done. */
export type HelpTexts = (terms: readonly Term[], takenBack: boolean) => Help

export interface Help {
  /** What to write instead, and what this engine can do, line by line. */
  help: string[]
  /** Prompts that can be done as they stand and come nearest, at most three. */
  nearest: string[]
}

const MOST_NAMED = 3
/** Words of a long prompt that are looked up. */
const MOST_WORDS = 40
/** Offered where nothing is near: one of each kind. */
export const USUAL = [
  'use snowy street as the background',
  'make the clothes red',
  'give it the film noir look',
] as const

/** Titles of scenes, those that share words with a description first. */
export function nearestScenesOf({ scenes }: Catalogue): (words: readonly Word[]) => string {
  const related = relatedOf(scenes.map((scene) => ({ texts: textsOf(scene), item: scene.title.toLowerCase() })))
  const usual = scenes
    .filter((_, at) => at % Math.ceil(scenes.length / MOST_NAMED) === 0)
    .map(({ title }) => title.toLowerCase())
  return (words) => {
    const telling = words.filter(({ stem }) => stem.length > 3)
    const titles = [...new Set(telling.flatMap(({ stem }) => related(stem)))].slice(0, MOST_NAMED)
    return titles.length > 0 ? `nearest: ${listOf(titles)}` : `there are others such as ${listOf(usual)}`
  }
}

/** Tells what to write instead: what comes nearest to the prompt, else something of each kind. */
export function helpTextsOf(catalogue: Catalogue): HelpTexts {
  const { looks, scenes, adjustments } = catalogue
  const related = relatedExamples(catalogue)
  const ability =
    `The local engine changes backgrounds (${scenes.length} scenes), clothes, hair, weather, light and colours, and knows ` +
    `${looks.length} looks: \`retake looks\` and GET /v2/catalogue name them all, and ` +
    `${listOf(adjustments.map(({ name }) => name))} go up and down. It draws nothing new; ` +
    'for that a generative engine such as dashscope, fal, replicate or comfyui would be needed.'
  return (terms, takenBack) => {
    if (takenBack) {
      return {
        help: ['All that could be done here is taken back by the prompt or the negative prompt', ability],
        nearest: [],
      }
    }
    const nearest = nearestExamples(terms, related)
    const [lead, prompts] = nearest.length > 0 ? ['Nearest to this', nearest] : ['Try for example', USUAL]
    return { help: [`${lead}: ${prompts.map((prompt) => `“${prompt}”`).join(', ')}`, ability], nearest }
  }
}

function relatedExamples({ looks, scenes, atmospheres, adjustments }: Catalogue): Related<string> {
  return relatedOf([
    ...looks.map((look) => ({ texts: [...textsOf(look), look.description], item: lookExample(look) })),
    ...scenes.map((scene) => ({ texts: textsOf(scene), item: sceneExample(scene) })),
    ...atmospheres.map((air) => ({ texts: textsOf(air), item: weatherExample(air) })),
    ...adjustments.flatMap((dial) => [
      { texts: [...dial.up, ...dial.nouns, dial.name], item: dialExample(dial, 'up') },
      { texts: dial.down, item: dialExample(dial, 'down') },
    ]),
  ])
}

function textsOf({
  title,
  phrases,
  near = [],
}: {
  title: string
  phrases: readonly string[]
  near?: readonly string[]
}) {
  return [title, ...phrases, ...near]
}

/** What the prompt names outright first, then what shares most words with it. */
function nearestExamples(terms: readonly Term[], related: Related<string>): string[] {
  const scores = new Map<string, number>()
  const add = (example: string, score: number) => scores.set(example, (scores.get(example) ?? 0) + score)
  for (const { meaning } of terms) {
    const named = exampleOf(meaning)
    if (named !== null) add(named, 10)
  }
  const unknown = terms.filter(({ meaning }) => isDescriptive(meaning))
  for (const stem of unknown.slice(0, MOST_WORDS).flatMap((term) => term.stems)) {
    if (stem.length >= 4) for (const example of related(stem)) add(example, 1)
  }
  const ranked = [...scores].sort(([, one], [, other]) => other - one)
  return ranked.slice(0, MOST_NAMED).map(([example]) => example)
}

/** Parts that are told apart say nothing of what shall become of them. */
function isDescriptive(meaning: Meaning): boolean {
  return ['unknown', 'colour', 'mood'].includes(meaning.kind) || (meaning.kind === 'region' && meaning.region === null)
}

function exampleOf(meaning: Meaning): string | null {
  if (meaning.kind === 'look') return lookExample(meaning.look)
  if (meaning.kind === 'noun') return dialExample(meaning.adjustment)
  return meaning.kind === 'dial' ? dialExample(meaning.adjustment, meaning.sign > 0 ? 'up' : 'down') : null
}

function listOf(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '')
}
