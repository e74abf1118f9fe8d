import { type Clause, contentOf, has, isEdit, shapeOf } from './clause.ts'
import type { Term } from './meaning.ts'
import { regionRun } from './regions.ts'

/** Completes each clause with what it leaves unsaid because the one before, or after, says it. */
export function inContext(clauses: readonly Clause[]): Clause[] {
  const complete: Clause[] = []
  let named: readonly Term[] = []
  for (const clause of clauses) {
    const inherited = inherit(clause, complete.at(-1), named)
    complete.push(inherited)
    named = thingNamed(inherited, named)
  }
  return complete.map((clause, index) => borrowedFromNext(clause, complete[index + 1]))
}

/** What a later "it" may mean: the thing last edited; the whole frame, named again, clears it. */
function thingNamed(clause: Clause, before: readonly Term[]): readonly Term[] {
  if (clause.about.length > 0) return clause.about
  const edits = clause.action !== null || clause.terms.some(isEdit) || complainsOfBackground(clause)
  if (!edits || clause.action === 'keep' || clause.action === 'remove' || clause.negated) return before
  const content = contentOf(clause.terms)
  if (content.length > 0) return content
  return shapeOf(clause.target).includes('F') ? [] : before
}

/** “The background is distracting, tone down its colours”. */
function complainsOfBackground(clause: Clause): boolean {
  return has(clause, 'copula') && regionRun(clause.terms)?.region === 'background'
}

function inherit(clause: Clause, before: Clause | undefined, named: readonly Term[]): Clause {
  if (shapeOf(clause.terms).includes('P') && named.length > 0) return { ...clause, about: named }
  if (before === undefined || clause.join === 'sentence' || !isVerbless(clause)) return clause
  const continues = clause.join !== 'comma'
  const isAboutSame = !namesObject(clause) && !namesStyle(clause) && (continues || sharesAdjectives(clause, before))
  return {
    ...clause,
    about: isAboutSame && !isListed(before, clause) ? thingOf(before) : [],
    negated: clause.negated || ((clause.join === 'and' || clause.join === 'or') && before.negated),
    action: clause.action ?? inheritedAction(clause, before, continues),
    alternative: clause.join === 'or' && !before.negated && before.terms.some(isEdit),
  }
}

/** "… with scratches and film grain": things that the picture gets, not adjectives of the first. */
function isListed(first: Clause, second: Clause): boolean {
  return first.action === null && first.join === 'with' && (has(first, 'look') || has(second, 'look'))
}

/** "darker", "and a vignette", "and make darker". */
function isVerbless(clause: Clause): boolean {
  return clause.action === null || (clause.action === 'make' && clause.target.length === 0)
}

/** "the whole video darker", "the sky darker". */
function namesObject(clause: Clause): boolean {
  return /[FPRX]/.test(shapeOf(clause.terms))
}

/** “Pink hair and an anime style”. */
function namesStyle({ terms }: Clause): boolean {
  return terms[0]?.meaning.kind === 'article' && /^I[EAMU]*ES/.test(shapeOf(terms))
}

/** "make the sky darker, warmer": the sky is to be warmer too; "…, film look" speaks of the film. */
function sharesAdjectives(clause: Clause, before: Clause): boolean {
  if (clause.join !== 'comma' || /[SW]/.test(shapeOf(clause.terms))) return false
  return (
    before.value.some(isEdit) && (clause.terms.some((term) => term.meaning.kind === 'dial') || before.about.length > 0)
  )
}

function thingOf(clause: Clause): readonly Term[] {
  if (clause.about.length > 0) return clause.about
  if (clause.action === 'keep' || clause.negated) return []
  return contentOf(clause.terms).filter(({ meaning }) => meaning.kind !== 'unsupported')
}

/** "keep the face and the pose"; "increase contrast and saturation". */
function inheritedAction(clause: Clause, before: Clause, continues: boolean): Clause['action'] {
  const hasEdit = clause.terms.some(isEdit)
  if (before.action === 'keep') return !hasEdit || (continues && !has(clause, 'exception')) ? 'keep' : null
  const isDialOnly = clause.terms.some((term) => term.meaning.kind === 'noun') && !/[EAG]/.test(shapeOf(clause.terms))
  return isDialOnly ? wayOf(before) : null
}

/** "add contrast and saturation", "less contrast and saturation". */
function wayOf({ action, terms }: Clause): Clause['action'] {
  if (action === 'raise' || action === 'lower' || action === 'add') return action
  const hasNoun = terms.some((term) => term.meaning.kind === 'noun')
  const way = terms.map((term) => term.meaning).find((meaning) => meaning.kind === 'direction')
  if (action !== null || !hasNoun || way === undefined) return null
  return way.sign > 0 ? 'raise' : 'lower'
}

/** "dark and rainy street": the first adjective speaks of the noun of the second part. */
function borrowedFromNext(clause: Clause, next: Clause | undefined): Clause {
  if (next === undefined || clause.about.length > 0 || !isAdjectives(clause) || isListed(clause, next)) return clause
  const isLook = clause.terms.some((term) => term.meaning.kind === 'look')
  const joined = next.join === 'and' || (next.join === 'comma' && !isLook)
  const isNounPhrase = next.action === null && !next.negated && /^[AEMU_]/.test(shapeOf(next.terms))
  return joined && isNounPhrase ? { ...clause, about: contentOf(next.terms) } : clause
}

function isAdjectives(clause: Clause): boolean {
  return clause.action === null && !clause.negated && /^[_MGAE]+$/.test(shapeOf(clause.terms))
}
