import type { Picture } from '../compose/picture.ts'
import { type Part, partsOf, shapeOf } from './layout.ts'
import { pictureIn } from './planes.ts'
import { Room } from './room.ts'

/** The struct of that name in assembly/workspace.ts, field by field; floats come last. */
const FIELDS = [
  ...['columns', 'rows', 'stride', 'half', 'y', 'u', 'v', 'luma', 'chroma', 'kinds', 'edges', 'near', 'touched'],
  ...['sums', 'guide', 'acrossFirst', 'acrossLanes', 'acrossShares', 'downFirst', 'downShares'],
  ...['plane', 'planeWidth', 'below', 'rangesAcross', 'rangesDown', 'seen', 'lowest', 'highest'],
  ...['newY', 'newU', 'newV', 'aroundLuma', 'aroundChroma'],
  ...['key', 'lit', 'bodyCurve', 'skinCurve', 'tile', 'tileX', 'tileY', 'isGrainy'],
]
const FLOATS = ['uy', 'uu', 'uv', 'vy', 'vu', 'vv'] as const

type Chroma = Record<(typeof FLOATS)[number], number>

/** What the loops are told besides where everything lies. */
type Setting = 'planeWidth' | 'below' | 'tileX' | 'tileY' | 'isGrainy'

/** A frame's memory in WebAssembly, and the loops that work on it; with more parts, where they need some. */
export class Workspace<More extends string = never> extends Room<Part | More> {
  readonly columns: number
  readonly rows: number
  /** What is worked on. */
  readonly picture: Picture
  readonly backdrop: Picture

  /** Of the pictures, in luma pixels; lengths of further parts in bytes. */
  constructor(width: number, height: number, more = {} as Record<More, number>) {
    const shape = shapeOf(width, height)
    const parts = partsOf(shape)
    super({ ...parts, ...more }, 4 * (FIELDS.length + 2 * FLOATS.length))
    this.columns = shape.columns
    this.rows = shape.rows
    const numbers: Record<string, number> = { ...shape }
    this.setStruct(FIELDS.map((field) => (field in parts ? this.placeOf(field as Part) : (numbers[field] ?? 0))))
    this.picture = pictureIn(this, { width, height }, shape, ['y', 'u', 'v'])
    this.backdrop = pictureIn(this, { width, height }, shape, ['newY', 'newU', 'newV'])
  }

  set(setting: Setting, value: number): void {
    this.setStruct([value], FIELDS.indexOf(setting))
  }

  /** The colours of body and skin. */
  setChroma(body: Chroma, skin: Chroma): void {
    const floats = [body, skin].flatMap((tone) => FLOATS.map((name) => tone[name]))
    this.setStructFloats(floats, FIELDS.length)
  }
}
