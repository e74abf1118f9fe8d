/** Where something else begins: a verb, or what the thing named instead shall become. */
const GOES_ON =
  'and|to|into|with|put|place|set|show|make|turn|change|replace|give|use|have|move|take|bring|dress|add|keep|let|please'

/** “put her in a desert instead of the office”: what there is now. */
const INSTEAD = new RegExp(`\\b(?:instead of|rather than|in place of)\\b(?:(?!\\s(?:${GOES_ON})\\b)[^,.;\\n])*`, 'gi')

/** “not red but …”. */
const NOT_BUT = /\bnot ((?:be |in |an? )*)([a-z]+(?: [a-z]+)?)(,? but)\b/gi

/** “不要红色，要蓝色”. */
const NOT_BUT_IN_CHINESE = /(?:不要|不是|别用)(\p{Script=Han}{1,4})[，,、]?(?=(?:而是|要|换成|改成)\p{Script=Han})/gu

/** “… so that nobody can recognise him”, “… so she stands out”: why. */
const PURPOSE =
  /\bso (?:that )?(?:nobody|no one|you|we|i|people|she|he|they|it) (?:can(?:not|'t|t)?|could|will|won't|stands?|pops?|is more|are more)\b[^,.;\n]*/gi

/** “… for my zoom calls”, “for our new ad”: what it is for. */
const USE =
  /\bfor (?:linkedin|instagram|tiktok|youtube|facebook|zoom|social media|work|school|fun)\b|\bfor (?:my|our|a|an|the|his|her|their|this) (?:[a-z]+ ){0,3}(?:vid|video|clip|intro|audition|interview|resume|cv|call|calls|meeting|meetings|ad|ads|advert|promo|post|posts|website|channel|reel|reels|story|stories|campaign|brand|project|presentation|portfolio|birthday|class|homework|tiktok|instagram|youtube|linkedin|profile)\b/gi

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
    .replace(USE, blank)
    .replace(NOT_BUT_IN_CHINESE, (words, colour: string) => (isColour(colour) ? blank(words) : words))
    .replace(NOT_BUT, (words, verb: string, colour: string, but: string) =>
      isColour(colour.toLowerCase()) ? `${blank('not ')}${verb}${blank(colour + but)}` : words,
    )
}

function blank(words: string): string {
  return ' '.repeat(words.length)
}
