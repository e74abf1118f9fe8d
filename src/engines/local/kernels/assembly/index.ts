/** What the modules around may call; each works in place on what it is given the struct of. */
export { markBetween, mixBetween } from './between'
export { settle, squares, trust } from './classes'
export { classify } from './classify'
export { scatter } from './discs'
export { dye } from './dye'
export { fillFlat, follow, halve, spread } from './enlarge'
export { findGarment, judge } from './garment'
export { fitGuide } from './guide'
export { meanOfCells } from './means'
export { merge } from './merge'
export { countUnlike, measure } from './misfit'
export { match, matchByHint } from './match'
export { overlay } from './overlay'
export { partOf } from './part'
export { share, sumUp } from './shares'
export { shrink } from './shrink'
export { stretch } from './stretch'
export { lookAround } from './surroundings'
export { carry } from './warp'
export { mark } from './workspace'

/** Where the module's own memory ends. */
export const base: usize = __heap_base
