import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'

/** A printed or woven pattern. */
export interface Pattern {
  /** In kebab case. */
  name: string
  /** As shown to people: “polka dots”. */
  title: string
  /** How people ask for it, singular, lower case, without articles. */
  phrases: readonly string[]
  /** Side of one repeat, in widths of a garment (square root of the area it fills in the picture). */
  span: number
  /** Ground first; those that the customer gave replace them from the first on. */
  colours: readonly [Rgb, ...Rgb[]]
  /** How the colours that were not given follow from the first one that was: as they stand, or as its own tones. */
  others?: 'contrast' | 'tones'
  /** Paints one repeat on a canvas of `size × size`. */
  paint(context: SKRSContext2D, size: number, colours: readonly Rgb[]): void
}

/** The colours to paint with: those given, then what goes with them. */
export function completed(pattern: Pattern, given: readonly Rgb[]): Rgb[] {
  const first = given[0]
  return pattern.colours.map((usual, index) => {
    const own = given[index]
    if (own) return own
    if (!first) return usual
    if (pattern.others === 'tones') return tone(first, index)
    if (index > 1) return blended(first, given[1] ?? contrasting(first), 0.5)
    return contrasting(first)
  })
}

/** White goes with dark and strong colours, near black with light ones. */
const contrasting = (colour: Rgb): Rgb => (brightness(colour) > 150 ? [30, 31, 38] : [242, 240, 234])

/** Much darker, lighter, then nearly black beside a colour; a dark one only goes lighter. */
function tone(colour: Rgb, index: number): Rgb {
  if (brightness(colour) < 45) return blended(colour, WHITE, 0.16 * index)
  if (index === 2) return blended(colour, WHITE, 0.45)
  return blended(colour, BLACK, index === 1 ? 0.55 : 0.8)
}

const WHITE: Rgb = [255, 251, 240]
const BLACK: Rgb = [8, 8, 10]

const brightness = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue

export function blended(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (a: number, b: number) => Math.round(a + (b - a) * share)
  return [channel(from[0], to[0]), channel(from[1], to[1]), channel(from[2], to[2])]
}

export const css = ([red, green, blue]: Rgb, alpha = 1): string => `rgba(${red},${green},${blue},${alpha})`

/** The colour at a place of the palette; black beyond its end. */
export const colourAt = (colours: readonly Rgb[], index: number): Rgb => colours[index] ?? [0, 0, 0]

export function fill(context: SKRSContext2D, size: number, colour: Rgb): void {
  context.fillStyle = css(colour)
  context.fillRect(0, 0, size, size)
}

/** Draws a motif at a place, and again on the other side where it reaches over an edge. */
export function place(
  context: SKRSContext2D,
  size: number,
  motif: { x: number; y: number; reach: number },
  draw: () => void,
): void {
  for (const dx of [-size, 0, size]) {
    for (const dy of [-size, 0, size]) {
      const x = motif.x + dx
      const y = motif.y + dy
      if (x < -motif.reach || y < -motif.reach || x > size + motif.reach || y > size + motif.reach) continue
      context.save()
      context.translate(x, y)
      draw()
      context.restore()
    }
  }
}

/** Sets every pixel from its place, 0–1 across and down. */
export function paintPixels(context: SKRSContext2D, size: number, colourOf: (x: number, y: number) => Rgb): void {
  const image = context.createImageData(size, size)
  for (let row = 0, at = 0; row < size; row++) {
    for (let column = 0; column < size; column++, at += 4) {
      const [red, green, blue] = colourOf(column / size, row / size)
      image.data[at] = red
      image.data[at + 1] = green
      image.data[at + 2] = blue
      image.data[at + 3] = 255
    }
  }
  context.putImageData(image, 0, 0)
}
