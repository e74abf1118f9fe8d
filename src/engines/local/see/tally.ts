import type { Evidence } from './eyes.ts'
import type { Found, PartName, Sight } from './sight.ts'

/** Less of the frame than this is nobody: of the sight's pixels, a 700th. */
const SOMEBODY = 0.0015

/** Less of the frame than this shows no such part. */
const SOME_PART = 0.0003

/** Looks to each side that a look is judged with, almost a second in all: networks are wrong about a thing for moments. */
const BESIDE = 2

/**
 * Agreement from which something is believed to be a person. People alone in 12 clips and photographs have 0.84 and more;
 * so judged, a cartoon rabbit has at most 0.83, a printed man 0.77, a flower 0.35, and empty places mostly below 0.2.
 */
const AGREED = 0.87

/** Less is enough for who shows hair, as groups do (0.42–0.62 and 0.06); print, flower and rabbit have at most 0.025. */
const AGREED_WITH_HAIR = 0.35
const HAIR = 0.04

/** A person shows some hair, face or skin; curtains and lamps, on which networks may agree, show none. */
const FLESH = 0.02

const PARTS: readonly PartName[] = ['hair', 'face', 'skin', 'top', 'bottom']

/** Counts in how many frames people and their parts are seen, and weighs what speaks for their being people. */
export class Tally {
  readonly #looks: Evidence[] = []
  #frames = 0
  #person = 0
  #parts: Record<PartName, number> | null = null

  add(sight: Sight): void {
    this.#frames += 1
    if (coverage(sight.person) >= SOMEBODY) this.#person += 1
    if (!sight.parts) return
    this.#parts ??= { hair: 0, face: 0, skin: 0, top: 0, bottom: 0 }
    for (const name of PARTS) if (coverage(sight.parts[name]) >= SOME_PART) this.#parts[name] += 1
  }

  /** Takes the evidence of each look by its number in the clip; looks may settle in any order. */
  judge(look: number, evidence: Evidence): void {
    this.#looks[look] = evidence
  }

  /** Where there is evidence, people count by the looks in which they are believed; nobody has parts. */
  get found(): Found {
    const person = this.#looks.length > 0 ? believedShare(this.#looks) : this.#share(this.#person)
    if (!this.#parts) return { person, parts: null }
    const share = (count: number) => (person > 0 ? this.#share(count) : 0)
    const { hair, face, skin, top, bottom } = this.#parts
    return {
      person,
      parts: { hair: share(hair), face: share(face), skin: share(skin), top: share(top), bottom: share(bottom) },
    }
  }

  #share(count: number): number {
    return count / Math.max(1, this.#frames)
  }
}

/** Share of looks with somebody in them who is believed to be a person, judged with the looks beside. */
function believedShare(looks: readonly Evidence[]): number {
  const believed = looks.filter(({ area }, look) => {
    return area >= SOMEBODY && isPerson(looks.slice(Math.max(0, look - BESIDE), look + BESIDE + 1))
  })
  return believed.length / looks.length
}

/** Looks count by how much of somebody they show, so that nobody comes late or leaves early. */
function isPerson(looks: readonly Evidence[]): boolean {
  const area = looks.reduce((sum, look) => sum + look.area, 0)
  const mean = (what: 'agreement' | 'hair' | 'flesh') =>
    looks.reduce((sum, look) => sum + look.area * look[what], 0) / area
  if (mean('flesh') < FLESH) return false
  return mean('agreement') >= AGREED || (mean('agreement') >= AGREED_WITH_HAIR && mean('hair') >= HAIR)
}

/** Share of the frame that the plane covers, 0–1, by every ninth of its pixels. */
export function coverage(plane: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < plane.length; i += 9) sum += plane[i] ?? 0
  return (9 * sum) / (255 * Math.max(1, plane.length))
}
