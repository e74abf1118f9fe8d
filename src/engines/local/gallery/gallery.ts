import { adjustments } from '../adjust/catalogue.ts'
import { atmospheres } from '../atmosphere/catalogue.ts'
import { looks } from '../looks/catalogue.ts'
import { MATERIALS } from '../outfit/materials/catalogue.ts'
import { PATTERNS } from '../outfit/patterns/catalogue.ts'
import { scenes } from '../scenes/catalogue.ts'
import type { SceneGroup } from '../scenes/scene.ts'
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
  looks: looks.map(({ name, title, description }) =>
    entry('looks', { name, title, description, example: `give it the ${title.toLowerCase()} look` }),
  ),
  adjustments: adjustments.map(({ name, description, up }) => {
    return { name, title: capitalised(name), description, example: `make it ${up[0]}`, preview: null }
  }),
  scenes: scenes.map(({ name, title, phrases, group }) => {
    const description = [capitalised(GROUPS[group]), otherNames(title, phrases)].filter(Boolean).join('; ')
    return entry('scenes', { name, title, description, example: `use ${title} as the background` })
  }),
  atmospheres: atmospheres.map(({ name, title, phrases }) =>
    entry('atmospheres', { name, title, description: otherNames(title, phrases), example: `add ${title}` }),
  ),
  patterns: PATTERNS.map(({ name, title, phrases }) =>
    entry('patterns', {
      ...{ name, title, description: otherNames(title, phrases) },
      example: `put ${title} on the clothes`,
    }),
  ),
  materials: MATERIALS.map(({ name, title, phrases }) =>
    entry('materials', {
      ...{ name, title, description: otherNames(title, phrases) },
      example: `make the clothes ${title}`,
    }),
  ),
}

function entry(kind: Previewed, { title, description, ...rest }: Omit<GalleryEntry, 'preview'>): GalleryEntry {
  const file = `${kind}/${rest.name}.webp`
  const preview = previews.has(file) ? `/previews/${file}` : null
  return { ...rest, title: capitalised(title), description: capitalised(description), preview }
}

/** What else people call it: “also sandy beach, seashore”. */
function otherNames(title: string, phrases: readonly string[]): string {
  const others = phrases.filter((phrase) => phrase !== title).slice(0, MOST_NAMES)
  return others.length > 0 ? `also ${others.join(', ')}` : ''
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
