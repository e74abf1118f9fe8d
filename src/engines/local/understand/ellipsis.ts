import type { Clause } from './clause.ts'
import type { Term } from './meaning.ts'
import type { PictureReader, Reading } from './picture/read.ts'
import type { Word } from './words.ts'

/** “… the shirt. Make it blue”: “it” may stand for the part of the picture that was named last. */
export function readPronoun(
  clauses: readonly Clause[],
  index: number,
  words: readonly Word[],
  readPicture: PictureReader,
): Reading | null {
  const terms = clauses[index]?.terms ?? []
  // “…, which should be mustard yellow”.
  const pronoun =
    terms.find(({ meaning, stems }) => meaning.kind === 'pronoun' && stems[0] === 'it') ??
    terms.slice(0, 1).find(({ stems }) => stems[0] === 'which')
  const part = pronoun && partNamedBefore(clauses, index, words)
  if (!part) return null
  const { start, end } = pronoun
  const replaced = words.flatMap((word) =>
    word.start === start ? part.map((one) => ({ ...one, start, end })) : [word],
  )
  const reading = readPicture(clauses, index, replaced, 'asks')
  return reading && { ...reading, isResolved: true }
}

/** “Blue shirt, no, green”, “我不喜欢这件外套，改成墨绿的”: not even a pronoun stands for the part. */
export function readOmitted(
  clauses: readonly Clause[],
  index: number,
  words: readonly Word[],
  readPicture: PictureReader,
): Reading | null {
  const [clause, before] = [clauses[index], clauses[index - 1]]
  if (!clause || !before) return null
  const isCorrection = isTakingBack(before)
  if (!isCorrection && !BECOMES.has(clause.terms[0]?.stems.join(' ') ?? '')) return null
  const part = partNamedBefore(clauses, index, words)
  if (!part) return null
  const { start } = clause
  const at = words.findIndex((word) => word.start >= start)
  const completed = words.toSpliced(at, 0, ...part.map((one) => ({ ...one, start, end: start })))
  return readPicture(clauses, index, completed, isCorrection ? 'names' : 'asks')
}

const BECOMES = new Set(['改 成', '换 成', '变 成', '改 为', '换 为', '变 为', '染 成', '做 成', '弄 成'])

/** “Make her coat red, no, …”. */
export function isTakingBack({ terms }: Clause): boolean {
  const words = terms.map(({ stems }) => stems.join(' '))
  return words.length > 0 && words.length < 4 && words.every((word) => TAKING_BACK.has(word))
}

const TAKING_BACK = new Set(['no', 'wait', 'sorry', 'actually', '不 对', '不 是'])

/** The words for the background, hair or a garment, where that is the last thing that was spoken of. */
function partNamedBefore(clauses: readonly Clause[], index: number, words: readonly Word[]): Word[] | null {
  const named = lastPartNamed(clauses.slice(0, index))
  return named && words.filter(({ start, end }) => start >= named.start && end <= named.end)
}

function lastPartNamed(clauses: readonly Clause[]): Term | null {
  const things = clauses.flatMap(({ terms }) => terms.filter(({ meaning }) => meaning.kind === 'region'))
  const last = things.findLast(({ meaning }) => meaning.kind === 'region' && meaning.region !== 'subject')
  return last?.meaning.kind === 'region' && last.meaning.region !== null ? last : null
}
