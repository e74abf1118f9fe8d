/** A part of the picture, in pixels; its sides are multiples of `STEP` as the picture's are. */
export interface Window {
  left: number
  top: number
  width: number
  height: number
}

/** The fine network halves its picture five times. */
const STEP = 32

/** Pixels between a person and the window's edge at least: how far an arm gets from look to look. */
const MARGIN = 16

/** Width over height of a window at least: the network learned from squares, and loses who is shown in a narrow strip. */
const NARROWEST = 0.7

/** A window with a larger share of the picture is not worth having. */
const WORTH = 0.85

/** Where people fill a larger share of the picture, all of it is shown so much smaller: their strands of hair are larger too. */
const LARGE = 0.5
const SMALLER = 6 / 7

/** Looks of which one is at all of the picture, whatever happens. */
const EVERY = 12

/** Of 255: what belongs to a matte, and what at its window's edge shows that it goes on beyond. */
const MATTE = 40
const CUT = 64

/** Pixels of the squares in which pictures are compared, and the step of their mean, of 255, that is a change. */
const SQUARE = 16
const CHANGE = 8

/**
 * Decides where the fine network looks: around the people of its last look, as long as nothing changes elsewhere. What it
 * costs goes with its pixels, and people seldom fill a picture; with less around them mattes change by less than from one
 * frame to the next.
 */
export class Gaze {
  readonly #width: number
  readonly #height: number
  /** Around the people of the last look; null where all of the picture counts. */
  #around: Window | null = null
  /** Whether the people of the last look were large, and were all in its window. */
  #areLarge = false
  /** The means of squares at the last look at everything. */
  #known: Float32Array | null = null
  #looks = 0

  /** Of the pictures to come, in pixels. */
  constructor(width: number, height: number) {
    this.#width = width
    this.#height = height
  }

  get whole(): Window {
    return { left: 0, top: 0, width: this.#width, height: this.#height }
  }

  /** Where to look in this rgb24 picture; `isUnsure` asks for all of it. */
  aim(picture: Uint8Array, isUnsure: boolean): Window {
    const now = meansOf(picture, this.#width, this.#height)
    const around = this.#around
    this.#looks += 1
    const isDue = isUnsure || this.#looks >= EVERY || !around || !this.#known
    if (!isDue && !this.#changed(now, this.#known ?? now, around)) return around
    this.#looks = 0
    this.#known = now
    return this.whole
  }

  /** How large the network is to be shown this window. */
  detailOf({ width, height }: Window): { width: number; height: number } {
    if (!this.#areLarge || width * height < this.#width * this.#height) return { width, height }
    const smaller = (side: number) => Math.max(STEP, Math.round((side * SMALLER) / STEP) * STEP)
    return { width: smaller(width), height: smaller(height) }
  }

  /** Learns from what was seen in a window, and answers whether people go on beyond it. */
  learn(matte: Uint8Array, window: Window): boolean {
    if (isCut(matte, window, this.whole)) {
      this.#around = null
      this.#areLarge = false
      return true
    }
    const around = this.#windowAround(matte, window)
    const share = around ? (around.width * around.height) / (this.#width * this.#height) : 0
    this.#around = share < WORTH ? around : null
    this.#areLarge = share >= LARGE
    return false
  }

  #changed(now: Float32Array, known: Float32Array, { left, top, width, height }: Window): boolean {
    const columns = this.#width / SQUARE
    return now.some((mean, square) => {
      const [x, y] = [(square % columns) * SQUARE, Math.floor(square / columns) * SQUARE]
      const isInside = x >= left && x < left + width && y >= top && y < top + height
      return !isInside && Math.abs(mean - (known[square] ?? 0)) > CHANGE
    })
  }

  /** Null where there is nobody. */
  #windowAround(matte: Uint8Array, seen: Window): Window | null {
    let [first, last, top, bottom] = [seen.width, -1, -1, -1]
    for (let row = 0; row < seen.height; row++) {
      for (let column = 0; column < seen.width; column++) {
        if ((matte[row * seen.width + column] ?? 0) < MATTE) continue
        if (top < 0) top = row
        bottom = row
        first = Math.min(first, column)
        last = Math.max(last, column)
      }
    }
    if (top < 0) return null
    const [upper, lower] = widened(seen.top + top, seen.top + bottom, this.#height)
    const narrow = widened(seen.left + first, seen.left + last, this.#width)
    const [left, right] = lengthened(narrow, NARROWEST * (lower - upper), this.#width)
    return { left, top: upper, width: right - left, height: lower - upper }
  }
}

/** With the margin, and from step to step. */
function widened(first: number, last: number, length: number): [number, number] {
  const start = Math.max(0, Math.floor((first - MARGIN) / STEP) * STEP)
  return [start, Math.min(length, Math.ceil((last + 1 + MARGIN) / STEP) * STEP)]
}

/** To a length at least, as far as there is room, by steps to either side in turn. */
function lengthened([start, end]: [number, number], least: number, room: number): [number, number] {
  if (end - start >= Math.min(least, room)) return [start, end]
  const isEarlier = end >= room || (start > 0 && start + end > room)
  return lengthened(isEarlier ? [start - STEP, end] : [start, end + STEP], least, room)
}

/** Whether somebody stands at an edge of the window that is none of the picture's. */
function isCut(matte: Uint8Array, { left, top, width, height }: Window, whole: Window): boolean {
  const isSomebody = (row: number, column: number) => (matte[row * width + column] ?? 0) >= CUT
  for (let row = 0; row < height; row++) {
    if (left > 0 && isSomebody(row, 0)) return true
    if (left + width < whole.width && isSomebody(row, width - 1)) return true
  }
  for (let column = 0; column < width; column++) {
    if (top > 0 && isSomebody(0, column)) return true
    if (top + height < whole.height && isSomebody(height - 1, column)) return true
  }
  return false
}

/** Of the green of every square, which is most of its luma. */
function meansOf(picture: Uint8Array, width: number, height: number): Float32Array {
  const columns = width / SQUARE
  const means = new Float32Array(columns * (height / SQUARE))
  for (let row = 0; row < height; row++) {
    const line = Math.floor(row / SQUARE) * columns
    for (let column = 0; column < width; column++) {
      const square = line + Math.floor(column / SQUARE)
      means[square] = (means[square] ?? 0) + (picture[3 * (row * width + column) + 1] ?? 0)
    }
  }
  return means.map((sum) => sum / (SQUARE * SQUARE))
}

/** A window's part of an rgb24 picture. */
export function cutOut(picture: Uint8Array, pictureWidth: number, { left, top, width, height }: Window): Uint8Array {
  const part = new Uint8Array(width * height * 3)
  for (let row = 0; row < height; row++) {
    const start = ((top + row) * pictureWidth + left) * 3
    part.set(picture.subarray(start, start + width * 3), row * width * 3)
  }
  return part
}

/** The matte of a window in a plane of the whole picture, with nobody around it. */
export function putBack(matte: Uint8Array, { left, top, width, height }: Window, whole: Window): Uint8Array {
  const plane = new Uint8Array(whole.width * whole.height)
  for (let row = 0; row < height; row++) {
    plane.set(matte.subarray(row * width, (row + 1) * width), (top + row) * whole.width + left)
  }
  return plane
}
