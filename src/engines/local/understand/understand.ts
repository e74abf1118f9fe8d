import { adjustments } from '../adjust/catalogue.ts'
import { atmospheres } from '../atmosphere/catalogue.ts'
import { looks } from '../looks/catalogue.ts'
import { colourNamed } from '../outfit/colours.ts'
import { MATERIALS } from '../outfit/materials/catalogue.ts'
import { PATTERNS } from '../outfit/patterns/catalogue.ts'
import { scenes } from '../scenes/catalogue.ts'
import { type Interpreter, interpreterOf } from './interpret.ts'

/** Prompt to plan, in the words of the real catalogues. Pure, synchronous, never throws; every text is safe. */
export const understand: Interpreter = interpreterOf({
  looks,
  adjustments,
  scenes,
  atmospheres,
  patterns: PATTERNS,
  materials: MATERIALS,
  colourNamed,
})
