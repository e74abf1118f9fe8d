import type { Adjustment } from '../../../../src/engines/local/adjust/adjustment.ts'
import type { Look, Stage } from '../../../../src/engines/local/looks/look.ts'
import { interpreterOf } from '../../../../src/engines/local/understand/interpret.ts'
import type { Catalogue } from '../../../../src/engines/local/understand/lexicon.ts'

function look(name: string, title: string, stage: Stage, phrases: string[], near: string[] = []): Look {
  return { name, title, description: `The picture as ${title}`, stage, phrases, near, graph: () => 'null' }
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
}

const interpret = interpreterOf(catalogue)

/** The plan in one line: "noir*1 contrast-0.4", in the order of the prompt, looks first. */
export function planOf(prompt: string, negativePrompt: string | null = null): string {
  const { looks, adjustments } = interpret(prompt, negativePrompt).plan
  return [
    ...looks.map(({ name, strength }) => `${name}*${strength}`),
    ...adjustments.map(({ name, amount }) => `${name}${amount > 0 ? '+' : ''}${amount}`),
  ].join(' ')
}

/** One line per outcome: "+ grain: 35 mm film look", with + applied, ~ approximated, - ignored. */
export function outcomesOf(prompt: string, negativePrompt: string | null = null): string[] {
  const signs = { applied: '+', approximated: '~', ignored: '-' }
  return interpret(prompt, negativePrompt).edits.map(
    ({ clause, outcome, detail }) => `${signs[outcome]} ${clause}: ${detail}`,
  )
}

export function helpOf(prompt: string, negativePrompt: string | null = null): string {
  return interpret(prompt, negativePrompt).help
}
