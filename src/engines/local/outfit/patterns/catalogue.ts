import { ANIMALS } from './animals.ts'
import { CHECKS } from './checks.ts'
import type { Pattern } from './pattern.ts'
import { PRINTS } from './prints.ts'
import { STRIPES } from './stripes.ts'

/** Every pattern a garment can be given. */
export const PATTERNS: readonly Pattern[] = [...STRIPES, ...CHECKS, ...PRINTS, ...ANIMALS]
