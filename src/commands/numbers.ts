import { InvalidArgumentError } from 'commander'

/** Parsers of option values: whole numbers, in plain digits. */
export function wholeNumber(text: string): number {
  const number = Number(text)
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(number)) throw new InvalidArgumentError('must be a whole number')
  return number
}

export function notNegative(text: string): number {
  const number = wholeNumber(text)
  if (number < 0) throw new InvalidArgumentError('must not be negative')
  return number
}

/** A whole number of this range. */
export function within(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = wholeNumber(text)
    if (number < least || number > most) throw new InvalidArgumentError(`must be ${least}–${most}`)
    return number
  }
}
