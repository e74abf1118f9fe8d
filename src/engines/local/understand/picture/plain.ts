import type { Rgb } from '../../colour.ts'
import type { Word } from '../words.ts'
import type { Found, Plain } from './found.ts'
import { longest, type Slot, wordSlot } from './slot.ts'

/** The green that keying programs expect. */
const KEY_GREEN: Rgb = [0, 177, 64]
const KEY_BLUE: Rgb = [0, 71, 187]
export const PLAIN_WHITE: Rgb = [255, 255, 255]

const GREEN_SCREEN = wordSlot([
  'green screen',
  'greenscreen',
  'chroma key',
  'chroma key green',
  'chromakey',
  'green screen effect',
  '绿幕',
  '绿色幕布',
])
const BLUE_SCREEN = wordSlot(['blue screen', 'bluescreen', '蓝幕'])
const GRADIENT = wordSlot([
  'gradient',
  'colour gradient',
  'smooth gradient',
  'gradient of',
  'gradient from',
  '渐变',
  '渐变色',
  '渐变的',
])
const GRADIENT_JOINTS = wordSlot([
  'to',
  'and',
  'into',
  'from',
  'between',
  'of',
  'the',
  'a',
  'in',
  'with',
  'at the top',
  'at the bottom',
  'on top',
  'below',
  '到',
  '和',
  '从',
])
/** All that is seen of it out of focus is its colour. */
const WALL = wordSlot(['wall', 'paper', 'studio wall', '墙', '墙壁'])
const TO_BLACK: Rgb = [12, 12, 14]

/** Reads a screen that keying programs take out. */
export const screenSlot: Slot = (words, at) => [
  ...GREEN_SCREEN(words, at).map(({ end }) => ({ end, found: { plain: plainColour(KEY_GREEN, 'green screen') } })),
  ...BLUE_SCREEN(words, at).map(({ end }) => ({ end, found: { plain: plainColour(KEY_BLUE, 'blue screen') } })),
]

function plainColour(colour: Rgb, told: string): Plain {
  return { background: { kind: 'colour', colour }, told, shortfalls: [] }
}

/** Reads a background that is no place: one colour, a gradient of two, a screen to key out, the reference image. */
export function plainSlot(fill: Slot, reference: Slot): Slot {
  return (words, at) => {
    const found = (end: number, plain: NonNullable<Found['plain']>) => ({ end, found: { plain } })
    const colour = (end: number, rgb: Rgb, told: string) => found(end, plainColour(rgb, told))
    const gradient = gradientAt(words, at, fill)
    return [
      ...(gradient ? [gradient] : []),
      ...screenSlot(words, at),
      ...reference(words, at).map(({ end }) =>
        found(end, { background: { kind: 'reference' }, told: 'the reference image', shortfalls: [] }),
      ),
      ...fill(words, at).flatMap(({ end, found: { fill: paint } }) =>
        paint?.fill.kind === 'colour' && !paint.isUnclear
          ? [colour(longest(WALL, words, end)?.end ?? end, paint.fill.colour, paint.told)]
          : [],
      ),
    ]
  }
}

/** “a gradient from blue to purple”, “blue to purple gradient”, “a red gradient”. */
function gradientAt(words: readonly Word[], at: number, fill: Slot): { end: number; found: Found } | null {
  const colours: { rgb: Rgb; told: string }[] = []
  let isGradient = false
  let end = at
  for (let here = at; here < words.length; ) {
    const gradient = longest(GRADIENT, words, here)
    const colour = gradient
      ? undefined
      : fill(words, here).findLast(({ found }) => found.fill?.fill.kind === 'colour' && !found.fill.isUnclear)
    if (colour?.found.fill?.fill.kind === 'colour')
      colours.push({ rgb: colour.found.fill.fill.colour, told: colour.found.fill.told })
    isGradient ||= gradient !== null
    const read = gradient?.end ?? colour?.end
    if (read !== undefined) end = read
    const next = read ?? (here > at ? longest(GRADIENT_JOINTS, words, here)?.end : undefined)
    if (next === undefined) break
    here = next
  }
  const [top, bottom] = colours
  if (!isGradient || !top || colours.length > 2) return null
  const background = { kind: 'gradient', top: top.rgb, bottom: bottom?.rgb ?? TO_BLACK } as const
  const told = `gradient from ${top.told} to ${bottom?.told ?? 'black'}`
  return { end, found: { plain: { background, told, shortfalls: [] } } }
}
