import { evenedOut } from './fragments/light.ts'
import { luma } from './fragments/luma.ts'
import { inked, outlines } from './fragments/outlines.ts'
import { banded, flattened } from './fragments/paint.ts'
import { inParallel } from './fragments/parallel.ts'
import { decimal, pixelScale } from './fragments/size.ts'
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
    return [
      evenedOut('comic', settings, 0.5),
      flattened(settings, 9, 0.12),
      inParallel(
        'comic',
        [
          luma(`pow(${banded(5, 0.25)},0.8)`, 1 + 0.6 * strength),
          halftoneDots('comic', settings, 6, `max(16,x-${inShadow})`),
        ].join(),
        outlines('comic', settings, 2.4, 80 * strength, 0.5),
        inked(1),
      ),
    ].join()
  },
}

export default comic
