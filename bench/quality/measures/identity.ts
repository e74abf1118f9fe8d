import type { Picture } from '../../../src/engines/local/compose/picture.ts'
import type { Face, Square } from '../faces/blazeface.ts'
import { type FaceFinder, findFaces } from '../faces/search.ts'
import { cosine } from '../faces/sface.ts'

/** Finds faces; `openFaces` gives the real one. */
export interface FaceReader extends FaceFinder {
  embedding(picture: Picture, face: Face): Promise<Float32Array>
}

export interface Identity {
  /** Mean cosine of all compared faces; null where the source shows none that is large enough. */
  mean: number | null
  lowest: number | null
  /** Faces compared, over all frames. */
  faces: number
  /** Of these, where the result shows no face any more. */
  lost: number
}

/** Smaller faces give embeddings of their pixels rather than of a person; distance of the eyes in pixels. */
const SMALLEST_EYES = 16
/** What looks like a face from afar must be one for certain when looked at closely, lest hands be compared. */
const SURELY_A_FACE = 0.7
/** What is looked at closely is so many times as wide as the face: BlazeFace wants some surroundings. */
const SURROUNDINGS = 2.5

/** Whether people stay who they are: faces of the source, looked for in the result at the same place and time. */
export class IdentityMeter {
  readonly #reader: FaceReader
  readonly #cosines: number[] = []
  #lost = 0

  constructor(reader: FaceReader) {
    this.#reader = reader
  }

  async see(before: Picture, after: Picture): Promise<void> {
    for (const rough of await findFaces(before, this.#reader)) {
      const close = squareAround(rough)
      // Looked at alike in both pictures, so that only the edit makes a difference.
      const [face] = await this.#reader.faces(before, close)
      if (!face || face.score < SURELY_A_FACE || eyeDistance(face) < SMALLEST_EYES) continue
      const [edited] = await this.#reader.faces(after, close)
      if (!edited) this.#lost += 1
      const [a, b] = [await this.#reader.embedding(before, face), await this.#reader.embedding(after, edited ?? face)]
      this.#cosines.push(cosine(a, b))
    }
  }

  get result(): Identity {
    const values = this.#cosines
    return {
      mean: values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null,
      lowest: values.length > 0 ? Math.min(...values) : null,
      faces: values.length,
      lost: this.#lost,
    }
  }
}

function squareAround({ centre, size }: Face): Square {
  const side = size * SURROUNDINGS
  return { x: centre.x - side / 2, y: centre.y - side / 2, side }
}

function eyeDistance({ landmarks: [left, right] }: Face): number {
  return Math.hypot(right.x - left.x, right.y - left.y)
}
