import type { Rgb } from '../colour.ts'

/**
 * The colour that a text names, or null: `#c00`, `#cc0000`, `rgb(204, 0, 0)`, or words such as “navy”, “light blue”,
 * “dusty pink”, “深蓝色”. Spaces, hyphens and case do not matter.
 */
export function colourNamed(text: string): Rgb | null {
  const plain = text.trim().toLowerCase()
  return hexColour(plain) ?? rgbColour(plain) ?? wordColour(plain)
}

function hexColour(text: string): Rgb | null {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/.exec(text)?.[1]
  if (digits === undefined) return null
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  const value = Number.parseInt(full, 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

function rgbColour(text: string): Rgb | null {
  const match = /^rgb\s*\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/.exec(text)
  if (!match) return null
  const [red = 0, green = 0, blue = 0] = match.slice(1).map(Number)
  return Math.max(red, green, blue) > 255 ? null : [red, green, blue]
}

function wordColour(text: string): Rgb | null {
  const compact = text
    .replace(/[\s_-]+/g, '')
    .replaceAll('gray', 'grey')
    .replace(/blond$/, 'blonde')
    .replace(/色$/, '')
  const named = BY_NAME.get(compact)
  if (named) return named
  for (const [word, shade] of SHADES) {
    const base = compact.startsWith(word) ? BY_NAME.get(compact.slice(word.length)) : undefined
    if (base) return shade(base)
  }
  return null
}

/** Moves every channel towards one value; amount 0–1. */
const towards =
  (value: number, amount: number) =>
  (colour: Rgb): Rgb =>
    mapped(colour, (channel) => channel + (value - channel) * amount)

/** Moves every channel away from the colour's grey, or towards it where the factor is below 1. */
const saturated =
  (factor: number) =>
  (colour: Rgb): Rgb => {
    const grey = 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]
    return mapped(colour, (channel) => grey + (channel - grey) * factor)
  }

const mapped = ([red, green, blue]: Rgb, change: (channel: number) => number): Rgb => [
  byte(change(red)),
  byte(change(green)),
  byte(change(blue)),
]

const byte = (value: number): number => Math.round(Math.min(255, Math.max(0, value)))

const muted = (colour: Rgb): Rgb => towards(150, 0.2)(saturated(0.6)(colour))
const vivid = (colour: Rgb): Rgb => saturated(1.25)(colour)

/** What a word before a colour's name does to the colour. */
const SHADES: readonly (readonly [string, (colour: Rgb) => Rgb])[] = [
  ['verylight', towards(255, 0.65)],
  ['verydark', towards(0, 0.65)],
  ['light', towards(255, 0.45)],
  ['pale', towards(245, 0.6)],
  ['pastel', towards(245, 0.55)],
  ['baby', towards(255, 0.6)],
  ['soft', towards(235, 0.35)],
  ['dark', towards(0, 0.45)],
  ['deep', towards(0, 0.3)],
  ['rich', towards(0, 0.15)],
  ['dusty', muted],
  ['muted', muted],
  ['faded', muted],
  ['bright', vivid],
  ['vivid', vivid],
  ['neon', saturated(1.5)],
  ['electric', saturated(1.5)],
  ['plain', (colour) => colour],
  ['pure', (colour) => colour],
  ['浅', towards(255, 0.45)],
  ['淡', towards(245, 0.6)],
  ['深', towards(0, 0.4)],
  ['暗', towards(0, 0.5)],
  ['亮', vivid],
]

/**
 * The colours as cloth, hair and walls show them, not as a screen's primaries: “red” is a red coat's red.
 * Who means a screen's value writes it as a hex code.
 */
const NAMES = `
  black 101012, white f6f5f2, grey 808184, silver c3c5c9, gold cfa03a, bronze a2703a, copper b46a3c, brass b59a4a,
  jet black 08080a, off white efeae0, snow fafafa, ivory f3ecd9, cream f4e8cb, eggshell ede5d3, pearl e9e4dc,
  bone e3dac6, ecru cdbf9b, linen e8decb, charcoal 37393d, slate 5d6874, graphite 46484c, ash b0b1ac, smoke 8c8f92,
  gunmetal 3b4249, steel 737f8b, dim grey 696969, light grey c9cacc, dark grey 4b4c50, gainsboro dcdcdc, onyx 1b1c1e,
  ebony 26211e, platinum dcdad5, stone a69d8c, taupe 857767, greige a89e90, mushroom ab9c8b,
  red c81e2b, scarlet d6261b, crimson b3122f, cherry a5142c, ruby a1143f, burgundy 651527, maroon 6b1a22,
  wine 5f1a2d, oxblood 541417, brick a24432, brick red a24432, fire engine red d01f1f, cardinal b01e37, claret 6d1430,
  rust a5461f, terracotta bf6145, vermilion dc4327, tomato e3513b, coral f0735f, salmon f28e7b, indian red cd5c5c,
  fire brick b22222, dark red 831019, blood red 8a1116, raspberry b0235a, rose d9577f, rose gold c98f83,
  pink ec7aa5, hot pink ed3d95, deep pink e62f8b, light pink f7b9c8, baby pink f4c2cf, pale pink f5d3d8,
  fuchsia d3309b, magenta cf2a92, blush e6b1ac, dusty pink cf9a9a, dusty rose c08a8c, salmon pink f49aa0,
  bubblegum f495b8, orchid c86fc5, neon pink ff3ea5, cerise c9295f, peach f7bd9a, apricot f4ae75, melon f8a885,
  orange ec7420, dark orange db6a12, burnt orange bf5317, neon orange ff7a1a, tangerine f28626, pumpkin dd6b1d,
  amber e8a417, marigold e9a221, mustard c9971f, ochre bd8430, honey d79a35, saffron efb02e,
  yellow f2d026, lemon f7e24c, canary fae85e, butter f4e19b, light yellow faf0a6, pale yellow f5ecae,
  neon yellow eaff2b, sand d4bd93, wheat e9d3a4, khaki a99a68, tan c7a276, beige d8c6a4, camel bd9159, nude ddb89c,
  champagne ecd8b3, caramel b0733a, cinnamon 9b5329, toffee 8f5a2e, cognac 8f4a22, mahogany 612818,
  brown 6e4527, dark brown 432a1a, light brown a5764c, chocolate 4e2c1a, coffee 5b4132, mocha 78573f, espresso 33221a,
  chestnut 6f3922, sienna 96502b, umber 5f4a36, sepia 6b5034, walnut 5a4029, tawny b4703a,
  green 26803f, dark green 14472a, light green 93cf8c, lime 9cce2f, lime green 7ecb2c, neon green 56f52a,
  olive 6a6a2c, olive drab 667033, army green 4c5430, military green 4c5430, moss 687341, sage a2b096, mint a5dcc0,
  mint green a5dcc0, emerald 0d7f56, jade 1c9a6d, forest 1f5132, forest green 1f5132, hunter green 2b4d37,
  bottle green 0d4431, sea green 2f8f66, seafoam 9ad8bd, kelly green 2f9a3a, grass green 4d9c35, pistachio b1ca87,
  chartreuse b5dc2f, avocado 6b7c33, spring green 3fd98a, pine 24503f, fern 5c8c4c,
  teal 127a7c, dark teal 0b4f53, turquoise 2fbab3, aqua 45c8cc, cyan 2ec4d6, aquamarine 74dbbd, petrol 14535f,
  peacock 0d6d85, blue 2252b6, dark blue 152a68, light blue 93bfe5, navy 1a2744, navy blue 1a2744, midnight 161b38,
  midnight blue 161b38, royal blue 2a4cc0, cobalt 1d46a6, cobalt blue 1d46a6, sapphire 173f8e, azure 3b8be0,
  sky blue 84c1ea, baby blue b2d4ef, powder blue bad3e2, ice blue cfe4ee, steel blue 4a7ba8, denim 40597e,
  indigo 343074, cornflower 678fdf, dodger blue 2b86e8, electric blue 1f62f5, neon blue 2d6bff, periwinkle 99a0de,
  slate blue 665db8, cadet blue 5f9ea0,
  purple 70308f, dark purple 431b5b, light purple b491d4, violet 7c46b8, lavender bba8dc, lilac c3a2cf, mauve b387a0,
  plum 6c2c5c, eggplant 402040, aubergine 402040, amethyst 9162bd, grape 5c2c72, mulberry 76284f, thistle d2bcd3,
  blonde d2ad7e, golden blonde d09c54, platinum blonde e6d8c2, strawberry blonde cf9060,
  dirty blonde a3835c, ash blonde bfaa88, honey blonde c28d4f, dark blonde 98784c, brunette 4b3020, auburn 6a3022,
  ginger ba6028, redhead a5451f, copper red a8492a, salt and pepper 84848a,
  红 c81e2b, 大红 d6261b, 酒红 651527, 橙 ec7420, 橘 ec7420, 黄 f2d026, 绿 26803f, 草绿 4d9c35, 墨绿 14472a,
  军绿 4c5430, 橄榄绿 6a6a2c, 薄荷绿 a5dcc0, 青 2ec4d6, 蓝 2252b6, 天蓝 84c1ea, 宝蓝 2a4cc0, 藏青 1a2744,
  海军蓝 1a2744, 紫 70308f, 粉 ec7aa5, 粉红 ec7aa5, 玫红 d3309b, 黑 101012, 白 f6f5f2, 灰 808184, 银 c3c5c9,
  金 cfa03a, 棕 6e4527, 褐 6e4527, 咖啡 5b4132, 米 e8dcc0, 米白 efeae0, 卡其 a99a68, 驼 bd9159, 肉 ddb89c`

const BY_NAME: ReadonlyMap<string, Rgb> = new Map(
  NAMES.split(',').map((line) => {
    const words = line.trim().split(' ')
    const colour = hexColour(`#${words.pop()}`)
    if (!colour) throw new TypeError(`not a colour: ${line}`)
    return [words.join(''), colour]
  }),
)

/** Every colour that has a name of its own, as people write it. */
export const COLOUR_NAMES: readonly string[] = NAMES.split(',').map((line) =>
  line.trim().split(' ').slice(0, -1).join(' '),
)
