import type { Word } from '../words.ts'
import type { Found } from './found.ts'
import { longest, type Slot } from './slot.ts'

/** Reads a whole clause, or nothing: every word must be read by a slot, or say nothing. */
export interface Reader {
  /** One of the slots of each list must find something in the clause, or reading is in vain. */
  needs: readonly (readonly Slot[])[]
  read(words: readonly Word[]): Found | null
}

/** More words that say nothing than anybody writes in a row. */
const MOST_SKIPPED = 6

interface Step {
  slots: readonly Slot[]
  isOptional: boolean
}

/**
 * A pattern as a reader. Its words name slots; "a|b" is either, "a?" may be missing.
 * @param skip reads words that may stand anywhere and say nothing, or only how strong
 */
export function readerOf(pattern: string, slots: Readonly<Record<string, Slot>>, skip: Slot): Reader {
  const steps = pattern.split(' ').map((text) => stepOf(text, slots))
  const needs = steps.filter((step) => !step.isOptional).map((step) => step.slots)
  return { needs, read: (words) => readFrom(words, 0, steps, skip) }
}

function stepOf(text: string, slots: Readonly<Record<string, Slot>>): Step {
  const names = text.replace(/\?$/, '').split('|')
  const found = names.map((name) => {
    const slot = slots[name]
    if (!slot) throw new TypeError(`No slot is called ${name}`)
    return slot
  })
  return { slots: found, isOptional: text.endsWith('?') }
}

function readFrom(words: readonly Word[], at: number, steps: readonly Step[], skip: Slot): Found | null {
  const [step, ...rest] = steps
  let here = at
  let skipped: Found = {}
  for (let count = 0; count <= MOST_SKIPPED; count += 1) {
    const read = step ? readStep(words, here, step, rest, skip) : here === words.length ? {} : null
    if (read) return { ...skipped, ...read }
    const next = longest(skip, words, here)
    if (!next) break
    skipped = { ...skipped, ...next.found }
    here = next.end
  }
  return step?.isOptional ? readFrom(words, at, rest, skip) : null
}

function readStep(words: readonly Word[], at: number, step: Step, rest: readonly Step[], skip: Slot): Found | null {
  for (const slot of step.slots) {
    for (const { end, found } of slot(words, at)) {
      const read = readFrom(words, end, rest, skip)
      if (read) return { ...found, ...read }
    }
  }
  return null
}
