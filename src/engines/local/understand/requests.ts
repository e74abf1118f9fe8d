import type { Look } from '../looks/look.ts'
import type { Request } from './judge.ts'
import { strengthOf } from './modifiers.ts'

/** A sentence that leaves a part of the picture out ("everything except her dress") cannot be applied to the whole. */
export function withExceptions(sentence: readonly Request[]): Request[] {
  if (!sentence.some((request) => request.kind === 'exception')) return [...sentence]
  const reason = 'a part of the picture is to be left out, and only the whole frame can be edited'
  return sentence.map(({ start, end, ...rest }) =>
    rest.kind === 'edit' ? { start, end, kind: 'refusal', reason, continues: false } : { start, end, ...rest },
  )
}

/** "film noir, 1940s, moody": next to another style a time or a mood only describes it. */
export function withoutDescriptions(requests: readonly Request[]): Request[] {
  const style = requests.map(styleOf).find((look) => look !== null)
  if (!style) return [...requests]
  return requests.map((request) =>
    request.kind === 'edit' && request.edit.kind === 'look' && request.edit.descriptive
      ? { start: request.start, end: request.end, kind: 'described', style: style.title }
      : request,
  )
}

/** A look that is a style of its own, not a lens or a recording medium. */
function styleOf(request: Request): Look | null {
  if (request.kind !== 'edit' || request.edit.kind !== 'look' || request.edit.descriptive) return null
  const { look } = request.edit
  return look.stage === 'grade' || look.stage === 'redraw' ? look : null
}

/** Words about the strength join the edit before them, the rest of a list joins what was refused before it. */
export function joined(requests: readonly Request[]): Request[] {
  const all: Request[] = []
  for (const request of requests) {
    const before = all.at(-1)
    const merged = before === undefined ? null : merge(before, request)
    if (merged === null) all.push(request)
    else all[all.length - 1] = merged
  }
  return all
}

function merge(before: Request, request: Request): Request | null {
  if (request.kind === 'tune') {
    if (before.kind === 'refusal') return { ...before, end: request.end }
    if (before.kind !== 'edit') return null
    return { ...before, end: request.end, amount: tuned(before, request) }
  }
  if (before.kind === 'keep' && request.kind === 'keep' && request.continues) {
    return { ...before, end: request.end, touchesColour: before.touchesColour || request.touchesColour }
  }
  const isRest = before.kind === 'refusal' && request.kind === 'refusal' && request.continues
  return isRest ? { ...before, end: request.end } : null
}

function tuned({ edit, amount }: Request & { kind: 'edit' }, { clause }: Request & { kind: 'tune' }): number {
  const factor = strengthOf(
    clause.terms.map((term) => term.meaning),
    edit.kind,
    [],
  )
  return edit.kind === 'look' ? factor : Math.sign(amount) * factor
}
