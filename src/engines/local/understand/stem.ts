/** What a word of a text and the same word in a vocabulary have in common: American spelling, singular. */
export function stemOf(word: string): string {
  const american = word
    .replace(/(col|flav|vap)our/, '$1or')
    .replace('grey', 'gray')
    .replace(/is(e|es|ed|ing|ation)$/, 'iz$1')
    .replace(/^(theat|cent|fib)re/, '$1er')
  return american === 'leaves' ? 'leaf' : singular(american)
}

/** Only the plain "s": a word and its vocabulary entry go the same way, so odd results do no harm. */
function singular(word: string): string {
  if (word.length < 4) return word
  if (/(ch|sh|ss|x)es$/.test(word)) return word.slice(0, -2)
  return /[^siu]s$/.test(word) ? word.slice(0, -1) : word
}
