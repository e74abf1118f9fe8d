import { floatsOf, type Graph, type Node } from './graph.ts'

/** The numbers that a value takes, lowest and highest; what lies beyond is clipped. */
export type Range = readonly [low: number, high: number]

/** Of one convolution: what it is given and what it makes of it. */
export interface Ranges {
  input: Range
  output: Range
}

/**
 * Makes convolutions compute in bytes, which takes a quarter to a half of the time: before and after each stands a pair of
 * nodes that rounds to a byte and back, and ONNX Runtime joins all five to one (its QDQ form of static quantisation).
 * `ranges` names them by their output.
 */
export function quantise(graph: Graph, ranges: Record<string, Ranges>): void {
  graph.nodes = graph.nodes.flatMap((node) => {
    const known = ranges[node.outputs[0] ?? '']
    return known && node.operator === 'Conv' ? quantised(graph, node, known) : [node]
  })
}

function quantised(graph: Graph, node: Node, { input, output }: Ranges): Node[] {
  const [from = '', weights = '', bias] = node.inputs
  const name = node.outputs[0] ?? ''
  const inputScale = storeScale(graph, `${name}.in`, input)
  storeScale(graph, `${name}.out`, output)
  const scales = storeWeights(graph, floatsOf(graph, weights), `${name}.weights`)
  if (bias) {
    const combined = scales.map((scale) => scale * inputScale)
    storeBias(graph, floatsOf(graph, bias), `${name}.bias`, combined)
  }
  return [
    toBytes(from, `${name}.in`),
    fromBytes(`${name}.in`, `${name}.taken`),
    fromBytes(`${name}.weights`, `${name}.kernel`, { axis: 0 }),
    ...(bias ? [fromBytes(`${name}.bias`, `${name}.added`, { axis: 0 })] : []),
    {
      ...node,
      inputs: [`${name}.taken`, `${name}.kernel`, ...(bias ? [`${name}.added`] : [])],
      outputs: [`${name}.made`],
    },
    toBytes(`${name}.made`, `${name}.out`),
    fromBytes(`${name}.out`, name),
  ]
}

const toBytes = (from: string, to: string): Node => ({
  operator: 'QuantizeLinear',
  inputs: [from, `${to}.scale`, `${to}.zero`],
  outputs: [to],
  attributes: {},
})

const fromBytes = (from: string, to: string, attributes: Node['attributes'] = {}): Node => ({
  operator: 'DequantizeLinear',
  inputs: [from, `${from}.scale`, `${from}.zero`],
  outputs: [to],
  attributes,
})

/** 256 even steps from low to high, of which one is exactly 0, since that is what convolutions pad with. */
function storeScale(graph: Graph, name: string, [low, high]: Range): number {
  const scale = (high - low) / 255
  graph.constants.set(`${name}.scale`, { shape: [], data: Float32Array.of(scale) })
  graph.constants.set(`${name}.zero`, { shape: [], data: Uint8Array.of(Math.round(-low / scale)) })
  return scale
}

/**
 * Steps of a weight to each side of 0: 63 and not 127, since processors without VNNI add two products of a byte and a
 * weight in 16 bits.
 */
const WEIGHT_STEPS = 63

/** Each output channel has steps of its own; answers with them. */
function storeWeights(
  graph: Graph,
  { shape, data }: { shape: number[]; data: Float32Array },
  name: string,
): Float32Array {
  const outputs = shape[0] ?? 1
  const run = data.length / outputs
  const scales = new Float32Array(outputs)
  const steps = new Int8Array(data.length)
  for (let output = 0; output < outputs; output++) {
    const from = output * run
    let largest = Number.EPSILON
    for (let index = from; index < from + run; index++) largest = Math.max(largest, Math.abs(data[index] ?? 0))
    const scale = largest / WEIGHT_STEPS
    scales[output] = scale
    for (let index = from; index < from + run; index++) steps[index] = Math.round((data[index] ?? 0) / scale)
  }
  graph.constants.set(name, { shape, data: steps })
  graph.constants.set(`${name}.scale`, { shape: [outputs], data: scales })
  graph.constants.set(`${name}.zero`, { shape: [outputs], data: new Int8Array(outputs) })
  return scales
}

/** Biases join the sums of products, so their steps are the products' own. */
function storeBias(graph: Graph, bias: { data: Float32Array }, name: string, scales: Float32Array): void {
  const shape = [bias.data.length]
  const data = Int32Array.from(bias.data, (value, output) => Math.round(value / (scales[output] ?? 1)))
  graph.constants.set(name, { shape, data })
  graph.constants.set(`${name}.scale`, { shape, data: scales })
  graph.constants.set(`${name}.zero`, { shape, data: new Int32Array(bias.data.length) })
}
