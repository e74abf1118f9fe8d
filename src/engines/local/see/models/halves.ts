import { floatsOf, type Graph, makersOf, type Node } from './graph.ts'
import type { Range } from './quantise.ts'

/** What a convolution makes of a picture, before its second half is normalised and after its first one is. */
export interface Halves {
  second: Range
  /** The highest value of either half once normalised and cut off below 0. */
  highest: number
}

/**
 * MODNet normalises half of a convolution's channels by what was learned and half by the picture's own mean and deviation
 * (IBN, https://arxiv.org/abs/1807.09441). What was learned is multiplied into the weights. The picture's own undoes any
 * shift and scale, so that the second half may have those that put its range where the first half's lies: both then take
 * the same bytes, and the first half is finished with them. `halves` names convolutions by their output.
 */
export function foldNormalisation(graph: Graph, halves: Record<string, Halves>): void {
  const makers = makersOf(graph)
  const replaced = new Map<Node, Node[]>()
  for (const normal of graph.nodes) {
    const slice = makers.get(normal.inputs[0] ?? '')
    const name = slice?.inputs[0] ?? ''
    const convolution = makers.get(name)
    if (normal.operator !== 'BatchNormalization' || slice?.operator !== 'Slice' || convolution?.operator !== 'Conv')
      continue
    replaced.set(convolution, [folded(graph, convolution, normal, halves[name])])
    replaced.set(slice, [{ ...slice, outputs: normal.outputs }])
    replaced.set(normal, [])
  }
  graph.nodes = graph.nodes.flatMap((node) => replaced.get(node) ?? [node])
}

function folded(graph: Graph, convolution: Node, normal: Node, halves: Halves | undefined): Node {
  const [input = '', weights = '', bias = ''] = convolution.inputs
  const [kernel, added] = [floatsOf(graph, weights), floatsOf(graph, bias)]
  const [scale, shift, mean, variance] = normal.inputs.slice(1).map((name) => floatsOf(graph, name).data)
  if (!scale || !shift || !mean || !variance) throw new TypeError('a normalisation without what it has learned')
  const epsilon = normal.attributes.epsilon as { float: number }
  const learned = scale.map((value, output) => value / Math.sqrt((variance[output] ?? 0) + epsilon.float))
  const [low, high] = halves?.second ?? [0, 1]
  const fitting = (halves?.highest ?? 1) / (high - low)

  const run = kernel.data.length / added.data.length
  const scaled = kernel.data.map((value, index) => value * (learned[Math.floor(index / run)] ?? fitting))
  const shifted = added.data.map((value, output) => {
    const factor = learned[output]
    if (factor === undefined) return (value - low) * fitting
    return (value - (mean[output] ?? 0)) * factor + (shift[output] ?? 0)
  })
  const name = convolution.outputs[0] ?? ''
  graph.constants.set(`${name}.folded`, { shape: kernel.shape, data: scaled })
  graph.constants.set(`${name}.shifted`, { shape: added.shape, data: shifted })
  return { ...convolution, inputs: [input, `${name}.folded`, `${name}.shifted`] }
}
