import { isEmpty, type Plan } from '../plan.ts'
import { withoutAsides } from './asides.ts'
import type { Catalogue } from './catalogue.ts'
import { clausesOf } from './clauses.ts'
import { inContext } from './context.ts'
import { helpTextsOf, nearestScenesOf } from './help.ts'
import { lexiconOf } from './lexicon.ts'
import type { Outcome } from './outcome.ts'
import { negativeOutcomes, outcomesOf } from './outcomes.ts'
import { pictureReaderOf } from './picture/read.ts'
import { requestsOfAll, sentencesOf } from './reading.ts'
import { NO_EDIT } from './refusals.ts'
import { joined, withExceptions, withoutDescriptions } from './requests.ts'
import { settle } from './settle.ts'
import { withColoursSpared } from './spared.ts'
import { termsOf } from './terms.ts'
import { unreadIn, unwantedIn } from './unwanted.ts'
import { wordsAt } from './wording.ts'

export interface Interpretation {
  /** Empty when nothing can be done. */
  plan: Plan
  edits: Outcome[]
  /** Lines: what to write instead, and what this engine can do. */
  help: string[]
  /** Prompts that can be done as they stand and come nearest. */
  nearest: string[]
}

/** What comes with a prompt. */
export interface Given {
  /** Whether the customer gave a reference image. */
  reference: boolean
}

export type Interpreter = (prompt: string, negativePrompt: string | null, given?: Given) => Interpretation

/** Reads prompts with the words of a catalogue. */
export function interpreterOf(catalogue: Catalogue): Interpreter {
  const lexicon = lexiconOf(catalogue)
  const readPicture = pictureReaderOf(catalogue)
  const helpOn = helpTextsOf(catalogue)
  const nearestScenes = nearestScenesOf(catalogue)
  return (prompt, negativePrompt, given = { reference: true }) => {
    const [wanted, embedded] = withoutNegativePart(prompt)
    const plain = withoutAsides(wanted, (text) => catalogue.colourNamed(text) !== null)
    const terms = termsOf(plain, lexicon)
    const words = lexicon.pictureWordsOf(plain)
    const clauses = inContext(clausesOf(terms.map((term, index) => lexicon.grayed(term, terms[index - 1]))))
    const requests = sentencesOf(
      requestsOfAll(clauses, { words, prompt: wanted, given, readPicture, nearestScenes }),
    ).flatMap(withExceptions)
    const negativeText = `${negativePrompt ?? ''}\n\n${embedded}`
    const negative = unwantedIn(negativeText, lexicon)
    const all = withColoursSpared(withoutDescriptions(joined(requests)))
    const settlement = settle(
      all,
      negative,
      lexicon.weatherIn(negativeText).map(({ name }) => name),
      wanted,
    )
    const { help, nearest } = helpOn(terms, isEmpty(settlement.plan) && settlement.dropped.size > 0)
    return {
      plan: settlement.plan,
      edits: orNothing(
        [
          ...outcomesOf(all, settlement, wanted),
          ...negativeOutcomes(negative, unreadIn(negativeText, lexicon), settlement),
        ],
        prompt,
      ),
      help,
      nearest,
    }
  }
}

/** Some write it into the prompt: "film noir. Negative prompt: grain". */
function withoutNegativePart(prompt: string): [string, string] {
  const start = prompt.search(/\bnegative(?: prompts?)?\s*:/i)
  return start < 0 ? [prompt, ''] : [prompt.slice(0, start), prompt.slice(prompt.indexOf(':', start) + 1)]
}

/** Every prompt asks for something, even where no part of it says what. */
function orNothing(edits: Outcome[], prompt: string): Outcome[] {
  if (edits.length > 0) return edits
  const clause = wordsAt(prompt, { start: 0, end: prompt.length })
  return [{ clause, outcome: 'ignored', detail: NO_EDIT }]
}
