import { CELL } from '../compose/cells.ts'
import { shapeOf } from '../kernels/layout.ts'
import { Workspace } from '../kernels/workspace.ts'
import { COLOURS } from './colour-bins.ts'
import { DETAILS, LEVELS, LIGHTS } from './finish.ts'
import { LARGEST_TILE } from './tile.ts'

/** A workspace in which a garment is found, measured and dyed. */
export class Wardrobe extends Workspace<GarmentPart> {
  constructor(width: number, height: number) {
    super(width, height, partsFor(width, height))
  }
}

/** Structs first: garment, means and cloth, as in ../kernels/assembly. */
function partsFor(width: number, height: number) {
  const { columns, rows } = shapeOf(width, height)
  const [cells, corners] = [columns * rows, (columns + 1) * (rows + 1)]
  // No sight is larger than its picture.
  const sight = width * height
  return {
    ...{ garment: 4 * 22, means: 4 * 3, cloth: 4 * 16, scratch: 32 },
    ...{ person: sight, hair: sight, face: sight, skin: sight, top: sight, bottom: sight, share: sight },
    ...{ columnsAt: 4 * columns * CELL, rowsAt: 4 * rows * CELL },
    ...{ odds: 2 * COLOURS, refusals: 2 * COLOURS, logOdds: 2 * 256, alphas: 513 },
    ...{ coverage: 4 * cells, lumas: 4 * cells, histogram: 8 * 256, base: 4 * corners, light: 4 * corners },
    ...{ tone: 2 * LEVELS * LIGHTS, detail: 2 * LEVELS * DETAILS, blues: 2 * LEVELS * 256, reds: 2 * LEVELS * 256 },
    ...{ tileY: LARGEST_TILE ** 2, tileU: LARGEST_TILE ** 2, tileV: LARGEST_TILE ** 2 },
    ...{ placeX: 4 * corners, placeY: 4 * corners },
  }
}

type GarmentPart = keyof ReturnType<typeof partsFor>
