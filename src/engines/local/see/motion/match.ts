import { Room } from '../../kernels/room.ts'
import { type Flow, reversed, STEP, stillFlow } from './flow.ts'
import type { Level, Pyramid } from './luma.ts'

const LEVELS = [0, 1, 2] as const

type Part =
  | 'levels'
  | `${'one' | 'other'}${(typeof LEVELS)[number]}`
  | `${'x' | 'y'}${(typeof LEVELS)[number]}`
  | 'hintX'
  | 'hintY'
  | 'vectors'
  | 'sums'
  | 'fineX'
  | 'fineY'
  | 'flowX'
  | 'flowY'

/** Finds every block of one frame in another, in WebAssembly: how, stands in ../../kernels/assembly/match.ts. */
export class Matcher {
  readonly #room: Room<Part>
  readonly #columns: number
  readonly #rows: number

  /** All pyramids will have the shape of this one. */
  constructor(pyramid: Pyramid) {
    const [{ columns, rows }] = pyramid.map(gridOf) as [Grid, Grid, Grid]
    const cells = columns * rows
    const quarters = (columns + 1) * (rows + 1)
    this.#columns = columns
    this.#rows = rows
    this.#room = new Room<Part>(
      {
        ...(perLevel('one', pyramid, bytesOf) as Record<Part, number>),
        ...perLevel('other', pyramid, bytesOf),
        ...perLevel('x', pyramid, vectorsOf),
        ...perLevel('y', pyramid, vectorsOf),
        levels: 9 * 16,
        ...{ hintX: 4 * cells, hintY: 4 * cells, fineX: 4 * cells, fineY: 4 * cells },
        // Four vectors are written at once, the last ones beyond their end.
        ...{ flowX: 4 * cells + 16, flowY: 4 * cells + 16, vectors: 4 * quarters, sums: 32 * quarters },
      },
      4 * 12,
    )
    this.#describe(pyramid)
  }

  /** `one(p) ≈ other(p + flow(p))`; `hint` is a guess at that. */
  match(one: Pyramid, other: Pyramid, hint: Flow | null): Flow {
    this.#take(one, other, hint)
    this.#room.run('match')
    return this.#found()
  }

  /** The other way round, once one way is known: only the last level is matched again. */
  matchBack(one: Pyramid, other: Pyramid, forth: Flow): Flow {
    this.#take(one, other, reversed(forth))
    this.#room.run('matchByHint')
    return this.#found()
  }

  /** Writes the structs of ../../kernels/assembly/motion.ts: Motion, and three levels twice and three grids that it has. */
  #describe(pyramid: Pyramid): void {
    const room = this.#room
    const structs = room.words('levels', 9 * 4)
    for (const index of LEVELS) {
      const level = pyramid[index]
      const { columns, rows } = gridOf(level)
      const { stride, width, height } = level
      const start = level.stride + level.origin
      structs.set([room.placeOf(`one${index}`) + start, stride, width, height], 4 * index)
      structs.set([room.placeOf(`other${index}`) + start, stride, width, height], 4 * (3 + index))
      structs.set([room.placeOf(`x${index}`), room.placeOf(`y${index}`), columns, rows], 4 * (6 + index))
    }
    const place = room.placeOf('levels')
    const hints = [room.placeOf('hintX'), room.placeOf('hintY'), 0]
    const rest = (['vectors', 'sums', 'fineX', 'fineY', 'flowX', 'flowY'] as const).map((part) => room.placeOf(part))
    room.setStruct([place, place + 3 * 16, place + 6 * 16, ...hints, ...rest])
  }

  #take(one: Pyramid, other: Pyramid, hint: Flow | null): void {
    const room = this.#room
    for (const index of LEVELS) {
      room.bytes(`one${index}`, bytesOf(one[index])).set(one[index].data, one[index].stride)
      room.bytes(`other${index}`, bytesOf(other[index])).set(other[index].data, other[index].stride)
    }
    room.setStruct([hint ? 1 : 0], 5)
    if (!hint) return
    room.floats('hintX', hint.x.length).set(hint.x)
    room.floats('hintY', hint.y.length).set(hint.y)
  }

  #found(): Flow {
    const flow = stillFlow(this.#columns, this.#rows)
    flow.x.set(this.#room.floats('flowX', flow.x.length))
    flow.y.set(this.#room.floats('flowY', flow.y.length))
    return flow
  }
}

interface Grid {
  columns: number
  rows: number
}

function gridOf({ width, height }: Level): Grid {
  return { columns: Math.ceil(width / STEP), rows: Math.ceil(height / STEP) }
}

/** With a row before it: the gradient of the topmost block that is looked for reaches there. */
function bytesOf({ stride, data }: Level): number {
  return stride + data.length
}

function vectorsOf(level: Level): number {
  const { columns, rows } = gridOf(level)
  return 2 * columns * rows
}

function perLevel(name: string, pyramid: Pyramid, size: (level: Level) => number): Record<string, number> {
  return Object.fromEntries(LEVELS.map((index) => [`${name}${index}`, size(pyramid[index])]))
}
