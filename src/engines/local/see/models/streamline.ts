import type { Constant, Graph, Node } from './graph.ts'

/**
 * Rewrites a network so that ONNX Runtime's fast convolutions, which hold channels in blocks, take all of it; the numbers
 * it computes stay the same but for the order of additions. Convolutions in `except`, by their output, stay as they are.
 */
export function streamline(graph: Graph, except: string[] = []): void {
  graph.nodes = graph.nodes.map(withKnownResize)
  graph.nodes = graph.nodes.flatMap((node) => {
    return except.includes(node.outputs[0] ?? '') ? [node] : splitConvolution(graph, node)
  })
}

/** The two ways to place pixels differ only for lengths of one, and only the plain one has a fast form. */
function withKnownResize(node: Node): Node {
  const way = 'coordinate_transformation_mode'
  if (node.attributes[way] !== 'pytorch_half_pixel') return node
  return { ...node, attributes: { ...node.attributes, [way]: 'half_pixel' } }
}

/** Channels in one block where the processor has AVX-512; with eight, as elsewhere, nothing is lost. */
const BLOCK = 16

/**
 * A convolution of joined values is the sum of convolutions of each. Where the joined ones do not fill blocks (32 features
 * and 3 colours), those that do are convolved apart from the rest.
 */
function splitConvolution(graph: Graph, node: Node): Node[] {
  const joined = graph.nodes.find(({ operator, outputs }) => operator === 'Concat' && outputs[0] === node.inputs[0])
  const weights = graph.constants.get(node.inputs[1] ?? '')
  if (node.operator !== 'Conv' || !joined || !weights || joined.inputs.length !== 2) return [node]
  const channels = weights.shape[1] ?? 0
  const second = channelsOf(graph, joined.inputs[1] ?? '')
  if (channels % BLOCK === 0 || second === null) return [node]

  const name = node.outputs[0] ?? ''
  const parts = [inputChannels(weights, 0, channels - second), inputChannels(weights, channels - second, channels)]
  const convolved = parts.map((part, index) => {
    graph.constants.set(`${name}.weights${index}`, part)
    const bias = index === 0 ? node.inputs.slice(2) : []
    const inputs = [joined.inputs[index] ?? '', `${name}.weights${index}`, ...bias]
    return { ...node, inputs, outputs: [`${name}.part${index}`] }
  })
  const sum = { operator: 'Add', inputs: [`${name}.part0`, `${name}.part1`], outputs: [name], attributes: {} }
  return [...convolved, sum]
}

/** How many channels a value has, where that is plain to see: the graph's pictures, or what a resize makes of them. */
function channelsOf(graph: Graph, value: string): number | null {
  const input = graph.inputs.find(({ name }) => name === value)
  if (input) return Number(input.shape[1])
  const node = graph.nodes.find(({ outputs }) => outputs.includes(value))
  if (node?.operator === 'Resize') return channelsOf(graph, node.inputs[0] ?? '')
  if (node?.operator === 'Conv') return graph.constants.get(node.inputs[1] ?? '')?.shape[0] ?? null
  if (node?.operator === 'Relu' || node?.operator === 'Clip') return channelsOf(graph, node.inputs[0] ?? '')
  if (node?.operator !== 'Concat') return null
  const parts = node.inputs.map((part) => channelsOf(graph, part))
  return parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0)
}

/** The weights of some of the inputs; they lie `outputs × inputs × kernel`. */
function inputChannels({ shape, data }: Constant, from: number, to: number): Constant {
  const [outputs = 1, inputs = 1, ...kernel] = shape
  const run = kernel.reduce((product, length) => product * length, 1)
  const result = new Float32Array(outputs * (to - from) * run)
  for (let output = 0; output < outputs; output++) {
    const start = (output * inputs + from) * run
    result.set((data as Float32Array).subarray(start, start + (to - from) * run), output * (to - from) * run)
  }
  return { shape: [outputs, to - from, ...kernel], data: result }
}
