/**
 * One dial, turned up or down by words ("a bit darker", "much warmer"): one file, one object.
 * The graph receives and returns yuv420p, BT.709, limited range.
 */
export interface Adjustment {
  /** Kebab-case, unique. */
  name: string
  /** One line for the catalogue. */
  description: string
  /** Words that turn it up, lower case: adjectives in all degrees ("bright", "brighter", "brightest") and verbs ("brighten"). */
  up: readonly string[]
  /** Words that turn it down. */
  down: readonly string[]
  /** Nouns of the dial itself ("brightness", "exposure"), used with "more", "less", "increase", "reduce". */
  nouns: readonly string[]
  /** An FFmpeg filter chain. `amount` is −1.6 … 1.6: ±1 for the plain word, ±0.4 for "slightly", ±1.6 for "extremely". */
  graph(amount: number): string
}
