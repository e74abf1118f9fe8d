import type { Adjustment } from '../adjust/adjustment.ts'
import type { Atmosphere } from '../atmosphere/atmosphere.ts'
import type { Rgb } from '../colour.ts'
import type { Look } from '../looks/look.ts'
import type { Scene } from '../scenes/scene.ts'

/** All that prompts can ask for by name. */
export interface Catalogue {
  looks: readonly Look[]
  adjustments: readonly Adjustment[]
  scenes: readonly Pick<Scene, 'name' | 'title' | 'phrases' | 'near' | 'weather' | 'group'>[]
  atmospheres: readonly Pick<Atmosphere, 'name' | 'title' | 'phrases'>[]
  /** What cloth can look like. */
  patterns: readonly Named[]
  materials: readonly Named[]
  /** The colour that a text names, or null. */
  colourNamed: (text: string) => Rgb | null
}

export type KnownScene = Catalogue['scenes'][number]

export interface Named {
  /** In kebab case. */
  name: string
  /** As shown to people. */
  title: string
  /** How people ask for it, singular, lower case, without articles. */
  phrases: readonly string[]
}
