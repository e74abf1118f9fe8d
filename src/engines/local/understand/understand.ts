import { adjustments } from '../adjust/catalogue.ts'
import { looks } from '../looks/catalogue.ts'
import { type Interpreter, interpreterOf } from './interpret.ts'

/** Prompt to plan, in the words of the real catalogues. Pure, synchronous, never throws; every text is safe. */
export const understand: Interpreter = interpreterOf({ looks, adjustments })
