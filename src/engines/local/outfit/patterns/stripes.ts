import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { colourAt, css, fill, type Pattern } from './pattern.ts'

const NAVY: Rgb = [32, 44, 84]
const WHITE: Rgb = [240, 238, 232]

export const STRIPES: readonly Pattern[] = [
  {
    name: 'horizontal-stripes',
    title: 'stripes',
    phrases: ['stripe', 'striped', 'horizontal stripe', 'horizontally striped', 'breton', 'sailor stripe'],
    span: 0.36,
    colours: [WHITE, NAVY],
    paint: (context, size, colours) => bands(context, size, colours, [0.5, 0.5], 4, 'down'),
  },
  {
    name: 'vertical-stripes',
    title: 'vertical stripes',
    phrases: ['vertical stripe', 'vertically striped', 'upright stripe'],
    span: 0.36,
    colours: [WHITE, NAVY],
    paint: (context, size, colours) => bands(context, size, colours, [0.55, 0.45], 4, 'across'),
  },
  {
    name: 'pinstripes',
    title: 'pinstripes',
    phrases: ['pinstripe', 'pin stripe', 'pinstriped', 'chalk stripe', 'banker stripe'],
    span: 0.32,
    colours: [
      [42, 46, 58],
      [196, 198, 204],
    ],
    paint: (context, size, colours) => bands(context, size, colours, [0.88, 0.12], 5, 'across'),
  },
  {
    name: 'diagonal-stripes',
    title: 'diagonal stripes',
    phrases: ['diagonal stripe', 'diagonally striped', 'slanted stripe', 'candy stripe'],
    span: 0.34,
    colours: [WHITE, [196, 38, 46]],
    paint: (context, size, colours) => diagonals(context, size, colours),
  },
  {
    name: 'rainbow',
    title: 'rainbow stripes',
    phrases: ['rainbow', 'rainbow stripe', 'rainbow coloured', 'rainbow colored', 'multicoloured', 'multicolored'],
    span: 0.62,
    colours: [
      [214, 48, 49],
      [236, 124, 38],
      [243, 208, 52],
      [52, 158, 78],
      [44, 98, 196],
      [122, 64, 168],
    ],
    paint: (context, size, colours) =>
      bands(
        context,
        size,
        colours,
        colours.map(() => 1 / colours.length),
        1,
        'down',
      ),
  },
]

/** Bands of the colours in turn, each with its share of a repeat. */
function bands(
  context: SKRSContext2D,
  size: number,
  colours: readonly Rgb[],
  shares: readonly number[],
  repeats: number,
  direction: 'across' | 'down',
): void {
  let from = 0
  for (let repeat = 0; repeat < repeats; repeat++) {
    shares.forEach((share, index) => {
      const length = (share * size) / repeats
      context.fillStyle = css(colourAt(colours, index))
      // Half a pixel more, because two edges that share a pixel would let the ground shine through.
      if (direction === 'across') context.fillRect(from, 0, length + 0.5, size)
      else context.fillRect(0, from, size, length + 0.5)
      from += length
    })
  }
}

function diagonals(context: SKRSContext2D, size: number, colours: readonly Rgb[]): void {
  fill(context, size, colourAt(colours, 0))
  context.strokeStyle = css(colourAt(colours, 1))
  const step = size / 4
  // Along the normal, bands are shorter by the root of two.
  context.lineWidth = step * 0.5 * Math.SQRT1_2
  for (let start = -size; start <= size * 2; start += step) {
    context.beginPath()
    context.moveTo(start - size, size + size)
    context.lineTo(start + size * 2, -size)
    context.stroke()
  }
}
