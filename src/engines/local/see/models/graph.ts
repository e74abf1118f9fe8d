/** A network as ONNX describes it (https://onnx.ai/onnx/repo-docs/IR.html), as far as our models need it. */
export interface Graph {
  inputs: Value[]
  outputs: Value[]
  /** Each after those whose outputs it takes. */
  nodes: Node[]
  constants: Map<string, Constant>
  /** The version of ONNX's operators that the nodes keep to. */
  operatorSet: number
}

export interface Value {
  name: string
  /** A name stands for a length that is known only when it runs. */
  shape: (number | string)[]
  /** Floats unless it says otherwise. */
  type?: DataType
}

export interface Node {
  operator: string
  /** Names of values and constants; empty for one left out. */
  inputs: string[]
  outputs: string[]
  attributes: Record<string, Attribute>
}

/** Plain numbers are integers. */
export type Attribute = number | number[] | string | { float: number } | Constant

export interface Constant {
  shape: number[]
  data: ConstantData
}

export type ConstantData = Float32Array | Uint8Array | Int8Array | Int32Array | BigInt64Array

/** TensorProto.DataType. */
export const FLOAT = 1
export const BYTE = 2
export const INTEGER = 7
export type DataType = typeof FLOAT | typeof BYTE | typeof INTEGER
const DATA_TYPES = [
  [FLOAT, Float32Array],
  [BYTE, Uint8Array],
  [3, Int8Array],
  [6, Int32Array],
  [INTEGER, BigInt64Array],
] as const

export function dataTypeOf(data: ConstantData): number {
  const found = DATA_TYPES.find(([, type]) => data instanceof type)
  if (!found) throw new TypeError('a constant of a type we do not write')
  return found[0]
}

/** Little-endian bytes as numbers; copied, since they may lie unaligned. */
export function dataOfType(type: number, raw: Uint8Array): ConstantData {
  const found = DATA_TYPES.find(([number]) => number === type)
  if (!found) throw new TypeError(`a constant of a type we do not read: ${type}`)
  const copy = Uint8Array.from(raw)
  return new found[1](copy.buffer)
}

/** A constant of floats; throws a TypeError where there is none. */
export function floatsOf(graph: Graph, name: string): Constant & { data: Float32Array } {
  const found = graph.constants.get(name)
  if (!(found?.data instanceof Float32Array)) throw new TypeError(`${name} is not a constant of floats`)
  return { shape: found.shape, data: found.data }
}

/** Which node computes each value. */
export function makersOf(graph: Graph): Map<string, Node> {
  return new Map(graph.nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)))
}

/** Leaves out nodes and constants that no output needs. */
export function prune(graph: Graph): void {
  const needed = new Set(graph.outputs.map(({ name }) => name))
  const kept: Node[] = []
  for (const node of graph.nodes.toReversed()) {
    if (!node.outputs.some((name) => needed.has(name))) continue
    for (const input of node.inputs) needed.add(input)
    kept.push(node)
  }
  graph.nodes = kept.reverse()
  graph.constants = new Map([...graph.constants].filter(([name]) => needed.has(name)))
}
