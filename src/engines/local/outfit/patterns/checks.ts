import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { blended, colourAt, css, fill, type Pattern, paintPixels } from './pattern.ts'

const BLACK: Rgb = [26, 26, 29]
const WHITE: Rgb = [240, 238, 232]

export const CHECKS: readonly Pattern[] = [
  {
    name: 'plaid',
    title: 'plaid',
    phrases: ['plaid', 'lumberjack', 'flannel', 'buffalo check', 'checked flannel'],
    span: 0.3,
    colours: [[178, 34, 40], BLACK, [236, 226, 206]],
    others: 'tones',
    paint: plaid,
  },
  {
    name: 'tartan',
    title: 'tartan',
    phrases: ['tartan', 'scottish', 'kilt', 'highland check'],
    span: 0.34,
    colours: [
      [150, 26, 36],
      [24, 62, 52],
      [226, 190, 70],
    ],
    paint: tartan,
  },
  {
    name: 'gingham',
    title: 'gingham',
    phrases: ['gingham', 'vichy', 'picnic check', 'picnic blanket'],
    span: 0.3,
    colours: [WHITE, [52, 92, 172]],
    paint: (context, size, colours) => {
      fill(context, size, colourAt(colours, 0))
      const step = size / 4
      for (let line = 0; line < 4; line++) {
        context.fillStyle = css(colourAt(colours, 1), 0.5)
        context.fillRect(line * step, 0, step / 2, size)
        context.fillRect(0, line * step, size, step / 2)
      }
    },
  },
  {
    name: 'checkered',
    title: 'checkered',
    phrases: ['checkered', 'chequered', 'checkerboard', 'chessboard', 'check', 'checked', 'check pattern'],
    span: 0.32,
    colours: [WHITE, BLACK],
    paint: (context, size, colours) => {
      fill(context, size, colourAt(colours, 0))
      context.fillStyle = css(colourAt(colours, 1))
      const step = size / 6
      for (let row = 0; row < 6; row++) {
        for (let column = row % 2; column < 6; column += 2) context.fillRect(column * step, row * step, step, step)
      }
    },
  },
  {
    name: 'houndstooth',
    title: 'houndstooth',
    phrases: ['houndstooth', 'hounds tooth', 'dogtooth', 'pied de poule'],
    span: 0.3,
    colours: [WHITE, BLACK],
    paint: houndstooth,
  },
  {
    name: 'argyle',
    title: 'argyle',
    phrases: ['argyle', 'diamond pattern', 'diamond', 'rhombus', 'harlequin'],
    span: 0.36,
    colours: [
      [36, 54, 96],
      [122, 132, 150],
      [236, 226, 206],
    ],
    paint: argyle,
  },
]

/** Broad bands that darken where they cross, and thin lines of the third colour. */
function plaid(context: SKRSContext2D, size: number, colours: readonly Rgb[]): void {
  fill(context, size, colourAt(colours, 0))
  const step = size / 2
  for (let line = 0; line < 2; line++) {
    context.fillStyle = css(colourAt(colours, 1), 0.55)
    context.fillRect(line * step, 0, step * 0.46, size)
    context.fillRect(0, line * step, size, step * 0.46)
    context.fillStyle = css(colourAt(colours, 2), 0.6)
    context.fillRect(line * step + step * 0.7, 0, step * 0.06, size)
    context.fillRect(0, line * step + step * 0.7, size, step * 0.06)
  }
  twill(context, size)
}

function tartan(context: SKRSContext2D, size: number, colours: readonly Rgb[]): void {
  fill(context, size, colourAt(colours, 0))
  const dark = blended(colourAt(colours, 1), [0, 0, 0], 0.35)
  const bands: readonly (readonly [from: number, width: number, colour: Rgb, alpha: number])[] = [
    [0.06, 0.26, colourAt(colours, 1), 0.6],
    [0.12, 0.035, dark, 0.8],
    [0.225, 0.035, dark, 0.8],
    [0.46, 0.022, colourAt(colours, 2), 0.8],
    [0.62, 0.16, dark, 0.5],
    [0.69, 0.022, [236, 232, 224], 0.7],
    [0.9, 0.022, colourAt(colours, 2), 0.8],
  ]
  for (const [from, width, colour, alpha] of bands) {
    context.fillStyle = css(colour, alpha)
    context.fillRect(from * size, 0, width * size, size)
    context.fillRect(0, from * size, size, width * size)
  }
  twill(context, size)
}

/** Fine slanting threads, as in all woollen checks. */
function twill(context: SKRSContext2D, size: number): void {
  context.strokeStyle = 'rgba(0,0,0,0.13)'
  const step = size / 32
  context.lineWidth = step * 0.35
  for (let start = -size; start < size; start += step) {
    context.beginPath()
    context.moveTo(start, size)
    context.lineTo(start + size, 0)
    context.stroke()
  }
}

/** The weave that makes the teeth: four dark and four light threads each way over a two-and-two twill. */
function houndstooth(context: SKRSContext2D, size: number, colours: readonly Rgb[]): void {
  const threads = 32
  paintPixels(context, size, (x, y) => {
    const column = Math.floor(x * threads)
    const row = Math.floor(y * threads)
    const warpOnTop = (column + row) % 4 < 2
    const dark = warpOnTop ? column % 8 < 4 : row % 8 < 4
    return colourAt(colours, dark ? 1 : 0)
  })
}

function argyle(context: SKRSContext2D, size: number, colours: readonly Rgb[]): void {
  fill(context, size, colourAt(colours, 0))
  const width = size / 2
  const diamond = (x: number, y: number) => {
    context.beginPath()
    context.moveTo(x, y - size / 2)
    context.lineTo(x + width / 2, y)
    context.lineTo(x, y + size / 2)
    context.lineTo(x - width / 2, y)
    context.closePath()
  }
  context.fillStyle = css(colourAt(colours, 1))
  for (const x of [width / 2, width * 1.5]) {
    diamond(x, size / 2)
    context.fill()
  }
  context.strokeStyle = css(colourAt(colours, 2), 0.85)
  context.lineWidth = size * 0.012
  context.setLineDash([size * 0.03, size * 0.02])
  for (const x of [0, width, size]) {
    for (const y of [0, size]) {
      diamond(x, y)
      context.stroke()
    }
  }
  context.setLineDash([])
}
