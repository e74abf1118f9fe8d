import type { Look } from '../looks/look.ts'
import type { Region } from '../plan.ts'
import type { Request } from './judge.ts'
import { strengthOf } from './modifiers.ts'
import { weatherWish } from './picture/weather.ts'
import type { WholeWish } from './picture/wish.ts'
import { allBut, onlyIn, WHOLE_FRAME, type Where } from './regions.ts'

/** A sentence that leaves a part of the picture out (“everything except her dress”) has edits of all but that. */
export function withExceptions(sentence: readonly Request[]): Request[] {
  const listed: Request[] = []
  for (const request of sentence) listed.push(leftAloneToo(request, listed.at(-1)))
  const placed = listed.map((request, index) => placedAgainst(request, listed.slice(0, index)))
  const exceptions = placed.filter((request) => request.kind === 'exception')
  if (exceptions.length === 0) return placed
  const where = commonException(exceptions)
  return placed.map((request) => {
    if (request.kind !== 'edit' || request.where !== WHOLE_FRAME || isLens(request)) return request
    if (where === null || where.regions.length === 0)
      return { start: request.start, end: request.end, kind: 'refusal', reason: LEFT_OUT, continues: false }
    return { ...request, where }
  })
}

/** Nothing can be left out of the way a lens sees. */
function isLens({ edit }: Request & { kind: 'edit' }): boolean {
  return edit.kind === 'look' && edit.look.stage === 'lens'
}

const LEFT_OUT =
  'a part of the picture is to be left out, and only people, the background, clothes, hair, faces and skin are told apart'

/** “Don’t touch the face and the hair”. */
function leftAloneToo(request: Request, before: Request | undefined): Request {
  const continues = request.kind === 'keep' && request.continues && request.region !== null
  if (!continues || before?.kind !== 'exception' || before.isOnly) return request
  return { start: request.start, end: request.end, kind: 'exception', region: request.region, isOnly: false }
}

/** “the rest” is all but what was named before it in the sentence. */
function placedAgainst(request: Request, before: readonly Request[]): Request {
  if (request.kind !== 'edit' || request.where !== 'the rest') return request
  const region = before.map(regionOf).findLast((found) => found !== null)
  const { start, end } = request
  return region
    ? { ...request, where: allBut(region) }
    : { start, end, kind: 'refusal', reason: LEFT_OUT, continues: false }
}

/** The region that a request is about by itself. */
export function regionOf(request: Request): Region | null {
  if (request.kind === 'exception') return request.region
  if (request.kind === 'edit' && request.where !== 'the rest') return singleRegion(request.where)
  if (request.kind !== 'wish') return null
  if (request.wish.kind === 'garment') return request.wish.garment.part
  return request.wish.kind === 'background' ? 'background' : null
}

function singleRegion({ regions }: Where): Region | null {
  const [region] = regions
  return regions.length === 1 && region !== undefined && region !== 'frame' ? region : null
}

/** Null where one of them is about what cannot be told apart, or some leave out and others limit. */
function commonException(exceptions: readonly (Request & { kind: 'exception' })[]): Where | null {
  const regions = exceptions.flatMap(({ region }) => region ?? [])
  const [first] = regions
  if (first === undefined || regions.length < exceptions.length) return null
  if (exceptions.every(({ isOnly }) => !isOnly)) return allBut(...regions)
  const isSame = exceptions.every(({ region, isOnly }) => region === first && isOnly)
  return isSame ? onlyIn(first) : null
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
    if (before.kind === 'wish') return { ...before, end: request.end, wish: tunedWish(before.wish, request) }
    if (before.kind !== 'edit') return null
    return { ...before, end: request.end, amount: tuned(before, request) }
  }
  if (before.kind === 'keep' && request.kind === 'keep' && request.continues) {
    return { ...before, end: request.end, touchesColour: before.touchesColour || request.touchesColour }
  }
  const isRest = before.kind === 'refusal' && request.kind === 'refusal' && request.continues
  return isRest ? { ...before, end: request.end } : null
}

function tuned({ edit, amount }: Request & { kind: 'edit' }, tune: Request & { kind: 'tune' }): number {
  const factor = factorOf(tune, edit.kind)
  return edit.kind === 'look' ? factor : Math.sign(amount) * factor
}

/** “Fog. Lots of it”, “blur the background, just a little”. */
function tunedWish(wish: WholeWish, tune: Request & { kind: 'tune' }): WholeWish {
  const strength = factorOf(tune, 'look')
  if (wish.kind === 'weather') return weatherWish({ ...wish.weather, title: wish.title }, strength)
  const isBlur = wish.kind === 'background' && wish.background.kind === 'blur'
  return isBlur ? { ...wish, background: { kind: 'blur', strength } } : wish
}

function factorOf({ clause }: Request & { kind: 'tune' }, kind: 'look' | 'dial'): number {
  const spoken = clause.terms.map((term) => term.meaning)
  return spoken.some((meaning) => meaning.kind === 'limit') ? 0.5 : strengthOf(spoken, kind, [])
}
