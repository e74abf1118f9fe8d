import { CELL, type Cells } from '../compose/cells.ts'
import type { Motion } from '../see/sight.ts'

/** Cells between two points that are carried along. */
const STEP = 4
/** Pixels between two points. */
const SPACING = STEP * CELL

/** Share of its way back to the common movement that each point goes per frame: more is stiffer, less is torn by hands. */
const PULL = 0.1
/** The same where there is nothing of the garment, which only ever follows it. */
const PULL_OUTSIDE = 0.4
/** How far a point may leave the common movement, in frame heights: sleeves need some, drift would take more. */
const LEASH = 0.06
/** Share of its way back to upright and to its first size that a pattern goes per frame. */
const UPRIGHT = 0.004

/**
 * Which place of the cloth lies under which point of the picture. Begins as the picture's own pixels at a cut; then the
 * points are carried along motion, held together by the best similarity over the garment. Each point's own lead over it
 * fades, so that a wrong vector does not stay.
 */
export class Anchor {
  readonly #columns: number
  readonly #rows: number
  readonly #width: number
  readonly #height: number
  #x: Float32Array
  #y: Float32Array
  #lastX: Float32Array
  #lastY: Float32Array
  readonly #weights: Float32Array
  /** How far each point is from the common movement. */
  readonly #aloneX: Float32Array
  readonly #aloneY: Float32Array

  /** Of the picture, in luma pixels. */
  constructor(width: number, height: number) {
    this.#width = width
    this.#height = height
    this.#columns = Math.ceil(width / SPACING) + 1
    this.#rows = Math.ceil(height / SPACING) + 1
    const points = this.#columns * this.#rows
    this.#x = new Float32Array(points)
    this.#y = new Float32Array(points)
    this.#lastX = new Float32Array(points)
    this.#lastY = new Float32Array(points)
    this.#weights = new Float32Array(points)
    this.#aloneX = new Float32Array(points)
    this.#aloneY = new Float32Array(points)
    this.reset()
  }

  reset(): void {
    this.#eachPoint((at, x, y) => {
      this.#x[at] = x
      this.#y[at] = y
    })
  }

  /** @param coverage of each cell by the garment in the new frame, 0–1 */
  follow(motion: Motion, cells: Cells, coverage: Float32Array): void {
    this.#carry(motion)
    this.#weigh(cells, coverage)
    this.#holdTogether()
  }

  /** Places of the cloth under the corners of cells, in pixels of the first frame. */
  placeCorners(cells: Cells, x: Float32Array, y: Float32Array): void {
    for (let row = 0, at = 0; row <= cells.rows; row++) {
      for (let column = 0; column <= cells.columns; column++, at++) {
        x[at] = this.#sample(this.#x, column / STEP, row / STEP)
        y[at] = this.#sample(this.#y, column / STEP, row / STEP)
      }
    }
  }

  /** Each point takes the place of the cloth from where it has come from. */
  #carry(motion: Motion): void {
    const lastX = this.#x
    const lastY = this.#y
    this.#x = this.#lastX
    this.#y = this.#lastY
    this.#eachPoint((at, x, y) => {
      const column = (x / this.#width) * motion.columns - 0.5
      const row = (y / this.#height) * motion.rows - 0.5
      const fromX = (x - vector(motion, motion.x, column, row) * this.#width) / SPACING
      const fromY = (y - vector(motion, motion.y, column, row) * this.#height) / SPACING
      this.#x[at] = this.#sample(lastX, fromX, fromY)
      this.#y[at] = this.#sample(lastY, fromX, fromY)
    })
    this.#lastX = lastX
    this.#lastY = lastY
  }

  #weigh(cells: Cells, coverage: Float32Array): void {
    this.#weights.fill(0)
    for (let row = 0; row < cells.rows; row++) {
      const points = Math.round((row + 0.5) / STEP) * this.#columns
      for (let column = 0; column < cells.columns; column++) {
        const at = points + Math.round((column + 0.5) / STEP)
        this.#weights[at] = (this.#weights[at] ?? 0) + (coverage[row * cells.columns + column] ?? 0)
      }
    }
  }

  #holdTogether(): void {
    const fit = this.#fit()
    if (!fit) return
    this.#eachPoint((at, x, y) => {
      this.#aloneX[at] = (this.#x[at] ?? 0) - commonX(fit, x, y)
      this.#aloneY[at] = (this.#y[at] ?? 0) - commonY(fit, x, y)
    })
    const leash = LEASH * this.#height
    this.#eachPoint((at, x, y) => {
      // With its neighbours, because cloth hardly stretches.
      const aloneX = this.#around(this.#aloneX, at, x, y)
      const aloneY = this.#around(this.#aloneY, at, x, y)
      const pull = (this.#weights[at] ?? 0) > 1 ? PULL : PULL_OUTSIDE
      const kept = Math.min(1 - pull, leash / (Math.hypot(aloneX, aloneY) + 1e-6))
      this.#x[at] = commonX(fit, x, y) + kept * aloneX
      this.#y[at] = commonY(fit, x, y) + kept * aloneY
    })
  }

  /** Half a point's own value, half its neighbours'. */
  #around(values: Float32Array, at: number, x: number, y: number): number {
    const own = values[at] ?? 0
    const left = x === 0 ? own : (values[at - 1] ?? own)
    const right = x >= (this.#columns - 1) * SPACING ? own : (values[at + 1] ?? own)
    const above = y === 0 ? own : (values[at - this.#columns] ?? own)
    const below = y >= (this.#rows - 1) * SPACING ? own : (values[at + this.#columns] ?? own)
    return 0.5 * own + 0.125 * (left + right + above + below)
  }

  /** The similarity from picture to cloth with the least squares over the garment, a little uprighted. */
  #fit(): Similarity | null {
    const { weight, fromX, fromY, toX, toY } = this.#centres()
    if (weight < 2) return null
    let square = 0
    let along = 0
    let across = 0
    this.#eachPoint((at, x, y) => {
      const share = this.#weights[at] ?? 0
      const dx = x - fromX
      const dy = y - fromY
      const ex = (this.#x[at] ?? 0) - toX
      const ey = (this.#y[at] ?? 0) - toY
      square += share * (dx * dx + dy * dy)
      along += share * (dx * ex + dy * ey)
      across += share * (dx * ey - dy * ex)
    })
    if (square < 1) return null
    const cos = along / square
    const sin = across / square
    const size = Math.min(2.5, Math.max(0.4, Math.hypot(cos, sin))) / (Math.hypot(cos, sin) + 1e-9)
    return {
      cos: cos * size * (1 - UPRIGHT) + UPRIGHT,
      sin: sin * size * (1 - UPRIGHT),
      fromX,
      fromY,
      toX,
      toY,
    }
  }

  #centres(): { weight: number; fromX: number; fromY: number; toX: number; toY: number } {
    let weight = 0
    let fromX = 0
    let fromY = 0
    let toX = 0
    let toY = 0
    this.#eachPoint((at, x, y) => {
      const share = this.#weights[at] ?? 0
      weight += share
      fromX += share * x
      fromY += share * y
      toX += share * (this.#x[at] ?? 0)
      toY += share * (this.#y[at] ?? 0)
    })
    const total = weight || 1
    return { weight, fromX: fromX / total, fromY: fromY / total, toX: toX / total, toY: toY / total }
  }

  /** Bilinear; beyond the edge the last step goes on. */
  #sample(values: Float32Array, column: number, row: number): number {
    const left = Math.min(this.#columns - 2, Math.max(0, Math.floor(column)))
    const top = Math.min(this.#rows - 2, Math.max(0, Math.floor(row)))
    const right = column - left
    const down = row - top
    const at = top * this.#columns + left
    const below = at + this.#columns
    const upper = (values[at] ?? 0) * (1 - right) + (values[at + 1] ?? 0) * right
    const lower = (values[below] ?? 0) * (1 - right) + (values[below + 1] ?? 0) * right
    return upper * (1 - down) + lower * down
  }

  #eachPoint(visit: (at: number, x: number, y: number) => void): void {
    for (let row = 0, at = 0; row < this.#rows; row++) {
      for (let column = 0; column < this.#columns; column++, at++) visit(at, column * SPACING, row * SPACING)
    }
  }
}

/** From a point of the picture to a place of the cloth: turned and resized around one centre, moved to the other. */
interface Similarity {
  cos: number
  sin: number
  fromX: number
  fromY: number
  toX: number
  toY: number
}

const commonX = ({ cos, sin, fromX, fromY, toX }: Similarity, x: number, y: number): number =>
  cos * (x - fromX) - sin * (y - fromY) + toX

const commonY = ({ cos, sin, fromX, fromY, toY }: Similarity, x: number, y: number): number =>
  sin * (x - fromX) + cos * (y - fromY) + toY

/** Motion between the middles of its cells, bilinear. */
function vector({ columns, rows }: Motion, values: Float32Array, column: number, row: number): number {
  const x = Math.min(columns - 1, Math.max(0, column))
  const y = Math.min(rows - 1, Math.max(0, row))
  const left = Math.floor(x)
  const top = Math.floor(y)
  const at = top * columns + left
  const beside = left + 1 < columns ? 1 : 0
  const below = top + 1 < rows ? columns : 0
  const upper = (values[at] ?? 0) * (left + 1 - x) + (values[at + beside] ?? 0) * (x - left)
  const lower = (values[at + below] ?? 0) * (left + 1 - x) + (values[at + below + beside] ?? 0) * (x - left)
  return upper * (top + 1 - y) + lower * (y - top)
}
