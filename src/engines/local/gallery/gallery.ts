import { adjustments } from '../adjust/catalogue.ts'
import { atmospheres } from '../atmosphere/catalogue.ts'
import { looks } from '../looks/catalogue.ts'
import { MATERIALS } from '../outfit/materials/catalogue.ts'
import { PATTERNS } from '../outfit/patterns/catalogue.ts'
import { scenes } from '../scenes/catalogue.ts'
import type { SceneGroup } from '../scenes/scene.ts'
import {
  dialExample,
  lookExample,
  materialExample,
  patternExample,
  sceneExample,
  weatherExample,
} from '../understand/examples.ts'
import { type Previewed, previews } from './previews.ts'

/** One thing that can be asked for, as it is shown to people who choose. */
export interface GalleryEntry {
  name: string
  title: string
  description: string
  /** A prompt that does this and nothing else. */
  example: string
  /** Path of a small picture of it on this server; null where there is none. */
  preview: string | null
}

export type Gallery = Record<'adjustments' | Previewed, GalleryEntry[]>

const GROUPS: Record<SceneGroup, string> = {
  nature: 'outdoors',
  weather: 'weather',
  city: 'town',
  indoors: 'indoors',
  sky: 'sky',
  world: 'other worlds',
  abstract: 'backdrop',
}

const MOST_NAMES = 3

/** All that the local engine knows by name, in the order of its catalogues. */
export const gallery: Gallery = {
  looks: looks.map((look) => entry('looks', look, look.description, lookExample(look))),
  adjustments: adjustments.map((dial) => {
    const { name, description } = dial
    return { name, title: capitalised(name), description, example: dialExample(dial), preview: null }
  }),
  scenes: scenes.map((scene) => {
    const description = [GROUPS[scene.group], otherNames(scene)].filter(Boolean).join('; ')
    return entry('scenes', scene, description, sceneExample(scene))
  }),
  atmospheres: atmospheres.map((air) => entry('atmospheres', air, otherNames(air), weatherExample(air))),
  patterns: PATTERNS.map((pattern) => entry('patterns', pattern, otherNames(pattern), patternExample(pattern))),
  materials: MATERIALS.map((cloth) => entry('materials', cloth, otherNames(cloth), materialExample(cloth))),
}

interface Named {
  name: string
  title: string
  phrases: readonly string[]
}

function entry(kind: Previewed, { name, title }: Named, description: string, example: string): GalleryEntry {
  const file = `${kind}/${name}.webp`
  const preview = previews.has(file) ? `/previews/${file}` : null
  return { name, title: capitalised(title), description: capitalised(description), example, preview }
}

/** What else people call it: “also sandy beach, seashore”. */
function otherNames({ title, phrases }: Named): string {
  const others = phrases.filter((phrase) => phrase !== title).slice(0, MOST_NAMES)
  return others.length > 0 ? `also ${others.join(', ')}` : ''
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
