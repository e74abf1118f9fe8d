import type { Look } from '../looks/look.ts'
import type { Region } from '../plan.ts'
import type { Request } from './judge.ts'
import type { WholeWish } from './picture/wish.ts'
import { allBut, WHOLE_FRAME } from './regions.ts'

/**
 * “Make her coat red, film noir”: what shall have a colour is left out of a look that takes all colour away. A look that
 * redraws the picture is no look with a hole in it; of these {@link hidesColour} tells.
 */
export function withColoursSpared(requests: readonly Request[]): Request[] {
  const parts = requests.flatMap((request) => (request.kind === 'wish' ? (colouredPart(request.wish) ?? []) : []))
  if (parts.length === 0) return [...requests]
  return requests.map((request) => {
    const isToSpare = request.kind === 'edit' && request.edit.kind === 'look' && spares(request.edit.look)
    if (!isToSpare || request.where !== WHOLE_FRAME) return request
    return { ...request, where: { ...allBut(...parts), needs: ['person'] } }
  })
}

/** Whether the colour that is wished for is not to be seen under this look. */
export function hidesColour(look: Look, wish: WholeWish): boolean {
  return look.colourless === true && !spares(look) && colouredPart(wish) !== null
}

function spares({ colourless, stage }: Look): boolean {
  return colourless === true && stage === 'grade'
}

/** What gets a colour that is no grey. */
function colouredPart(wish: WholeWish): Region | null {
  if (wish.kind === 'garment') {
    const { part, fill } = wish.garment
    return ('colour' in fill && isColour(fill.colour)) || ('colours' in fill && fill.colours.some(isColour))
      ? part
      : null
  }
  if (wish.kind !== 'background') return null
  const { background } = wish
  const isColoured =
    (background.kind === 'colour' && isColour(background.colour)) ||
    (background.kind === 'gradient' && (isColour(background.top) || isColour(background.bottom)))
  return isColoured ? 'background' : null
}

/** Of 255, between the most and the least of red, green and blue. */
const GREY = 32

function isColour(colour: readonly number[] | null): boolean {
  return colour !== null && Math.max(...colour) - Math.min(...colour) >= GREY
}
