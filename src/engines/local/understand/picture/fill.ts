import type { Rgb } from '../../colour.ts'
import type { Named } from '../catalogue.ts'
import type { Word } from '../words.ts'
import type { Paint } from './found.ts'
import { longest, type Match, type Slot } from './slot.ts'

/** What a description of cloth is made of. */
export interface FillSlots {
  /** Names of patterns and of materials, as the outfit's tables have them. */
  pattern: ReadonlyMap<string, Named>
  material: ReadonlyMap<string, Named>
  /** Words of a phrase in these tables at most. */
  longestName: number
  colourNamed: (text: string) => Rgb | null
  /** “one”, “coloured”, “and”, “solid”. */
  between: Slot
  /** “long”, “tight”, “curly”: how cloth is cut and hair is worn, which stays. */
  cut: Slot
  /** “pattern”, “coloured”: may end a description. */
  noun: Slot
}

/** Words of a colour's name at most: “very light blue”, “深 蓝 色”. */
const LONGEST_COLOUR = 4

const BETWEEN_IDEOGRAPHS = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu

interface Part {
  end: number
  colour?: { rgb: Rgb; words: string }
  pattern?: Named
  material?: Named
}

/** Reads what cloth shall be like: “dark red”, “black leather”, “blue and white stripes”. */
export function fillSlot(all: FillSlots): Slot {
  const slots = { ...all, colourNamed: remembered(all.colourNamed) }
  return (words, at) => {
    const matches: Match[] = []
    const parts: Part[] = []
    const left: Word[] = []
    for (let here = at; here < words.length; ) {
      const part = partAt(words, here, slots)
      const cut = part ? null : longest(slots.cut, words, here)
      const noun = part ? null : longest(slots.noun, words, here)
      if (part) {
        const shade = parts.at(-1)
        if (shade && isShade(shade, part, here)) parts[parts.length - 1] = shadeOf(shade, part)
        else parts.push(part)
      }
      if (cut) left.push(...words.slice(here, cut.end))
      const next = part?.end ?? cut?.end ?? noun?.end ?? longest(slots.between, words, here)?.end
      if (next === undefined) break
      here = next
      const paint = part || cut || noun ? paintOf(parts) : null
      if (paint) matches.unshift({ end: here, found: { fill: { ...paint, left: [...left] } } })
    }
    return matches
  }
}

/** Most words name no colour, and are asked about again by every pattern. */
function remembered(colourNamed: FillSlots['colourNamed']): FillSlots['colourNamed'] {
  const known = new Map<string, Rgb | null>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size > MOST_REMEMBERED) known.clear()
    const colour = colourNamed(text)
    known.set(text, colour)
    return colour
  }
}

const MOST_REMEMBERED = 10_000

function partAt(words: readonly Word[], at: number, slots: FillSlots): Part | null {
  for (let length = Math.max(LONGEST_COLOUR, slots.longestName); length > 0; length -= 1) {
    const span = words.slice(at, at + length)
    if (span.length < length) continue
    const key = span.map((word) => word.stem).join(' ')
    const [pattern, material] = [slots.pattern.get(key), slots.material.get(key)]
    if (pattern !== undefined) return { end: at + length, pattern }
    const text = span
      .map((word) => word.raw)
      .join(' ')
      .replace(BETWEEN_IDEOGRAPHS, '')
    const rgb = length <= LONGEST_COLOUR ? slots.colourNamed(text) : null
    if (material !== undefined) return { end: at + length, material, ...(rgb ? { colour: { rgb, words: text } } : {}) }
    if (rgb) return { end: at + length, colour: { rgb, words: text } }
  }
  return null
}

const PLAIN_COLOURS = /^(red|blue|green|yellow|orange|purple|pink|brown|black|white|gr[ae]y|.*[红蓝绿黄紫粉黑白灰]色?)$/

/** “Emerald green”: the first name tells which green. */
function isShade(shade: Part, { colour }: Part, at: number): boolean {
  const isPlain = PLAIN_COLOURS.test(shade.colour?.words ?? 'black')
  return !isPlain && shade.end === at && colour !== undefined && PLAIN_COLOURS.test(colour.words)
}

function shadeOf(shade: Part, { end, colour }: Part): Part {
  return shade.colour ? { end, colour: { ...shade.colour, words: `${shade.colour.words} ${colour?.words}` } } : shade
}

/** No pattern has more. */
function firstOf(colours: readonly { rgb: Rgb }[]): Rgb[] {
  return colours.slice(0, 3).map(({ rgb }) => rgb)
}

/** As a colour, or else as a material. */
function withoutOne({ end, colour, material }: Part, isColour: boolean): Part {
  if (isColour) return { end, ...(colour && { colour }) }
  return { end, ...(material && { material }) }
}

/** One colour, or a pattern or a material with colours; null where the parts do not go together. */
function paintOf(parts: readonly Part[]): Paint | null {
  // “gold” is a material, yet in “gold sequins” and “gold stripes” a colour.
  const isFurther = parts.some(({ colour, material, pattern }) => pattern ?? (material && !colour))
  const plain = parts.map((part) => (part.material && part.colour ? withoutOne(part, isFurther) : part))
  const colours = plain.flatMap(({ colour }) => (colour ? [colour] : []))
  const named = [...new Set(plain.flatMap(({ pattern }) => pattern ?? []))]
  // “Rainbow stripes” are a rainbow.
  const rainbow = named.find(({ name }) => name === 'rainbow')
  const patterns = rainbow ? [rainbow] : named
  const materials = new Set(plain.flatMap(({ material }) => material ?? []))
  const [pattern, material, colour] = [patterns[0], [...materials][0], colours[0]]
  const words = colours.map((one) => one.words).join(' and ')
  if (patterns.length + materials.size > 1) return null
  if (pattern !== undefined) {
    const fill = { kind: 'pattern', name: pattern.name, colours: firstOf(colours) } as const
    return { fill, told: [words, pattern.title.toLowerCase()].filter(Boolean).join(' '), shortfalls: [] }
  }
  if (material !== undefined && colours.length < 2) {
    const fill = { kind: 'material', name: material.name, colour: colour?.rgb ?? null } as const
    const own = parts.length === 1 ? parts[0]?.colour?.rgb : undefined
    const told = [words, material.title.toLowerCase()].filter(Boolean).join(' ')
    return { fill, told, shortfalls: [], ...(own && { colour: own }) }
  }
  if (!colour) return null
  const fill = { kind: 'colour', colour: colour.rgb } as const
  return { fill, told: words, shortfalls: [], isUnclear: colours.length > 1, colours: firstOf(colours) }
}
