import type { ConstantData, Graph, Node } from './graph.ts'
import { int32sOf, layoutsOf } from './layout.ts'
import { OPERATORS } from './operators.ts'
import type { TfliteModel, TfliteOperator } from './tflite.ts'

/** What converting one operator needs to know and may add. */
export interface Conversion {
  /** A tensor's lengths for the picture size asked for. */
  shape(tensor: number): number[]
  /** The numbers of a constant tensor; throws where it is computed. */
  floats(tensor: number): Float32Array
  integers(tensor: number): number[]
  /** A tensor's name in the graph. */
  name(tensor: number): string
  /** Adds a constant and answers with its name. */
  constant(data: ConstantData, shape: number[]): string
  /** Adds a node; without a name for its output, makes one up and answers with it. */
  emit(operator: string, inputs: string[], attributes?: Node['attributes'], output?: string): string
  /** Says that a tensor is another one's numbers under a new index. */
  alias(tensor: number, original: number): void
}

/**
 * The same network as ONNX, for pictures of another size where one is given (its rows and columns must keep whole all
 * that the network divides them into; throws a TypeError else). Pictures stay channels last; around each convolution
 * stand two transpositions, of which ONNX Runtime removes all but a few.
 */
export function convertTflite(model: TfliteModel, size?: { rows: number; columns: number }): Graph {
  const graph: Graph = { inputs: [], outputs: [], nodes: [], constants: new Map(), operatorSet: 17 }
  const conversion = createConversion(model, graph, size)
  for (const operator of model.operators) convertOperator(operator, conversion)
  const value = (tensor: number) => ({ name: conversion.name(tensor), shape: conversion.shape(tensor) })
  graph.inputs = model.inputs.map(value)
  graph.outputs = model.outputs.map(value)
  return graph
}

function convertOperator(operator: TfliteOperator, conversion: Conversion): void {
  const convert = OPERATORS[operator.name]
  if (!convert) throw new TypeError(`no conversion for the TensorFlow Lite operator ${operator.name}`)
  convert(operator, conversion)
}

function createConversion(model: TfliteModel, graph: Graph, size?: { rows: number; columns: number }): Conversion {
  const lengthOf = resizer(model, size)
  const originals = new Map<number, number>()
  const original = (tensor: number) => originals.get(tensor) ?? tensor
  const dataOf = (tensor: number) => model.tensors[original(tensor)]?.data ?? null
  let made = 0

  const conversion: Conversion = {
    shape: (tensor) => (model.tensors[tensor]?.shape ?? []).map((length, axis) => lengthOf(tensor, axis, length)),
    integers: (tensor) => int32sOf(dataOf(tensor)),
    floats: (tensor) => {
      const data = dataOf(tensor)
      if (!data) throw new TypeError(`tensor ${tensor} is no constant`)
      const half = model.tensors[original(tensor)]?.type === 'float16'
      const copy = Uint8Array.from(data).buffer
      return half ? Float32Array.from(new Uint16Array(copy), halfToFloat) : new Float32Array(copy)
    },
    name: (tensor) => {
      const name = `t${original(tensor)}`
      if (dataOf(tensor) && !graph.constants.has(name)) {
        graph.constants.set(name, { shape: conversion.shape(tensor), data: conversion.floats(tensor) })
      }
      return name
    },
    constant: (data, shape) => {
      made += 1
      graph.constants.set(`c${made}`, { data, shape })
      return `c${made}`
    },
    emit: (operator, inputs, attributes = {}, output) => {
      made += 1
      const name = output ?? `v${made}`
      graph.nodes.push({ operator, inputs, outputs: [name], attributes })
      return name
    },
    alias: (tensor, of) => originals.set(tensor, original(of)),
  }
  return conversion
}

/** How long an axis is once the input has the size asked for. */
function resizer(model: TfliteModel, size?: { rows: number; columns: number }) {
  const [, rows = 1, columns = 1] = model.tensors[model.inputs[0] ?? 0]?.shape ?? []
  if (!size || (size.rows === rows && size.columns === columns))
    return (_: number, __: number, length: number) => length
  const layouts = layoutsOf(model)
  const factors = { rows: size.rows / rows, columns: size.columns / columns }
  return (tensor: number, axis: number, length: number) => {
    const follows = layouts[tensor]?.[axis] ?? []
    const scaled = follows.reduce((product, one) => product * factors[one], length)
    if (Math.abs(scaled - Math.round(scaled)) > 1e-6) {
      throw new TypeError(`the network cannot look at pictures of ${size.columns}×${size.rows}`)
    }
    return Math.round(scaled)
  }
}

/** IEEE 754 binary16; 15 exponent bias, 10 fraction bits. */
function halfToFloat(half: number): number {
  const sign = half & 0x8000 ? -1 : 1
  const exponent = (half >> 10) & 31
  const fraction = half & 1023
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
