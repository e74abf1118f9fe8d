import type { TfliteModel } from './tflite.ts'

/** What an axis follows when the network is asked to look at a picture of another size than it was made for. */
export type Follows = 'rows' | 'columns'

/** For each axis of a tensor, what its length is proportional to; nothing for lengths that never change. */
export type Layout = Follows[][]

/** Rows × columns × channels with one picture in front, as TensorFlow Lite keeps them. */
export const PICTURE: Layout = [[], ['rows'], ['columns'], []]

/** Works out what every axis of a network follows, operator by operator. */
export function layoutsOf({ tensors, operators, inputs }: TfliteModel): Layout[] {
  const layouts: Layout[] = tensors.map(({ shape }) => shape.map(() => []))
  for (const input of inputs) layouts[input] = PICTURE
  for (const operator of operators) {
    const [target = -1] = operator.outputs
    const sources = operator.inputs.flatMap((input) => layouts[input] ?? [])
    if (!sources.some((follows) => follows.length > 0)) continue
    const [from = -1, second = -1, third = -1] = operator.inputs
    const given = { shape: tensors[from]?.shape ?? [], layout: layouts[from] ?? [] }
    const wanted = tensors[target]?.shape ?? []
    if (operator.name === 'RESHAPE') layouts[target] = reshaped(given.shape, given.layout, wanted)
    else if (operator.name === 'TRANSPOSE') layouts[target] = permuted(given.layout, tensors[second]?.data ?? null)
    else if (operator.name === 'TRANSPOSE_CONV') layouts[target] = layouts[third] ?? []
    else layouts[target] = wanted.map((length, axis) => (length === 1 ? [] : widest(operator.inputs, layouts, axis)))
  }
  return layouts
}

/** Convolution, resizing and arithmetic keep their axes; of several inputs the one that is not repeated counts. */
function widest(inputs: number[], layouts: Layout[], axis: number): Follows[] {
  return inputs.map((input) => layouts[input]?.[axis] ?? []).find((follows) => follows.length > 0) ?? []
}

function permuted(layout: Layout, order: Uint8Array | null): Layout {
  return int32sOf(order).map((axis) => layout[axis] ?? [])
}

/**
 * Axes are split and joined in groups of equal product. What a group follows goes to its outputs from the left, one each:
 * rows cut into patches are `patches × rows of a patch`, of which only the first grows.
 */
function reshaped(from: number[], layout: Layout, to: number[]): Layout {
  const result: Layout = to.map(() => [])
  let [read, write] = [0, 0]
  while (read < from.length || write < to.length) {
    const follows: Follows[] = []
    const targets: number[] = []
    let [given, taken] = [1, 1]
    do {
      if (read === from.length && write === to.length)
        throw new TypeError('a reshape that changes the number of values')
      if (given <= taken && read < from.length) {
        given *= from[read] ?? 1
        follows.push(...(layout[read++] ?? []))
      } else {
        if ((to[write] ?? 1) > 1) targets.push(write)
        taken *= to[write++] ?? 1
      }
    } while (given !== taken)
    follows.forEach((one, index) => {
      result[targets[Math.min(index, targets.length - 1)] ?? 0]?.push(one)
    })
  }
  return result
}

/** Little-endian numbers that may lie unaligned. */
export function int32sOf(bytes: Uint8Array | null): number[] {
  return bytes ? [...new Int32Array(Uint8Array.from(bytes).buffer)] : []
}
