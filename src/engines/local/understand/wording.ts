import type { ClauseOutcome } from '../../engine.ts'
import type { Edit } from './meaning.ts'

/** What was done, as the customer reads it: "Film noir look, strong", "saturation slightly down". */
export function describe({ edit, amount }: { edit: Edit; amount: number }): string {
  const degree = degreeOf(Math.abs(amount))
  if (edit.kind === 'look') return `${edit.look.title} look${degree ? `, ${degree.look}` : ''}`
  return [edit.adjustment.name, degree?.dial, amount > 0 ? 'up' : 'down'].filter(Boolean).join(' ')
}

function degreeOf(amount: number): { look: string; dial: string } | null {
  if (amount < 0.7) return { look: 'slight', dial: 'slightly' }
  if (amount >= 1.5) return { look: 'very strong', dial: 'very much' }
  return amount > 1.1 ? { look: 'strong', dial: 'much' } : null
}

/** Why each part of a prompt is not done, a line each: “make her taller”: …. */
export function reasonsOf(edits: readonly ClauseOutcome[]): string[] {
  const reasons = edits
    .filter(({ outcome }) => outcome === 'ignored')
    .map(({ clause, detail }) => `“${shortened(clause, 60)}”: ${detail}`)
  const more = reasons.length > MOST_REASONS ? [`and ${reasons.length - MOST_REASONS} more`] : []
  return [...reasons.slice(0, MOST_REASONS), ...more]
}

const MOST_REASONS = 6

/** Words as the customer wrote them, in quotation marks. */
export function quoted(prompt: string, terms: readonly { start: number; end: number }[]): string {
  const words = terms.map((term) => `“${shortened(wordsAt(prompt, term), 40)}”`)
  const shown = [...new Set(words)].slice(0, 4)
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? '')
}

/** A stretch of the prompt on one line, without what cannot be seen. */
export function wordsAt(prompt: string, { start, end }: { start: number; end: number }): string {
  const text = prompt
    .slice(start, end)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
  return shortened(text.trim(), 300)
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${[...text].slice(0, length - 1).join('')}…` : text
}
