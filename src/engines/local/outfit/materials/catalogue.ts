import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import type { Finish } from '../finish.ts'
import { clouds, corduroy, denim, fur, knit, leather, linen, sequins, tweed } from './weaves.ts'

/** A material: how it takes the light, its texture, and its usual colour. */
export interface Material {
  /** In kebab case. */
  name: string
  title: string
  /** How people ask for it, singular, lower case, without articles. */
  phrases: readonly string[]
  colour: Rgb
  finish: Finish
  /** Side of one repeat of the texture, in widths of a garment (square root of the area it fills in the picture). */
  span: number
  /** Paints one repeat of the texture; none where the cloth is too smooth to show any. */
  weave?(context: SKRSContext2D, size: number, colour: Rgb): void
}

export const MATERIALS: readonly Material[] = [
  {
    name: 'denim',
    title: 'denim',
    phrases: ['denim', 'jean', 'jeans'],
    colour: [62, 88, 132],
    finish: { contrast: 0.75, evenness: 0.65, sheen: 0.05, gloss: 1, depth: 1, warmth: 0, detail: 1 },
    span: 0.5,
    weave: denim,
  },
  {
    name: 'leather',
    title: 'leather',
    phrases: ['leather', 'leather-look', 'biker leather', 'faux leather', 'cowhide'],
    colour: [32, 25, 22],
    finish: { contrast: 1.6, evenness: 0.65, sheen: 0.62, gloss: 2.4, depth: 1.3, warmth: 0.1, detail: 0.55 },
    span: 0.4,
    weave: leather,
  },
  {
    name: 'patent-leather',
    title: 'patent leather',
    phrases: ['patent leather', 'latex', 'vinyl', 'pvc', 'shiny leather', 'glossy leather'],
    colour: [18, 18, 20],
    finish: { contrast: 2, evenness: 0.65, sheen: 0.85, gloss: 3, depth: 1.5, warmth: 0, detail: 0.4 },
    span: 1,
  },
  {
    name: 'silk',
    title: 'silk',
    phrases: ['silk', 'silken', 'silky', 'satin'],
    colour: [206, 182, 160],
    finish: { contrast: 1.25, evenness: 0.65, sheen: 0.5, gloss: 1.5, depth: 1.5, warmth: 0.1, detail: 0.4 },
    span: 1,
  },
  {
    name: 'velvet',
    title: 'velvet',
    phrases: ['velvet', 'velour', 'velveteen'],
    colour: [98, 18, 44],
    finish: { contrast: 1.1, evenness: 0.6, sheen: 0.22, gloss: 1.1, depth: 1.35, warmth: 0.1, detail: 0.35 },
    span: 0.5,
    weave: (context, size, colour) => clouds(context, size, colour, 24, 0.06),
  },
  {
    name: 'suede',
    title: 'suede',
    phrases: ['suede', 'nubuck', 'chamois'],
    colour: [150, 108, 72],
    finish: { contrast: 0.7, evenness: 0.7, sheen: 0, gloss: 1, depth: 1, warmth: 0, detail: 0.45 },
    span: 0.5,
    weave: (context, size, colour) => clouds(context, size, colour, 24, 0.14),
  },
  {
    name: 'gold',
    title: 'gold',
    phrases: ['gold lame', 'metallic gold', 'golden metal', 'shiny gold', 'liquid gold', 'gold foil', 'gold metallic'],
    colour: [206, 160, 62],
    finish: {
      contrast: 1.7,
      evenness: 0.7,
      sheen: 0.75,
      gloss: 1.7,
      depth: 1.9,
      warmth: 0.45,
      detail: 0.7,
      metal: true,
    },
    span: 1,
  },
  {
    name: 'silver',
    title: 'silver',
    phrases: ['metallic', 'metal', 'metallic silver', 'chrome', 'silver foil', 'liquid metal', 'shiny silver', 'foil'],
    colour: [158, 162, 168],
    finish: { contrast: 1.8, evenness: 0.7, sheen: 0.8, gloss: 1.7, depth: 1.9, warmth: 0, detail: 0.7, metal: true },
    span: 1,
  },
  {
    name: 'sequins',
    title: 'sequins',
    phrases: ['sequin', 'sequined', 'glitter', 'glittery', 'sparkly', 'sparkling', 'disco', 'rhinestone', 'paillette'],
    colour: [196, 158, 84],
    finish: {
      contrast: 1.3,
      evenness: 0.65,
      sheen: 0.5,
      gloss: 1.6,
      depth: 1.5,
      warmth: 0.4,
      detail: 0.5,
      metal: true,
    },
    span: 0.3,
    weave: sequins,
  },
  {
    name: 'knit',
    title: 'knitted wool',
    phrases: ['knit', 'knitted', 'wool', 'woolen', 'woollen', 'woolly', 'cable knit', 'crochet', 'jumper wool'],
    colour: [206, 192, 166],
    finish: { contrast: 0.55, evenness: 0.7, sheen: 0, gloss: 1, depth: 1, warmth: 0, detail: 0.7 },
    span: 0.3,
    weave: knit,
  },
  {
    name: 'tweed',
    title: 'tweed',
    phrases: ['tweed', 'herringbone', 'harris tweed'],
    colour: [116, 102, 82],
    finish: { contrast: 0.55, evenness: 0.7, sheen: 0, gloss: 1, depth: 1, warmth: 0, detail: 0.8 },
    span: 0.3,
    weave: tweed,
  },
  {
    name: 'corduroy',
    title: 'corduroy',
    phrases: ['corduroy', 'cord', 'ribbed velvet'],
    colour: [140, 92, 48],
    finish: { contrast: 0.7, evenness: 0.65, sheen: 0.08, gloss: 1.2, depth: 1.1, warmth: 0, detail: 0.7 },
    span: 0.3,
    weave: corduroy,
  },
  {
    name: 'linen',
    title: 'linen',
    phrases: ['linen', 'hemp', 'burlap', 'canvas cloth', 'flax'],
    colour: [214, 200, 172],
    finish: { contrast: 0.6, evenness: 0.6, sheen: 0, gloss: 1, depth: 1, warmth: 0, detail: 1 },
    span: 0.4,
    weave: linen,
  },
  {
    name: 'fur',
    title: 'fur',
    phrases: ['fur', 'furry', 'faux fur', 'fluffy', 'sheepskin', 'shearling', 'mink'],
    colour: [128, 98, 74],
    finish: { contrast: 0.8, evenness: 0.7, sheen: 0.1, gloss: 1.4, depth: 1.1, warmth: 0.1, detail: 0.8 },
    span: 0.5,
    weave: fur,
  },
]
