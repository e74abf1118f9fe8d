import { cel } from './fragments/cel.ts'
import { luma } from './fragments/luma.ts'
import { banded } from './fragments/paint.ts'
import { decimal } from './fragments/size.ts'
import { halftoneDots } from './fragments/texture.ts'
import type { Look } from './look.ts'

const comic: Look = {
  name: 'comic',
  title: 'Comic book',
  description: 'Heavy ink, loud colours and printed dots in the shadows',
  stage: 'redraw',
  phrases: [
    'comic',
    'comics',
    'comic book',
    'comic strip',
    'graphic novel',
    'pulp comic',
    'comic drawing',
    'comic book art',
    'comic art',
    'comic panel',
  ],
  near: [
    'marvel',
    'spider verse',
    'spiderverse',
    'into the spider verse',
    'superhero',
    'lichtenstein',
    'roy lichtenstein',
    'manga',
    'tintin',
    'sin city comic',
    'marvel comic',
    'dc comic',
  ],
  gentleFaces: 0.3,
  graph: (settings) => {
    const { strength } = settings
    const inShadow = `${decimal(60 * strength)}*clip((y-120)/30,0,1)*clip((130-x)/40,0,1)`
    return cel('comic', settings, {
      evened: 0.5,
      radius: 13,
      reach: 0.16,
      paint: [
        luma(`pow(${banded(5, 0.3)},0.8)`, 1 + 0.6 * strength),
        halftoneDots('comic', settings, 6, `max(16,x-${inShadow})`),
      ].join(),
      lines: { radius: 2.4, gain: 70 * strength, threshold: 0.5, darkness: 1 },
    })
  },
}

export default comic
