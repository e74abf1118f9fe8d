import { listed } from './listed.ts'

interface Strength {
  /** Strength of a look. */
  look: number
  /** Amount of an adjustment. */
  dial: number
  phrases: readonly string[]
}

export const STRENGTHS: readonly Strength[] = [
  {
    look: 0.5,
    dial: 0.4,
    phrases: listed(`
      slight, slightly, slighty, slightely, a bit, a little, a little bit, a tiny bit, tiny bit, bit, just a bit, a bit of, a little bit of,
      a touch, touch, a touch of, touch of, a hint of, hint of, a hint, hint, a tad, tad, a dash of, a pinch of, subtle,
      subtly, gentle, gently, mild, mildly, faint, faintly, lightly, a trace of, barely, delicate, delicately, half,
      half as much, some, somewhat, kind of, kinda, sort of, marginally, weak, minimal, modest, not too much, not much,
      not so much, understated, restrained, not too strong, not too heavy, not too intense, not too extreme, not very strong,
      not so strong, 一点, 一点点, 一些, 点, 些, 稍微, 略微, 轻微, 有点, 淡淡的, 不要太强, 不要太重, 不要太浓, 不要太多, 不要太过, 不要太夸张, 别太强, 别太重, 别太浓, 别太多, 别太夸张, 不用太强, 轻轻, 微微, 少许, dont overdo, do not overdo, nothing too strong, nothing too heavy, nothing too extreme
    `),
  },
  {
    look: 0.75,
    dial: 0.7,
    phrases: listed('fairly, quite, moderate, moderately, medium, reasonably, pretty'),
  },
  {
    look: 1.35,
    dial: 1.35,
    phrases: listed(`
      very, much, a lot, a lot of, lot of, far, way, heavy, heavily, strong, strongly, stronger, intense, intensely, deep,
      deeply, really, highly, considerably, significantly, plenty of, lots of, lots, lots of it, plenty of it, a lot of it, loads of it, hard, bold, boldly, pronounced, noticeably,
      drastically, dramatically, clearly, big, thick, 非常, 很, 特别, 十分, 超级, 浓浓的, 浓, 大幅, 大幅度, 强烈, loads of, many, properly, truly, so much, great deal of
    `),
  },
  {
    look: 1.6,
    dial: 1.6,
    phrases: listed(`
      extremely, extreme, super, ultra, hyper, incredibly, insanely, maximum, max, as much as possible,
      as possible, massive, massively, crazy, wildly, tons of, very very
    `),
  },
  { look: 1, dial: 1.6, phrases: listed('completely, fully, totally, entirely') },
]

interface Direction {
  sign: 1 | -1
  /** Strength of a look that is said to be so; null: a look cannot be. */
  look: number | null
  phrases: readonly string[]
}

/** Before a look of these stages the word tells how strong it is: "light grain", "dark vignette". */
export const STRENGTHS_OF_EFFECTS = [
  { phrase: 'light', stages: ['redraw', 'grade', 'lens', 'medium'], look: 0.5 },
  { phrase: 'soft', stages: ['grade', 'lens', 'medium'], look: 0.5 },
  { phrase: 'dark', stages: ['lens'], look: 1.35 },
]

/** Which way a dial goes. */
export const DIRECTIONS: readonly Direction[] = [
  {
    sign: 1,
    look: 1.35,
    phrases: listed(
      'more, higher, high, greater, extra, additional, stronger, increased, raised, boosted, enhanced, added, not enough, lacks, lacking, not enough, 更, 更加, 多',
    ),
  },
  { sign: -1, look: 0.5, phrases: listed('low, lower, little, lowered, softened down') },
  { sign: -1, look: null, phrases: listed('less, reduced, decreased, fewer, diminished, not as, not so, not that') },
]

/** Follow the dial they turn: "saturation down". */
export const TRAILING_DIRECTIONS: readonly Direction[] = [
  { sign: 1, look: 1.35, phrases: listed('up, 高, 强, 拉高, 升高, 拉满, 加强') },
  { sign: -1, look: null, phrases: listed('down, 低, 弱, 拉低, 降, 减, 压低, 降一些, 少') },
]

/** "too dark" complains: the opposite is wanted. */
export const EXCESS = listed('too, too much, overly, excessively, 太, 过于')

/** "not too dark": however dark it gets, it stays slight. */
export const LIMITS = listed(`
  not too, not overly, not very, not extremely, nothing too, without being too, without making it too, not to, 不要太, 别太, 不太, 不能太, 不要过于, 不用太, dont make it too, do not make it too
`)
