import type { Constant, Graph, Node } from './graph.ts'

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

/**
 * Turns "enlarge twice, then convolve 3 × 3" into one convolution of the small picture that makes all four new pixels of
 * each old one, then puts them in place. As many products, but nothing large is ever made of the input channels. Only the
 * two outermost pixels differ: beyond the edge lies 0 before the enlargement, not after it. `output` names the convolution.
 */
export function convolveSmall(graph: Graph, output: string): void {
  const convolution = graph.nodes.find(({ operator, outputs }) => operator === 'Conv' && outputs[0] === output)
  const enlargement = graph.nodes.find(({ outputs }) => outputs[0] === convolution?.inputs[0])
  const weights = graph.constants.get(convolution?.inputs[1] ?? '')
  if (!convolution || enlargement?.operator !== 'Resize' || !weights) throw new TypeError(`${output} enlarges nothing`)
  const [, , bias = ''] = convolution.inputs
  graph.constants.set(`${output}.phases.weights`, phasesOf(weights))
  graph.constants.set(`${output}.phases.bias`, fourTimes(graph.constants.get(bias)))
  const small: Node = {
    ...convolution,
    inputs: [enlargement.inputs[0] ?? '', `${output}.phases.weights`, `${output}.phases.bias`],
    outputs: [`${output}.phases`],
  }
  const place: Node = {
    operator: 'DepthToSpace',
    inputs: [`${output}.phases`],
    outputs: [output],
    attributes: { blocksize: 2, mode: 'DCR' },
  }
  graph.nodes = graph.nodes.flatMap((node) => (node === convolution ? [small, place] : [node]))
}

/** Weights `outputs × inputs × 3 × 3` → `(4 × outputs) × inputs × 3 × 3`: even rows before odd, even columns before odd. */
function phasesOf({ shape, data }: Constant): Constant {
  const [outputs = 1, inputs = 1] = shape
  const result = new Float32Array(4 * data.length)
  let at = 0
  for (const rows of ENLARGED) {
    for (const columns of ENLARGED) {
      for (let kernel = 0; kernel < outputs * inputs; kernel++) {
        result.set(combined((data as Float32Array).subarray(kernel * 9, kernel * 9 + 9), rows, columns), at)
        at += 9
      }
    }
  }
  return { shape: [4 * outputs, inputs, 3, 3], data: result }
}

/** The kernel that does to the small picture what `kernel` does to the enlarged one. */
function combined(kernel: Float32Array, rows: number[][], columns: number[][]): Float32Array {
  const result = new Float32Array(9)
  for (let index = 0; index < 81; index++) {
    const [target, source] = [index % 9, Math.floor(index / 9)]
    const row = rows[Math.floor(source / 3)]?.[Math.floor(target / 3)] ?? 0
    const column = columns[source % 3]?.[target % 3] ?? 0
    result[target] = (result[target] ?? 0) + (kernel[source] ?? 0) * row * column
  }
  return result
}

function fourTimes(bias: Constant | undefined): Constant {
  if (!(bias?.data instanceof Float32Array)) throw new TypeError('a convolution without a bias')
  const { data } = bias
  return {
    shape: [4 * data.length],
    data: Float32Array.from({ length: 4 * data.length }, (_, i) => data[i % data.length] ?? 0),
  }
}
