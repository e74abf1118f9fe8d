import type { Constant } from './graph.ts'

/**
 * What a picture enlarged twice by lines has at three neighbouring places, from three neighbours of the small one; for
 * even places and for odd ones (half-pixel centres: each new pixel is three quarters the near one, one quarter the next).
 */
const ENLARGED = [
  [
    [0.75, 0.25, 0],
    [0.25, 0.75, 0],
    [0, 0.75, 0.25],
  ],
  [
    [0.25, 0.75, 0],
    [0, 0.75, 0.25],
    [0, 0.25, 0.75],
  ],
]

/** A large picture in phases: the pixels of even and odd rows and columns, each a channel at half the size. */
export const PHASES = 4

/**
 * The weights that make all four phases of what a 3 × 3 convolution makes of large channels. The first `enlarged` of its
 * inputs are channels enlarged twice by lines, here taken as small as they were; the others lie in phases already, as
 * SpaceToDepth puts them: phase by phase all channels. `outputs × inputs × 3 × 3` → `(outputs × 4) × (enlarged + 4 ×
 * others) × 3 × 3`, the four phases of an output next to each other.
 *
 * The same numbers, but for the two outermost pixels of enlarged channels: beyond the edge lies 0 before the enlargement,
 * not after it.
 */
export function inPhases({ shape, data }: Constant & { data: Float32Array }, enlarged: number): Constant {
  const [outputs = 1, inputs = 1] = shape
  const others = inputs - enlarged
  const taken = enlarged + PHASES * others
  const result = new Float32Array(outputs * PHASES * taken * 9)
  for (let output = 0; output < outputs; output++) {
    for (let phase = 0; phase < PHASES; phase++) {
      const start = (output * PHASES + phase) * taken
      for (let input = 0; input < inputs; input++) {
        const kernel = data.subarray((output * inputs + input) * 9, (output * inputs + input + 1) * 9)
        if (input < enlarged) result.set(ofSmall(kernel, phase), (start + input) * 9)
        else scatter(kernel, phase, result, start + input, others)
      }
    }
  }
  return { shape: [outputs * PHASES, taken, 3, 3], data: result }
}

/** The kernel that does to the small picture what `kernel` does to the enlarged one, for one phase of the result. */
function ofSmall(kernel: Float32Array, phase: number): Float32Array {
  const [rows, columns] = [ENLARGED[phase >> 1] ?? [], ENLARGED[phase & 1] ?? []]
  const result = new Float32Array(9)
  for (let index = 0; index < 81; index++) {
    const [target, source] = [index % 9, Math.floor(index / 9)]
    const row = rows[Math.floor(source / 3)]?.[Math.floor(target / 3)] ?? 0
    const column = columns[source % 3]?.[target % 3] ?? 0
    result[target] = (result[target] ?? 0) + (kernel[source] ?? 0) * row * column
  }
  return result
}

/** Puts each weight where the phase that it falls on lies; `first` is the kernel of phase 0, others follow by `step`. */
function scatter(kernel: Float32Array, phase: number, result: Float32Array, first: number, step: number): void {
  for (let index = 0; index < 9; index++) {
    const row = (phase >> 1) + Math.floor(index / 3) - 1
    const column = (phase & 1) + (index % 3) - 1
    const from = ((row & 1) << 1) | (column & 1)
    const place = ((row >> 1) + 1) * 3 + (column >> 1) + 1
    result[(first + from * step) * 9 + place] = kernel[index] ?? 0
  }
}

/** One number for each phase of each output. */
export function forPhases(numbers: Float32Array): Float32Array {
  return Float32Array.from({ length: numbers.length * PHASES }, (_, index) => numbers[Math.floor(index / PHASES)] ?? 0)
}
