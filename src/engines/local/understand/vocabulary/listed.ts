/** The phrases of a list written as flowing text, separated by commas. */
export function listed(text: string): string[] {
  return text
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
}
