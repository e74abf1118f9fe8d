import type { Evidence } from './eyes.ts'
import type { Found, PartName, Sight } from './sight.ts'

/** Less of the frame than this is nobody: of the sight's pixels, a 700th. */
const SOMEBODY = 0.0015

/** Less of the frame than this shows no such part. */
const SOME_PART = 0.0003

/** Looks to each side that a look is judged with, almost a second in all: networks are wrong about a thing for moments. */
const BESIDE = 2

/**
 * Agreement from which something is believed to be a person. People by themselves have 0.93 and more, in the dark 0.84; so
 * judged, a cartoon rabbit has at most 0.87, a printed man 0.82, a flower 0.35, and empty places mostly below 0.2. Nearer to
 * people than to rabbits: whoever shows hair needs less, so that only the bald and the covered are judged by this.
 */
const AGREED = 0.92

/** Less is enough for who shows hair, as people in the dark do (0.13 and more) and groups (0.06); print and rabbit have 0.03. */
const AGREED_WITH_HAIR = 0.35
const HAIR = 0.04

/** A person shows some hair, face or skin; curtains and lamps, on which networks may agree, show none. */
const FLESH = 0.02

/**
 * From this share of people on, over all looks, that the fine matte was torn they are hard to make out: in the dark, in groups,
 * small, as cartoons (0.18 to 1); by daylight it is at most 0.01. Where there was no fine matte, the usual accord of both
 * coarse networks tells, though not of the dark: 0.45 to 0.62 there, 0.72 and more by daylight.
 */
const TORN = 0.05
const ACCORD = 0.68

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
    const torn = tornShare(this.#looks)
    const certainty = { torn, isUnsure: areHardToSee(this.#looks, torn) }
    if (!this.#parts) return { person, parts: null, ...certainty }
    const share = (count: number) => (person > 0 ? this.#share(count) : 0)
    const { hair, face, skin, top, bottom } = this.#parts
    return {
      person,
      parts: { hair: share(hair), face: share(face), skin: share(skin), top: share(top), bottom: share(bottom) },
      ...certainty,
    }
  }

  #share(count: number): number {
    return count / Math.max(1, this.#frames)
  }
}

/** Share of looks with somebody in them who is believed to be a person, judged with the looks beside. */
function believedShare(looks: readonly Evidence[]): number {
  const somebody = looks.map((look) => (look.area >= SOMEBODY ? look : null))
  const believed = somebody.filter((look, index) => {
    const beside = somebody.slice(Math.max(0, index - BESIDE), index + BESIDE + 1)
    return look && isPerson(beside.filter((one) => one !== null))
  })
  return believed.length / looks.length
}

function tornShare(looks: readonly Evidence[]): number | null {
  const shares = looks.flatMap(({ area, torn }) => (area >= SOMEBODY && torn !== null ? [torn] : []))
  return shares.length > 0 ? shares.reduce((sum, share) => sum + share, 0) / shares.length : null
}

function areHardToSee(looks: readonly Evidence[], torn: number | null): boolean {
  if (torn !== null) return torn >= TORN
  const accords = looks.flatMap(({ area, accord }) => (area >= SOMEBODY ? [accord] : []))
  return accords.length > 0 && medianOf(accords) < ACCORD
}

/** Medians, so that one look in which all networks err counts for nothing. */
function isPerson(looks: readonly Evidence[]): boolean {
  const usual = (what: 'agreement' | 'hair' | 'flesh') => medianOf(looks.map((look) => look[what]))
  if (usual('flesh') < FLESH) return false
  return usual('agreement') >= AGREED || (usual('agreement') >= AGREED_WITH_HAIR && usual('hair') >= HAIR)
}

function medianOf(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0
}

/** Share of the frame that the plane covers, 0–1, by every ninth of its pixels. */
export function coverage(plane: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < plane.length; i += 9) sum += plane[i] ?? 0
  return (9 * sum) / (255 * Math.max(1, plane.length))
}
