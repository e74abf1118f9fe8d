import { luma } from './fragments/luma.ts'
import { inked, outlines } from './fragments/outlines.ts'
import { banded, drawnOver, flattened } from './fragments/paint.ts'
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
    'comic style',
    'comic book style',
    'comic book look',
    'comic effect',
    'comic book effect',
    'graphic novel',
    'marvel comic',
    'dc comic',
    'pulp comic',
  ],
  near: [
    'marvel',
    'dc',
    'spider verse',
    'spiderverse',
    'into the spider verse',
    'superhero',
    'lichtenstein',
    'roy lichtenstein',
    'manga',
    'tintin',
    'sin city comic',
  ],
  graph: (settings) =>
    [
      drawnOver(
        'comic',
        `${flattened(settings, 9, 0.12)},${luma(banded(4, 0.3), 1 + 0.8 * settings.strength)}`,
        outlines('comic', 1.5 * pixelScale(settings), 34 * settings.strength, 2),
        inked(1),
      ),
      halftoneDots(
        'comic',
        settings,
        7,
        `x-${decimal(26 * settings.strength)}*clip((y-90)/24,0,1)*clip((150-x)/40,0,1)`,
      ),
    ].join(),
}

export default comic
