import type { Picture } from '../../../src/engines/local/compose/picture.ts'
import type { Face, Square } from './blazeface.ts'

/** Finds the faces in a square of a picture, best first. */
export interface FaceFinder {
  faces(picture: Picture, square: Square): Promise<Face[]>
}

/** Faces in the whole frame, else in ever smaller squares of it: a face must fill a tenth of what is looked at. */
export async function findFaces(picture: Picture, finder: FaceFinder): Promise<Face[]> {
  for (const squares of [wholeFrame(picture), tiles(picture, 1), tiles(picture, 2)]) {
    const found: Face[] = []
    for (const square of squares) found.push(...(await finder.faces(picture, square)))
    if (found.length > 0) return withoutRepeats(found)
  }
  return []
}

function wholeFrame({ width, height }: Picture): Square[] {
  const side = Math.max(width, height)
  return [{ x: (width - side) / 2, y: (height - side) / 2, side }]
}

/** Squares that cover the frame, half overlapping; `parts` of them fit the shorter side. */
function tiles({ width, height }: Picture, parts: number): Square[] {
  const side = Math.min(width, height) / parts
  const starts = (length: number) => {
    const count = Math.ceil((2 * length) / side) - 1
    return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : ((length - side) * i) / (count - 1)))
  }
  return starts(height).flatMap((y) => starts(width).map((x) => ({ x, y, side })))
}

/** The same face may be found in several squares. */
function withoutRepeats(faces: Face[]): Face[] {
  const kept: Face[] = []
  for (const face of faces.sort((a, b) => b.score - a.score)) {
    const near = (other: Face) =>
      Math.hypot(face.centre.x - other.centre.x, face.centre.y - other.centre.y) < Math.max(face.size, other.size) / 2
    if (!kept.some(near)) kept.push(face)
  }
  return kept
}
