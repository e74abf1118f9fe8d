import { adjustments } from './adjust/catalogue.ts'
import { atmospheres } from './atmosphere/catalogue.ts'
import { looks } from './looks/catalogue.ts'
import { MATERIALS } from './outfit/materials/catalogue.ts'
import { PATTERNS } from './outfit/patterns/catalogue.ts'
import { scenes } from './scenes/catalogue.ts'

/** One thing that the local engine can do, for people and agents to choose from. */
export interface Ability {
  /** In kebab case. */
  name: string
  /** One line. */
  description: string
  /** How to ask for it in a prompt, most usual first. */
  phrases: readonly string[]
}

export const ABILITY_KINDS = ['looks', 'adjustments', 'scenes', 'atmospheres', 'patterns', 'materials'] as const
export type Abilities = Record<(typeof ABILITY_KINDS)[number], Ability[]>

/** All of the catalogues, or what of them has to do with every word of `search`. */
export function abilities(search = ''): Abilities {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const matching = (all: Ability[]) =>
    all.filter(({ name, description, phrases }) => {
      const text = [name, description, ...phrases].join(' ').toLowerCase()
      return words.every((word) => text.includes(word))
    })
  return {
    looks: matching(looks.map(({ name, description, phrases }) => ({ name, description, phrases }))),
    adjustments: matching(
      adjustments.map(({ name, description, up, down }) => ({ name, description, phrases: [...up, ...down] })),
    ),
    scenes: matching(scenes.map(titled)),
    atmospheres: matching(atmospheres.map(titled)),
    patterns: matching(PATTERNS.map(titled)),
    materials: matching(MATERIALS.map(titled)),
  }
}

/** What a title says already is described by the other words for it. */
function titled({ name, title, phrases }: Titled): Ability {
  const others = phrases.filter((phrase) => phrase !== title.toLowerCase()).slice(0, 3)
  return { name, phrases, description: others.length > 0 ? `${title}; also “${others.join('”, “')}”` : title }
}

interface Titled {
  name: string
  title: string
  phrases: readonly string[]
}
