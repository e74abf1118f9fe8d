import type { ClauseOutcome } from '../../engine.ts'
import type { Plan } from '../plan.ts'
import type { Clause } from './clause.ts'
import { clausesOf } from './clauses.ts'
import { inContext } from './context.ts'
import { helpTextsOf } from './help.ts'
import { requestsOf } from './judge.ts'
import { type Catalogue, lexiconOf } from './lexicon.ts'
import { negativeOutcomes, outcomesOf } from './outcomes.ts'
import { NO_EDIT } from './refusals.ts'
import { joined, withExceptions, withoutDescriptions } from './requests.ts'
import { settle } from './settle.ts'
import { termsOf } from './terms.ts'
import { unwantedIn } from './unwanted.ts'
import { wordsAt } from './wording.ts'

export interface Interpretation {
  /** Empty when nothing can be done. */
  plan: Plan
  edits: ClauseOutcome[]
  /** One or two sentences: what this engine can do, and what of it comes nearest to the prompt. */
  help: string
}

export type Interpreter = (prompt: string, negativePrompt: string | null) => Interpretation

/** Reads prompts with the words of a catalogue. */
export function interpreterOf(catalogue: Catalogue): Interpreter {
  const lexicon = lexiconOf(catalogue)
  const help = helpTextsOf(catalogue)
  return (prompt, negativePrompt) => {
    const [wanted, embedded] = withoutNegativePart(prompt)
    const terms = termsOf(wanted, lexicon)
    const requests = sentencesOf(inContext(clausesOf(terms))).flatMap((sentence) =>
      withExceptions(sentence.flatMap((clause) => requestsOf(clause, wanted))),
    )
    const negative = unwantedIn(`${negativePrompt ?? ''}\n\n${embedded}`, lexicon)
    const all = withoutDescriptions(joined(requests))
    const settlement = settle(all, negative, wanted)
    return {
      plan: settlement.plan,
      edits: orNothing([...outcomesOf(all, settlement, wanted), ...negativeOutcomes(negative, settlement)], prompt),
      help: help(terms, settlement.amounts.size === 0 && settlement.dropped.size > 0),
    }
  }
}

/** Some write it into the prompt: "film noir. Negative prompt: grain". */
function withoutNegativePart(prompt: string): [string, string] {
  const start = prompt.search(/\bnegative(?: prompts?)?\s*:/i)
  return start < 0 ? [prompt, ''] : [prompt.slice(0, start), prompt.slice(prompt.indexOf(':', start) + 1)]
}

function sentencesOf(clauses: readonly Clause[]): Clause[][] {
  const sentences: Clause[][] = []
  for (const clause of clauses) {
    const current = sentences.at(-1)
    if (current === undefined || clause.join === 'sentence') sentences.push([clause])
    else current.push(clause)
  }
  return sentences
}

/** Every prompt asks for something, even where no part of it says what. */
function orNothing(edits: ClauseOutcome[], prompt: string): ClauseOutcome[] {
  if (edits.length > 0) return edits
  const clause = wordsAt(prompt, { start: 0, end: prompt.length })
  return [{ clause, outcome: 'ignored', detail: NO_EDIT }]
}
