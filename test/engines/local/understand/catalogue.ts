import type { Adjustment } from '../../../../src/engines/local/adjust/adjustment.ts'
import type { Rgb } from '../../../../src/engines/local/colour.ts'
import type { Look, Stage } from '../../../../src/engines/local/looks/look.ts'
import type { Plan } from '../../../../src/engines/local/plan.ts'
import type { Catalogue } from '../../../../src/engines/local/understand/catalogue.ts'
import { interpreterOf } from '../../../../src/engines/local/understand/interpret.ts'

function look(name: string, title: string, stage: Stage, phrases: string[], near: string[] = []): Look {
  return { name, title, description: `The picture as ${title}`, stage, phrases, near, graph: () => 'null' }
}

function place(...names: Parameters<typeof named>) {
  return { ...named(...names), group: 'city' as const }
}

function named(name: string, ...phrases: string[]) {
  return { name, title: name.replaceAll('-', ' '), phrases }
}

const COLOURS: Record<string, Rgb> = {
  red: [200, 0, 0],
  blue: [0, 0, 200],
  'dark blue': [0, 0, 90],
  black: [16, 16, 16],
  white: [250, 250, 250],
  navy: [20, 30, 70],
  green: [0, 130, 0],
  pink: [240, 120, 160],
  '#ff8800': [255, 136, 0],
  红色: [200, 0, 0],
  蓝色: [0, 0, 200],
}

function dial(name: string, up: string[], down: string[], nouns: string[]): Adjustment {
  return { name, description: name, up, down, nouns, graph: () => 'null' }
}

/** A few looks and dials: the grammar must not depend on what the real catalogues hold. */
export const catalogue: Catalogue = {
  looks: [
    look('black-and-white', 'Black and white', 'grade', ['black and white', 'b&w', 'b/w', 'greyscale', 'monochrome']),
    {
      ...look('noir', 'Film noir', 'grade', ['noir', 'film noir'], ['hitchcock']),
      description: 'Dark corners, hard light',
    },
    look('grain', '35 mm film', 'medium', ['film grain', 'grain', 'grainy', '35mm', '35mm grain', '35 mm film grain']),
    {
      ...look('super-8', '8 mm film', 'medium', ['super 8', '8mm']),
      description: 'Big grain and dust, as a home movie',
    },
    look('golden-hour', 'Golden hour', 'grade', ['golden hour', 'warm sunset grade'], ['sunset']),
    look('teal-orange', 'Teal and orange', 'grade', ['teal and orange', 'cinematic']),
    look('oil-painting', 'Oil painting', 'redraw', ['oil painting', 'painting'], ['impressionist', 'van gogh']),
    look('cartoon', 'Cartoon', 'redraw', ['cartoon', 'cartoonish'], ['anime']),
    look('soft-focus', 'Soft focus', 'lens', ['soft focus']),
    look('vignette', 'Vignette', 'lens', ['vignette', 'dark corners']),
    look('sepia', 'Sepia', 'grade', ['sepia', 'sepia tone']),
    look('vintage', 'Vintage', 'grade', ['vintage', 'vintage film', 'retro'], ['1970s', 'moody']),
    look('horror', 'Horror', 'grade', ['horror', 'horror movie'], ['zombie', 'haunted house']),
  ],
  adjustments: [
    dial(
      'exposure',
      ['bright', 'brighter', 'brighten'],
      ['dark', 'darker', 'darken', 'dim'],
      ['exposure', 'brightness', 'light'],
    ),
    dial('contrast', ['contrasty', 'high contrast'], ['low contrast', 'flat'], ['contrast']),
    dial(
      'saturation',
      ['saturated', 'vivid', 'more vivid'],
      ['desaturated', 'desaturate', 'muted'],
      ['saturation', 'colour', 'colours'],
    ),
    dial('temperature', ['warm', 'warmer'], ['cool', 'cooler', 'cold', 'cool tones'], ['temperature', 'warmth']),
    dial('tint', ['magenta'], ['green', 'greener'], ['tint']),
    dial('blur', ['blurry', 'blurred', 'blur'], ['in focus'], ['blur']),
  ],
  scenes: [
    place('beach', 'beach'),
    place('forest', 'forest'),
    place('snowy-street', 'snowy street'),
    place('city-street', 'city street', 'street'),
    place('city-night', 'city by night', 'night city'),
    place('old-town', 'old town'),
    place('neon-street', 'neon street'),
    place('space', 'outer space', 'space'),
    place('kitchen', 'kitchen'),
    place('studio', 'studio'),
    place('sunset-sky', 'sunset sky'),
  ],
  atmospheres: [
    named('rain', 'rain'),
    named('snow', 'falling snow', 'snow'),
    named('fog', 'fog'),
    named('light-leak', 'light leak'),
  ],
  patterns: [named('stripes', 'stripe', 'striped'), named('plaid', 'plaid')],
  materials: [named('leather', 'leather'), named('denim', 'denim')],
  colourNamed: (text) => COLOURS[text] ?? null,
}

const interpret = interpreterOf(catalogue)

/**
 * The plan in one line: "noir*1 contrast-0.4@background place:beach,night top=red snow*1", looks first, each kind in the
 * order of the prompt.
 */
export function planOf(prompt: string, negativePrompt: string | null = null, reference = true): string {
  const { looks, adjustments, background, garments, atmospheres } = interpret(prompt, negativePrompt, {
    reference,
  }).plan
  const at = ({ region }: { region?: string }) => (region ? `@${region}` : '')
  return [
    ...looks.map((look) => `${look.name}*${look.strength}${at(look)}`),
    ...adjustments.map((dial) => `${dial.name}${dial.amount > 0 ? '+' : ''}${dial.amount}${at(dial)}`),
    ...(background ? [backgroundOf(background)] : []),
    ...(garments ?? []).map(({ part, fill }) => `${part}=${fillOf(fill)}`),
    ...(atmospheres ?? []).map(({ name, strength }) => `${name}*${strength}`),
  ].join(' ')
}

function backgroundOf(background: NonNullable<Plan['background']>): string {
  switch (background.kind) {
    case 'scene':
      return `place:${background.name}${background.time ? `,${background.time}` : ''}`
    case 'colour':
      return `plain:${nameOf(background.colour)}`
    case 'gradient':
      return `gradient:${nameOf(background.top)}>${nameOf(background.bottom)}`
    case 'blur':
      return `blurred*${background.strength}`
    case 'reference':
      return 'reference'
  }
}

function fillOf(fill: NonNullable<Plan['garments']>[number]['fill']): string {
  if (fill.kind === 'reference') return 'reference'
  if (fill.kind === 'colour') return nameOf(fill.colour)
  const colours = fill.kind === 'pattern' ? fill.colours : fill.colour ? [fill.colour] : []
  return [...colours.map(nameOf), fill.name].join('-')
}

function nameOf(colour: Rgb): string {
  const found = Object.entries(COLOURS).find(([, rgb]) => rgb.join() === colour.join())
  return found ? found[0] : colour.join()
}

/** One line per outcome: "+ grain: 35 mm film look", with + applied, ~ approximated, - ignored. */
export function outcomesOf(prompt: string, negativePrompt: string | null = null): string[] {
  const signs = { applied: '+', approximated: '~', ignored: '-' }
  return interpret(prompt, negativePrompt).edits.map(
    ({ clause, outcome, detail }) => `${signs[outcome]} ${clause}: ${detail}`,
  )
}

export function helpOf(prompt: string, negativePrompt: string | null = null): string {
  return interpret(prompt, negativePrompt).help.join('\n')
}

export function nearestOf(prompt: string): string[] {
  return interpret(prompt, null).nearest
}
