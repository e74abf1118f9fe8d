import type { Found, PartName, Sight } from './sight.ts'

/** Less of the frame than this is nobody: of the sight's pixels, a 700th. */
const SOMEBODY = 0.0015

/** Less of the frame than this shows no such part. */
const SOME_PART = 0.0003

const PARTS: readonly PartName[] = ['hair', 'face', 'skin', 'top', 'bottom']

/** Counts in how many frames people and their parts are seen. */
export class Tally {
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

  get found(): Found {
    const share = (count: number) => count / Math.max(1, this.#frames)
    if (!this.#parts) return { person: share(this.#person), parts: null }
    const { hair, face, skin, top, bottom } = this.#parts
    return {
      person: share(this.#person),
      parts: { hair: share(hair), face: share(face), skin: share(skin), top: share(top), bottom: share(bottom) },
    }
  }
}

/** Share of the frame that the plane covers, 0–1, by every ninth of its pixels. */
export function coverage(plane: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < plane.length; i += 9) sum += plane[i] ?? 0
  return (9 * sum) / (255 * Math.max(1, plane.length))
}
