/** Looks for which one answer of the class network may stand unexamined. */
const LOOKS = 3

/** And for which it may stand as long as it is undisputed. More is cheaper and slower to tell a thing from a person. */
const UNDISPUTED_LOOKS = 6

/** Share of an outline that may have changed before the answer no longer fits: less than an arm that comes down. */
const CHANGED = 0.08

/** Every so many pixels of an outline are compared. */
const STRIDE = 7

/** What an old answer is still good for: anything, no more than to agree with what other networks see, or nothing. */
export type Trust = 'full' | 'undisputed' | 'none'

/**
 * The class network's last answer. Where only the outline of people is wanted, it has no more to say than which of the
 * things in the picture are people, so it need not be asked at every look, only when people have moved and it matters.
 */
export class Standing {
  #answer: readonly Uint8Array[] = []
  #outlines: readonly Uint8Array[] = []
  #looks = 0

  /** None before the first. */
  get answer(): readonly Uint8Array[] {
    return this.#answer
  }

  /** Of the answer, for a picture that other networks see these outlines in; without any it is never trusted. */
  trustFor(outlines: readonly Uint8Array[]): Trust {
    this.#looks += 1
    if (this.#outlines.length === 0 || this.#looks >= UNDISPUTED_LOOKS) return 'none'
    const isSame = (outline: Uint8Array, index: number) =>
      changeOf(this.#outlines[index] ?? outline, outline) <= CHANGED
    return this.#looks < LOOKS && outlines.every(isSame) ? 'full' : 'undisputed'
  }

  /** The outlines are kept, and must not change. */
  take(answer: readonly Uint8Array[], outlines: readonly Uint8Array[]): void {
    this.#answer = answer
    this.#outlines = outlines
    this.#looks = 0
  }
}

/** Share of what either outline covers in which they differ, 0–1; 0 where both are all but empty. */
function changeOf(before: Uint8Array, after: Uint8Array): number {
  let [changed, all] = [0, 0]
  for (let i = 0; i < after.length; i += STRIDE) {
    const [was, is] = [before[i] ?? 0, after[i] ?? 0]
    changed += was > is ? was - is : is - was
    all += was > is ? was : is
  }
  return all < after.length / 10 ? 0 : changed / all
}
