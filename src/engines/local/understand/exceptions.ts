import type { Region } from '../plan.ts'
import { type Clause, has } from './clause.ts'
import { withTerms } from './clauses.ts'
import type { Term } from './meaning.ts'
import { allBut, onlyIn, regionRun, type Where } from './regions.ts'
import { EVERYTHING_ELSE, ONLY_THERE } from './vocabulary/function-words.ts'

/** What a clause leaves out of an edit, or limits it to. */
export interface Exception {
  /** Where the clause's own edits apply; null where no such region can be told apart. */
  where: Where | 'the rest' | null
  /** For the edits of the rest of the sentence. */
  exception: { region: Region | null; isOnly: boolean }
  /** The clause without its exception; null where nothing is left of it. */
  rest: Clause | null
}

/** Takes apart “everything except her face in sepia”, “only on the background”, “keep the dress in colour”, “the rest grey”. */
export function exceptionOf(clause: Clause): Exception {
  const at = clause.terms.findIndex((term) => term.meaning.kind === 'exception')
  const word = clause.terms[at]?.stems.join(' ') ?? ''
  if (EVERYTHING_ELSE.has(word)) return exceptEarlier(clause, at)
  const run = regionRun(at < 0 ? clause.terms : clause.terms.slice(at))
  if (!run) return { where: null, exception: { region: null, isOnly: false }, rest: null }
  const isOnly = ONLY_THERE.has(word)
  const exception = { region: run.region, isOnly }
  const where = isOnly ? onlyIn(run.region) : allBut(run.region)
  if (at < 0 || !has(clause, 'exception')) return { where, exception, rest: null }
  const left = [...clause.terms.slice(0, at), ...clause.terms.slice(at + run.last + 1)]
  return { where, exception, rest: left.length > 0 ? withTerms(clause, trimmed(left)) : null }
}

/** “the rest black and white”: all but what the sentence named before. */
function exceptEarlier(clause: Clause, at: number): Exception {
  const rest = clause.terms.map(
    (term, index): Term => (index === at ? { ...term, meaning: { kind: 'frame' }, stems: ['picture'] } : term),
  )
  return { where: 'the rest', exception: { region: null, isOnly: false }, rest: withTerms(clause, rest) }
}

/** Without the determiners and prepositions that led to the region. */
function trimmed(terms: readonly Term[]): readonly Term[] {
  const end = terms.findLastIndex(
    ({ meaning }) => !['determiner', 'article', 'preposition', 'filler', 'of'].includes(meaning.kind),
  )
  return terms.slice(0, end + 1)
}
