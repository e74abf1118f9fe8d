/** Where something else begins: a verb, or what the thing named instead shall become. */
const GOES_ON =
  'and|to|into|with|put|place|set|show|make|turn|change|replace|give|use|have|move|take|bring|dress|add|keep|let|please'

/** “put her in a desert instead of the office”: what there is now. */
const INSTEAD = new RegExp(`\\b(?:instead of|rather than|in place of)\\b(?:(?!\\s(?:${GOES_ON})\\b)[^,.;\\n])*`, 'gi')

/** “not red but …”. */
const NOT_BUT = /\bnot ((?:be |in |an? )*)([a-z]+(?: [a-z]+)?)(,? but)\b/gi

/** “… so that nobody can recognise him”, “… so she stands out”: why. */
const PURPOSE =
  /\bso (?:that )?(?:nobody|no one|you|we|i|people|she|he|they|it) (?:can(?:not|'t|t)?|could|will|won't|stands?|pops?|is more|are more)\b[^,.;\n]*/gi

const INSTEAD_IN_CHINESE = /而不是[^，。；,.;\n]*/gu

/**
 * The prompt without what only tells what there is now, or why something is wanted; blanks stand in for it, so that
 * every other character keeps its place.
 */
export function withoutAsides(prompt: string, isColour: (text: string) => boolean): string {
  return prompt
    .replace(INSTEAD, blank)
    .replace(INSTEAD_IN_CHINESE, blank)
    .replace(PURPOSE, blank)
    .replace(NOT_BUT, (words, verb: string, colour: string, but: string) =>
      isColour(colour.toLowerCase()) ? `${blank('not ')}${verb}${blank(colour + but)}` : words,
    )
}

function blank(words: string): string {
  return ' '.repeat(words.length)
}
