import { type Clause, contentOf, has, shapeOf } from './clause.ts'
import type { LookEdit, Term } from './meaning.ts'
import type { WantedEdit } from './modifiers.ts'
import { CUT_STAYS } from './picture/garments.ts'
import type { Where } from './regions.ts'
import { leftOutOf, tailOf } from './scope.ts'
import { EFFECTS, STYLE } from './vocabulary/frame.ts'
import { quoted } from './wording.ts'

type Rule = (clause: Clause, prompt: string) => string | null

/** Why a clause that names an edit must not be applied to the whole frame; null when it may. A wrong edit is worse than none. */
export function refusalOf(clause: Clause, prompt: string): string | null {
  const rules: readonly Rule[] = [unsupported, aboutSomethingElse, onPart, asThing, asDescription, unexplained]
  for (const rule of rules) {
    const reason = rule(clause, prompt)
    if (reason !== null) return reason
  }
  return null
}

export const NO_EDIT = 'names no look or adjustment'

const TOLD_APART = 'only people, the background, clothes, hair, faces and skin are told apart'

/** Why a clause that names no edit cannot be done. */
export function refusalWithoutEdit(clause: Clause, prompt: string): string {
  const content = contentOf(clause.terms)
  const words = quoted(prompt, content)
  if (content.length === 0) return has(clause, 'quality') ? 'the quality stays that of the clip' : NO_EDIT
  const known = unsupported(clause)
  if (known !== null) return known
  if (clause.action === 'remove') return `nothing can be taken out of the picture, so ${words} stays`
  if (clause.action === 'add' && !has(clause, 'style'))
    return `asks for new content, ${words}, which cannot be drawn into the picture`
  if (clause.about.length > 0 || contentOf(clause.target).length > 0)
    return partReason(targetOf(clause), content, prompt)
  return `not understood: ${words}`
}

function unsupported(clause: Clause): string | null {
  for (const { meaning } of clause.terms) if (meaning.kind === 'unsupported') return meaning.reason
  return null
}

/** "make the car red and darker", "change the dog to a cat and make it noir". */
function aboutSomethingElse(clause: Clause, prompt: string): string | null {
  if (clause.about.length === 0) return null
  return `seems to be about ${quoted(prompt, clause.about)}; ${TOLD_APART}`
}

/** "make the background black and white", "change the car to a vintage car". */
function onPart(clause: Clause, prompt: string): string | null {
  const target = targetOf(clause)
  return target.length > 0 ? partReason(target, target, prompt) : null
}

function targetOf(clause: Clause): Term[] {
  const target = contentOf(clause.target)
  if (target.length > 0) return target
  const tail = tailOf(clause)
  return clause.terms.filter((term) => term.meaning.kind === 'region' && !tail.includes(term))
}

function partReason(target: readonly Term[], content: readonly Term[], prompt: string): string {
  const isKnown = ({ meaning }: Term) => meaning.kind === 'region' && meaning.region !== null
  const known = target.filter(isKnown)
  const others = content.filter((term) => !isKnown(term))
  if (known.length === 0)
    return `cannot be done to ${quoted(prompt, target.length > 0 ? target : content)}: ${TOLD_APART}`
  const wanted = others.length > 0 ? `: ${quoted(prompt, others)} is none of them` : ''
  return `only looks, light and colours of ${quoted(prompt, known)} can be changed${wanted}`
}

/** "add a painting", "insert an old photo", "turn it into a zombie", "spring": things, not looks. */
function asThing(clause: Clause, prompt: string): string | null {
  const thing = clause.terms.find((term, index) => {
    if (term.meaning.kind === 'frame') return isAddedFrame(clause, index)
    return term.meaning.kind === 'look' && isThing(clause, index, term.meaning.names)
  })
  return thing
    ? `${quoted(prompt, [thing])} may mean something in the picture; where a look is meant, “… style” says so`
    : null
}

/** "add a photo", though not "add grain to the photo", "add a film look". */
function isAddedFrame(clause: Clause, index: number): boolean {
  const shape = shapeOf(clause.terms)
  return (
    clause.action === 'add' && !/[VTO][DIM_]*$/.test(shape.slice(0, index)) && !/^[EAMSW]/.test(shape.slice(index + 1))
  )
}

function isThing(clause: Clause, index: number, names: LookEdit['names']): boolean {
  const shape = shapeOf(clause.terms)
  const [before, after] = [shape.slice(0, index), shape.slice(index + 1)]
  const adds = clause.action === 'add'
  if ((adds ? /^[EAMG_]*[SW]/ : /^[EAMG_]*[SWF]/).test(after)) return false
  if (names === 'anything') return true
  const [word = ''] = clause.terms[index]?.stems.slice(-1) ?? []
  const namesStyle = names === 'effect' || STYLE.includes(word) || EFFECTS.includes(word)
  if (adds) return names === 'thing' || (!namesStyle && /I[MG_]*$/.test(before))
  // "make the painting realistic", "make the sunset warmer" speak of what is seen.
  return /V_*[DF]$/.test(before) && (names === 'thing' || /^[_G]*A/.test(after))
}

const COPULA = { kind: 'copula' } as const
const APPEARS = new Set(['look', 'feel', 'seem'])

/** "It is dark and raining" tells what is seen; "it is too dark" complains. */
function asDescription(clause: Clause): string | null {
  const complains = has(clause, 'excess') || clause.terms.some(({ stems }) => stems.length > 1 && stems[0] === 'too')
  const shape = shapeOf(
    clause.terms.map((term) => (APPEARS.has(term.stems[0] ?? '') ? { ...term, meaning: COPULA } : term)),
  )
  const describes = clause.action === null && /^D?[FPN]+C[GIT_M]*[AE]/.test(shape)
  return describes && !complains ? 'describes the clip; “make it …” asks for a change' : null
}

/** Words that say as much of a person as of light and colour. */
const OF_PEOPLE = new Set(['cool', 'cooler'])

/** Why an edit that the whole frame could have makes no sense in a part of it; null where it does. */
export function refusalInPart(
  { edit, term }: WantedEdit,
  { regions }: Where,
  { action }: Clause,
  prompt: string,
): string | null {
  const [region = 'frame'] = regions
  const isWorn = regions.length === 1 && ['clothes', 'top', 'bottom', 'hair'].includes(region)
  const words = quoted(prompt, [term])
  if (edit.kind === 'dial') {
    const isOfPeople = regions.length === 1 && region === 'subject' && OF_PEOPLE.has(term.stems.join(' '))
    if (isWorn && term.stems[0] === 'too') return `${words} does not say which colour is wanted`
    return isOfPeople ? `${words} may be said of a person; “cooler colours” or “bluer” is said of the light` : null
  }
  if (edit.descriptive) return NO_EDIT
  if (edit.look.stage === 'lens') return `the ${edit.look.title} look needs the whole frame`
  // “Vintage dress” tells the cut, “make the dress look like a watercolour” how it is drawn.
  const isColour = COLOUR_LOOKS.has(edit.look.name) || (edit.look.stage === 'redraw' && action !== null)
  return isWorn && (edit.near || !isColour) ? `${words}: ${CUT_STAYS}` : null
}

const COLOUR_LOOKS = new Set(['black-and-white', 'sepia', 'negative', 'posterise'])

function unexplained(clause: Clause, prompt: string): string | null {
  if (leftOutOf(clause) !== null) return null
  return `${quoted(prompt, contentOf(clause.terms))} cannot be done, and without it the rest would mean something else`
}
