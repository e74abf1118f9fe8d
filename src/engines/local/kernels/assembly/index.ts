/** What ../workspace.ts may call; each works in place on what a workspace points at. */
export { fillFlat, follow, halve, spread } from './enlarge'
export { fitGuide } from './guide'
export { merge } from './merge'
export { lookAround } from './surroundings'
export { mark } from './workspace'

/** Where the module's own memory ends. */
export const base: usize = __heap_base
